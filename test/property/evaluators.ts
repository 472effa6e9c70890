import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { compilePattern } from '../../src/match/compile-pattern.js';
import type { Match } from '../../src/match/match.js';
import { readObservations } from '../../src/match/read-observations.js';
import { compareRelease, timeObservation } from '../../src/match/release-order.js';
import type { Observation } from '../../src/stix/observation.js';
import { createStreamMatcher } from '../../src/stream/stream-matcher.js';
import { inReleaseOrder, oracleMatches, oracleStream, oracleWitness, readOracleInput } from '../oracle/index.js';
import type { GeneratedCase } from '../oracle/generate.js';

/** Which brackets took which observation, by its place in release order. */
export type Witness = readonly (readonly [expression: number, position: number])[];

/** What an evaluator says of a case, in a form that all of them share. */
export interface Verdict {
  readonly witness: Witness | undefined;
  /** The witnesses that a stream emits, in order. */
  readonly emitted: readonly Witness[];
}

/** What the oracle says, or undefined where it will not (its own limits). */
export function oracleVerdict({ pattern, input, profile }: GeneratedCase): Verdict {
  const observations = inReleaseOrder(readOracleInput(input));
  const least = oracleWitness(pattern, observations, { profile });
  if ((least !== undefined) !== oracleMatches(pattern, input, { profile }))
    throw new Error('The oracle contradicts itself.');
  const [emitted = []] = oracleStream([pattern], observations, { profile, emission: 'match' });
  return { witness: least && pairs(least), emitted: emitted.map(({ bindings }) => pairs(bindings)) };
}

const pairs = (binding: readonly { readonly expression: number; readonly observation: number }[]): Witness =>
  binding.map(({ expression, observation }) => [expression, observation] as const);

/** Everything that the engine can be asked, which must all agree. */
export function engineVerdicts(
  { pattern, input, profile }: GeneratedCase,
  others: readonly string[] = [],
): Record<string, Partial<Verdict>> {
  const observations = readObservations(input).observations;
  const order = observations
    .map(timeObservation)
    .sort(compareRelease)
    .map((timed) => timed.observation);
  const witnessOf = (match: Match): Witness =>
    match.bindings.flatMap(({ expression, observation, instances = 1 }) => {
      const used = match.observations[observation];
      return Array.from({ length: instances }, () => [expression, used ? order.indexOf(used) : -1] as const);
    });

  const indicators = [pattern, ...others].map((text, index) => ({
    id: `indicator--${index}`,
    pattern: text,
    pattern_version: '2.1',
  }));
  const set = createIndicatorSet(indicators, { profile });
  const one = (match: Match | undefined): Partial<Verdict> => ({ witness: match && witnessOf(match) });
  const stream = (released: readonly Observation[]): Partial<Verdict> => {
    const matcher = createStreamMatcher(set);
    const matches = [...released.flatMap((observation) => matcher.push(observation)), ...matcher.end()];
    const own = matches.filter((match) => match.indicator.id === 'indicator--0');
    return { emitted: own.map(witnessOf) };
  };
  return {
    batch: one(compilePattern(pattern, { profile }).match(observations)),
    set: one(set.match(observations).find((match) => match.indicator.id === 'indicator--0')),
    stream: stream(order),
  };
}
