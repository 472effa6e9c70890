import type { LoadedIndicator } from '../indicator-set/indicator-set.js';
import { bindingOptions, toHit, type EvaluateOptions } from '../match/evaluate.js';
import { decideBinding, findBinding } from '../match/find-binding.js';
import type { Hit } from '../match/hits.js';
import { createMatch, type Match } from '../match/match.js';
import { compareRelease, type TimedObservation } from '../match/release-order.js';
import { restoreHit, saveHit, type SavedState } from './stream-snapshot.js';

/** `match`: a match empties the indicator's state; `first`: an indicator reports once (semantics 14, Emission). */
export type Emission = 'match' | 'first';

/** An observation that satisfies expressions of a composite pattern, waiting for its turn in event order. */
interface Waiting {
  readonly timed: TimedObservation;
  readonly expressions: readonly number[];
}

/**
 * What the stream remembers for one composite pattern: hits that wait for the watermark, and released hits in which there is no binding
 * yet.
 *
 *     push ──▶ waiting ──(watermark passes last_observed)──▶ released ──(a binding)──▶ match, and released is empty again
 */
export interface CompositeState {
  readonly add: (timed: TimedObservation, expressions: readonly number[]) => void;
  /** Releases, in event order, the waiting hits that `isDue`, and returns the matches that they complete. */
  readonly release: (isDue: (timed: TimedObservation) => boolean) => Match[];
  /** How many hits it holds. */
  readonly size: () => number;
  readonly save: () => SavedState;
}

/** The state of one indicator, empty. */
export function createCompositeState(
  { pattern, indicator }: LoadedIndicator,
  emission: Emission,
  options: EvaluateOptions,
  saved?: SavedState,
): CompositeState {
  const binding = bindingOptions(pattern, options);
  let waiting: Waiting[] = saved?.waiting.map(restoreHit) ?? [];
  let released: TimedObservation[] = [];
  let hits: Hit[] = [];
  let positions = 0;
  let done = saved?.done ?? false;
  let exhausted = false;

  const admit = ({ timed, expressions }: Waiting): void => {
    hits.push(toHit(pattern, positions++, timed, expressions));
    released.push(timed);
  };
  saved?.released.map(restoreHit).forEach(admit);

  const decide = (count: number): 'found' | 'none' | 'exhausted' => {
    const answer = decideBinding(pattern.demand, hits.slice(0, count), binding);
    exhausted ||= answer === 'exhausted';
    return answer;
  };
  const holds = (count: number): boolean => decide(count) === 'found';

  /** The shortest prefix that holds a binding, known to be longer than `none`: the doubling search costs little when it is short. */
  const shortestPrefix = (none: number): number | undefined => {
    let low = none;
    let high = Math.min(hits.length, Math.max(none + 1, 2));
    while (!holds(high)) {
      if (high === hits.length) return undefined;
      low = high;
      high = Math.min(hits.length, high * 2);
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle;
    }
    return high;
  };

  const emit = (count: number): Match | undefined => {
    const answer = findBinding(pattern.demand, hits.slice(0, count), binding);
    exhausted ||= answer.kind === 'exhausted';
    const match =
      answer.kind === 'found'
        ? createMatch(
            indicator,
            answer.witness,
            released.slice(0, count).map((one) => one.observation),
          )
        : undefined;
    hits = hits.slice(count);
    released = released.slice(count);
    return match;
  };

  return {
    add: (timed, expressions) => {
      if (!done) waiting.push({ timed, expressions });
    },
    release: (isDue) => {
      const due = waiting.filter(({ timed }) => isDue(timed));
      if (due.length === 0 || done) return [];
      waiting = waiting.filter(({ timed }) => !isDue(timed));
      due.sort((left, right) => compareRelease(left.timed, right.timed));
      let none = hits.length;
      due.forEach(admit);

      const matches: Match[] = [];
      // One look at all of them first: mostly there is nothing to find, and then nothing to find the place of.
      if (decide(hits.length) === 'none') none = hits.length;
      while (none < hits.length && !done) {
        const count = shortestPrefix(none);
        if (count === undefined) break;
        const match = emit(count);
        if (match) matches.push(match);
        none = 0;
        done = emission === 'first';
      }
      if (exhausted) options.onLimit?.(indicator, 'maxSearchSteps');
      exhausted = false;
      if (done) {
        waiting = [];
        released = [];
        hits = [];
      }
      return matches;
    },
    size: () => waiting.length + hits.length,
    save: () => ({
      waiting: waiting.map(({ timed, expressions }) => saveHit(timed, expressions)),
      released: released.map((timed, index) => saveHit(timed, hits[index]?.expressions ?? [])),
      done,
    }),
  };
}
