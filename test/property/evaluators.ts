import { createIndicatorSet, openIndicatorSet } from '../../src/indicator-set/indicator-set.js';
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
  // With a place in a file, so that the release order does not depend on the order of arrival.
  const observations = readObservations(input).observations.map((observation, index): Observation => ({
    ...observation,
    source: { file: 'input', line: index + 1 },
  }));
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
  const own = (matches: readonly Match[]): Partial<Verdict> => ({
    emitted: matches.filter((match) => match.indicator.id === 'indicator--0').map(witnessOf),
  });
  const stream = (arriving: readonly Observation[]): Partial<Verdict> => {
    const matcher = createStreamMatcher(set);
    return own([...arriving.flatMap((observation) => matcher.push(observation)), ...matcher.end()].sort(byPosition));
  };
  const interrupted = (arriving: readonly Observation[]): Partial<Verdict> => {
    const before = createStreamMatcher(set);
    const half = arriving.length >> 1;
    const first = arriving.slice(0, half).flatMap((observation) => before.push(observation));
    const after = createStreamMatcher(openIndicatorSet(set.save()));
    after.restore(before.snapshot());
    const second = arriving.slice(half).flatMap((observation) => after.push(observation));
    // What was restored are equal observations, not the same ones.
    return own([...first, ...second, ...after.end()].map(withOriginals));
  };
  const withOriginals = (match: Match): Match => ({
    ...match,
    observations: match.observations.map((used) => order.find((one) => sameSource(one, used)) ?? used),
  });
  const byPosition = (left: Match, right: Match): number => lastPosition(left) - lastPosition(right);
  const lastPosition = (match: Match): number => Math.max(...witnessOf(match).map(([, position]) => position));
  return {
    batch: one(compilePattern(pattern, { profile }).match(observations)),
    set: one(set.match(observations).find((match) => match.indicator.id === 'indicator--0')),
    stream: stream(order),
    'stream, in reverse': stream([...order].reverse()),
    'stream, saved and restored': interrupted(order),
  };
}

function sameSource(left: Observation, right: Observation): boolean {
  return JSON.stringify(left.source) === JSON.stringify(right.source);
}
