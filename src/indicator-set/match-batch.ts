import { bindingOptions, matchSingle, reportUndecided, toHit, type EvaluateOptions } from '../match/evaluate.js';
import { findBinding } from '../match/find-binding.js';
import type { Hit } from '../match/hits.js';
import { createMatch, type Match } from '../match/match.js';
import { compareRelease, timeObservation, type TimedObservation } from '../match/release-order.js';
import type { Observation } from '../stix/observation.js';
import type { LoadedIndicator, PreparedIndicators, VisitHits, VisitUndecided } from './prepared-indicators.js';

/**
 * Matches a batch against the indicators of a set: at most one match an indicator, with its least witness, in the order of addition.
 */
export function matchBatch(
  evaluate: PreparedIndicators['evaluate'],
  observations: readonly Observation[],
  options: EvaluateOptions,
): Match[] {
  const timed = observations.map(timeObservation).sort(compareRelease);
  const found = new Map<LoadedIndicator, Match>();
  const composite = new Map<LoadedIndicator, { hits: Hit[]; observed: TimedObservation[] }>();
  for (const [position, one] of timed.entries()) {
    const undecided: VisitUndecided = ({ indicator }, reason) => {
      reportUndecided(reason, indicator, one.observation, options);
    };
    const hit: VisitHits = (loaded, expressions) => {
      const { pattern, indicator } = loaded;
      if (pattern.singleSlots) {
        if (found.has(loaded)) return;
        const match = matchSingle(pattern.singleSlots, expressions, indicator, one);
        if (match) found.set(loaded, match);
        return;
      }
      let state = composite.get(loaded);
      if (!state) composite.set(loaded, (state = { hits: [], observed: [] }));
      state.hits.push(toHit(pattern, position, one, expressions));
      state.observed.push(one);
    };
    evaluate(one.observation, hit, undecided);
  }
  for (const [loaded, { hits, observed }] of composite) {
    const answer = findBinding(loaded.pattern.demand, hits, bindingOptions(loaded.pattern, options));
    if (answer.kind === 'exhausted') options.onLimit?.(loaded.indicator, 'maxSearchSteps');
    if (answer.kind === 'found') {
      found.set(
        loaded,
        createMatch(
          loaded.indicator,
          answer.witness,
          observed.map((one) => one.observation),
        ),
      );
    }
  }
  return [...found].sort(([left], [right]) => left.slot - right.slot).map(([, match]) => match);
}
