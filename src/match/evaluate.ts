import type { OnUndecided, Undecided } from '../compile/undecided.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import { compareTimestamps, formatTimestamp } from '../values/timestamp.js';
import { findBinding, type BindingOptions } from './find-binding.js';
import type { Hit } from './hits.js';
import { createMatch, createSingleMatch, type Match } from './match.js';
import type { SlotPlan } from './plan.js';
import type { PreparedPattern } from './prepare-pattern.js';
import { compareRelease, timeObservation, type TimedObservation } from './release-order.js';

/** Search steps that one question about one pattern may cost, unless the caller says otherwise. */
export const DEFAULT_MAX_SEARCH_STEPS = 10_000_000;

export interface EvaluateOptions {
  readonly maxSearchSteps?: number;
  /** Called when a question was given up at a limit: there may be a match that is not reported. */
  readonly onLimit?: (indicator: Indicator, limit: MatchLimit) => void;
  /** Called when an observation takes no part in a pattern for a fault of its own: D10 under the profile `reference` (I113). */
  readonly onDiagnostic?: (diagnostic: Diagnostic, indicator: Indicator, observation: Observation) => void;
}

/** What a question about a pattern can be given up at: steps of the search for a binding, or the length of a text that MATCHES is asked of. */
export type MatchLimit = 'maxSearchSteps' | 'maxSubjectLength';

/**
 * Matches one pattern against a batch: the naive path, without an index, that every other one must agree with.
 *
 * Event order needs times, and parsing those costs more than most tests do: only what satisfies something, or is undecided, is put in order.
 */
export function evaluatePattern(
  pattern: PreparedPattern,
  indicator: Indicator,
  observations: Iterable<Observation>,
  options: EvaluateOptions = {},
): Match | undefined {
  const tested = testAll(pattern, observations);
  tested.sort((left, right) => compareRelease(left.timed, right.timed));
  const hits: Hit[] = [];
  for (const [position, { timed, expressions, undecided }] of tested.entries()) {
    for (const reason of undecided) reportUndecided(reason, indicator, timed.observation, options);
    if (expressions.length === 0) continue;
    if (pattern.singleSlots) {
      const match = matchSingle(pattern.singleSlots, expressions, indicator, timed);
      if (match) return match;
    } else {
      hits.push(toHit(pattern, position, timed, expressions));
    }
  }
  if (pattern.singleSlots) return undefined;
  const answer = findBinding(pattern.demand, hits, bindingOptions(pattern, options));
  if (answer.kind === 'exhausted') options.onLimit?.(indicator, 'maxSearchSteps');
  return answer.kind === 'found'
    ? createMatch(
        indicator,
        answer.witness,
        hits.map((hit) => tested[hit.position]?.timed.observation).filter((one) => one !== undefined),
      )
    : undefined;
}

/** What a pattern says of an observation that it says anything of. */
interface Tested {
  readonly timed: TimedObservation;
  /** The observation expressions that it satisfies, and why others were left undecided. */
  readonly expressions: readonly number[];
  readonly undecided: readonly Undecided[];
}

function testAll(pattern: PreparedPattern, observations: Iterable<Observation>): Tested[] {
  const tested: Tested[] = [];
  let undecided: Undecided[] = [];
  const onUndecided = (reason: Undecided): void => void undecided.push(reason);
  let arrival = 0;
  for (const observation of observations) {
    const expressions = satisfiedExpressions(pattern, observation, onUndecided);
    if (expressions.length > 0 || undecided.length > 0) {
      tested.push({ timed: timeObservation(observation, arrival), expressions, undecided });
      undecided = [];
    }
    arrival += 1;
  }
  return tested;
}

/** The options of the binding search that a profile and a caller give. */
export function bindingOptions(
  pattern: PreparedPattern,
  options: { readonly maxSearchSteps?: number | undefined },
): BindingOptions {
  return {
    withinInclusive: pattern.profile.withinInclusive,
    maxSearchSteps: options.maxSearchSteps ?? DEFAULT_MAX_SEARCH_STEPS,
  };
}

/** Tells the caller that an indicator was not decided on an observation. */
export function reportUndecided(
  reason: Undecided,
  indicator: Indicator,
  observation: Observation,
  { onLimit, onDiagnostic }: EvaluateOptions,
): void {
  if (reason === 'maxSubjectLength') onLimit?.(indicator, reason);
  else onDiagnostic?.(diagnostic('I113', UNPARSEABLE_TIMESTAMP), indicator, observation);
}

const UNPARSEABLE_TIMESTAMP =
  'The observation takes no part in the pattern: a text in it that is compared with a timestamp is none. The profile `reference` rejects it; the others take it as incompatible.';

const NOTHING: readonly number[] = [];

function satisfiedExpressions(
  pattern: PreparedPattern,
  observation: Observation,
  onUndecided: OnUndecided,
): readonly number[] {
  let satisfied: number[] | undefined;
  pattern.expressions.forEach((expression, index) => {
    if (expression.test(observation, onUndecided)) (satisfied ??= []).push(index);
  });
  return satisfied ?? NOTHING;
}

/** A hit of a composite pattern; more instances than the pattern has slots change nothing (semantics 1.3). */
export function toHit(
  pattern: PreparedPattern,
  position: number,
  { observation, first, last }: TimedObservation,
  expressions: readonly number[],
): Hit {
  return { position, first, last, instances: Math.min(observation.numberObserved, pattern.mostInstances), expressions };
}

/** Decides a pattern of single slots on one observation: some satisfied expression's START/STOP leaves it a moment. */
export function matchSingle(
  slots: readonly SlotPlan[],
  satisfied: readonly number[],
  indicator: Indicator,
  { observation, first, last }: TimedObservation,
): Match | undefined {
  for (const { expression, bounds } of slots) {
    if (!satisfied.includes(expression)) continue;
    const { from, until } = bounds;
    const earliest = from && compareTimestamps(from, first) > 0 ? from : first;
    if (compareTimestamps(earliest, last) > 0) continue;
    if (until && compareTimestamps(earliest, until) >= 0) continue;
    const moment = earliest === first ? observation.firstObserved : formatTimestamp(earliest);
    return createSingleMatch(indicator, expression, observation, moment);
  }
  return undefined;
}
