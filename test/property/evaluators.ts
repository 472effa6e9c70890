import { createIndicatorSet, openIndicatorSet, type IndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { compilePattern } from '../../src/match/compile-pattern.js';
import type { Match } from '../../src/match/match.js';
import { readObservations } from '../../src/match/read-observations.js';
import { compareRelease, timeObservation } from '../../src/match/release-order.js';
import type { Observation } from '../../src/stix/observation.js';
import { createStreamMatcher } from '../../src/stream/stream-matcher.js';
import type { GeneratedTable } from '../oracle/generate.js';

/** Which brackets took which observation, by its place in release order. */
export type Witness = readonly (readonly [expression: number, position: number])[];

/** What an evaluator says of a pattern and an input, in a form that all of them share; what it is not asked is left out. */
export interface Verdict {
  /** The least binding; empty where there is none. */
  readonly witness?: Witness;
  /** The witnesses that a stream emits, in order. */
  readonly emitted?: readonly Witness[];
}

/** The verdicts on all patterns over one input, in their order, of each evaluator by its name. */
export type EngineVerdicts = Readonly<Record<string, readonly Verdict[]>>;

/** Everything that the engine can be asked, which must all agree: one function for each input of a table. */
export function askEngine({ patterns, inputs, profile }: GeneratedTable): readonly (() => EngineVerdicts)[] {
  const set = createIndicatorSet(
    patterns.map((pattern, index) => ({ id: String(index), pattern, pattern_version: '2.1' })),
    { profile },
  );
  // From the AST: to parse the same texts again would double the price of a table and show nothing new.
  const alone = Array.from(set.loaded(), ({ pattern }) => compilePattern(pattern.ast, { profile }));
  return inputs.map((input) => () => {
    const observations = readPlaced(input);
    const order = inReleaseOrder(observations);
    const witnessOf = (match: Match): Witness => positionsOf(match, order);
    const only = (match: Match | undefined): Verdict => ({ witness: match ? witnessOf(match) : [] });
    const perPattern = (matches: readonly Match[], say: (own: readonly Match[]) => Verdict): readonly Verdict[] =>
      patterns.map((_, place) => say(matches.filter((match) => match.indicator.id === String(place))));
    const emitted = (matches: readonly Match[]): readonly Verdict[] =>
      perPattern(matches, (own) => ({ emitted: own.map(witnessOf).sort(byCompletion) }));
    return {
      batch: alone.map((compiled) => only(compiled.match(observations))),
      set: perPattern(set.match(observations), ([match]) => only(match)),
      stream: emitted(streamThrough(set, order)),
      'stream, in reverse': emitted(streamThrough(set, [...order].reverse())),
      // Dearer than all the others together, so only a table of one input is interrupted.
      ...(inputs.length === 1 && { 'stream, saved and restored': emitted(streamInterrupted(set, order)) }),
    };
  });
}

/** Observations with a place in a file, so that the release order does not depend on the order of arrival. */
function readPlaced(input: readonly unknown[]): readonly Observation[] {
  return readObservations(input).observations.map((observation, index) => ({
    ...observation,
    source: { file: 'input', line: index + 1 },
  }));
}

function inReleaseOrder(observations: readonly Observation[]): readonly Observation[] {
  return observations
    .map(timeObservation)
    .sort(compareRelease)
    .map((timed) => timed.observation);
}

function positionsOf(match: Match, order: readonly Observation[]): Witness {
  // By place and not by identity: what was restored are equal observations, not the same ones.
  const positions = match.observations.map((used) => order.findIndex((one) => lineOf(one) === lineOf(used)));
  return match.bindings.flatMap(({ expression, observation, instances = 1 }) =>
    Array.from({ length: instances }, () => [expression, positions[observation] ?? -1] as const),
  );
}

function lineOf({ source }: Observation): number | undefined {
  return source && 'line' in source ? source.line : undefined;
}

/** Single-observation patterns answer as observations arrive, so what comes out is sorted by what completed it. */
function byCompletion(left: Witness, right: Witness): number {
  return lastPosition(left) - lastPosition(right);
}

function lastPosition(witness: Witness): number {
  return Math.max(...witness.map(([, position]) => position));
}

function streamThrough(set: IndicatorSet, arriving: readonly Observation[]): readonly Match[] {
  const stream = createStreamMatcher(set);
  return [...arriving.flatMap((observation) => stream.push(observation)), ...stream.end()];
}

/** Half of the observations, then all of it saved and opened again, then the other half. */
function streamInterrupted(set: IndicatorSet, arriving: readonly Observation[]): readonly Match[] {
  const half = arriving.length >> 1;
  const before = createStreamMatcher(set);
  const first = arriving.slice(0, half).flatMap((observation) => before.push(observation));
  const after = createStreamMatcher(openIndicatorSet(set.save()));
  after.restore(before.snapshot());
  return [...first, ...arriving.slice(half).flatMap((observation) => after.push(observation)), ...after.end()];
}
