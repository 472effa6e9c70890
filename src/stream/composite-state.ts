import type { LoadedIndicator } from '../indicator-set/indicator-set.js';
import { bindingOptions, toHit, type MatchLimit } from '../match/evaluate.js';
import { decideBinding, findBinding, findCompletedBinding, type BindingAnswer } from '../match/find-binding.js';
import type { Hit } from '../match/hits.js';
import { createMatch, type Match } from '../match/match.js';
import { compareRelease, type TimedObservation } from '../match/release-order.js';
import { prepareForgetting } from './forgetting.js';
import { createLeafCounts } from './leaf-counts.js';

/**
 * When an indicator reports (semantics 14, Emission). `match`: a match empties its state; `first`: once; `each`: whenever an observation
 * completes a binding.
 */
export type Emission = 'match' | 'first' | 'each';

/** What a stream can be given up at: its questions, how far back an observation reaches, and how many hits are held. */
export type StreamLimit = MatchLimit | 'maxReach' | 'maxHitsPerIndicator' | 'maxHeldHits';

/** A hit that is released. */
export interface Released {
  readonly timed: TimedObservation;
  /** The expressions that the observation satisfies, ascending. */
  readonly expressions: readonly number[];
}

/**
 * What a stream remembers of one composite pattern, or of one key of it: the released hits that a later one may still make a binding of.
 *
 *     push ──▶ waiting ──(the watermark passes last_observed)──▶ released ──(a binding)──▶ match
 */
export interface CompositeState {
  readonly loaded: LoadedIndicator;
  /** The partition that it is of (semantics 14, Partition). */
  readonly key: string | undefined;
  /**
   * Releases hits, which are put in event order, and returns the matches that they complete.
   * @param horizon the second before which nothing that is released later is expected to begin: -Infinity if nothing is known, Infinity if nothing
   *   is to come
   */
  readonly release: (due: readonly Released[], horizon: number) => Match[];
  /** Lets go of what nothing later can use. */
  readonly forget: (horizon: number) => void;
  /** Whether the observation may ever be of use to it. */
  readonly mayUse: (hit: Released) => boolean;
  /** How many hits it holds. */
  readonly size: () => number;
  readonly released: () => readonly Released[];
  /** Whether the indicator has reported for the last time. */
  readonly isDone: () => boolean;
  /** The second before which nothing may begin without what was let go being missed. */
  readonly lostBefore: () => number;
}

export interface CompositeOptions {
  readonly emission: Emission;
  readonly maxSearchSteps: number | undefined;
  readonly maxHitsPerIndicator: number;
  /** So many hits of an indicator are never looked through for what can be let go. */
  readonly forgetAfter: number;
  readonly onLimit: (loaded: LoadedIndicator, limit: StreamLimit) => void;
}

/** What is saved of a state besides its hits. */
export interface SavedProgress {
  readonly isDone: boolean;
  readonly lostBefore: number | null;
}

/** What is left of the hits of an indicator that has reached its limit. */
const KEPT_AT_THE_LIMIT = 0.75;

/** The state of one indicator, empty or as it was saved. */
export function createCompositeState(
  loaded: LoadedIndicator,
  key: string | undefined,
  options: CompositeOptions,
  saved?: SavedProgress & { readonly released: readonly Released[] },
): CompositeState {
  const { pattern, indicator } = loaded;
  const { demand } = pattern;
  const { emission } = options;
  const binding = bindingOptions(pattern, options);
  const forgetting = prepareForgetting(demand, pattern.mostInstances);
  const leaves = createLeafCounts(demand);
  let released: Released[] = [];
  let hits: Hit[] = [];
  let positions = 0;
  let isDone = saved?.isDone ?? false;
  let lostBefore = saved?.lostBefore ?? -Infinity;
  /** How many hits are let be before they are looked through again: twice as many as the last time left, so that it costs little a hit. */
  let patience = options.forgetAfter;

  const admit = (one: Released): void => {
    const hit = toHit(pattern, positions++, one.timed, one.expressions);
    hits.push(hit);
    released.push(one);
    leaves.add(hit);
  };
  saved?.released.forEach(admit);

  const keepAt = (places: readonly number[]): void => {
    hits = places.flatMap((at) => hits[at] ?? []);
    released = places.flatMap((at) => released[at] ?? []);
    leaves.reset(hits);
  };
  const keepFrom = (place: number): void => {
    hits = hits.slice(place);
    released = released.slice(place);
    leaves.reset(hits);
  };

  let isExhausted = false;
  const decide = (count: number): 'found' | 'none' | 'exhausted' => {
    const answer = decideBinding(demand, count === hits.length ? hits : hits.slice(0, count), binding);
    isExhausted ||= answer === 'exhausted';
    return answer;
  };
  const toMatch = (answer: BindingAnswer): Match[] => {
    isExhausted ||= answer.kind === 'exhausted';
    if (answer.kind !== 'found') return [];
    return [
      createMatch(
        indicator,
        answer.witness,
        released.map(({ timed }) => timed.observation),
      ),
    ];
  };

  /** The shortest prefix that holds a binding, known to be longer than `none`: the doubling search costs little when it is short. */
  const shortestPrefix = (none: number): number | undefined => {
    let low = none;
    let high = Math.min(hits.length, Math.max(none + 1, 2));
    while (decide(high) !== 'found') {
      if (high === hits.length) return undefined;
      low = high;
      high = Math.min(hits.length, high * 2);
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (decide(middle) === 'found') high = middle;
      else low = middle;
    }
    return high;
  };

  /** Emission `match` and `first`: a prefix that holds a binding is a match, and begins anew behind it. */
  const emitAndEmpty = (before: number): Match[] => {
    const matches: Match[] = [];
    // One look at all of them first: mostly there is nothing to find, and then nothing to find the place of.
    let none = decide(hits.length) === 'none' ? hits.length : before;
    while (none < hits.length && !isDone) {
      const count = shortestPrefix(none);
      if (count === undefined) break;
      matches.push(...toMatch(findBinding(demand, hits.slice(0, count), binding)));
      keepFrom(count);
      none = 0;
      isDone = emission === 'first';
    }
    return matches;
  };

  /** Emission `each`: the match that the last hit completes, with that hit in it. */
  const emitCompleted = (): Match[] => {
    const matches = leaves.suffice() ? toMatch(findCompletedBinding(demand, hits, binding)) : [];
    giveUpIfExhausted();
    return matches;
  };

  const giveUpIfExhausted = (): void => {
    if (!isExhausted) return;
    // To ask again with every further hit would take as long each time, and come to nothing again.
    options.onLimit(loaded, 'maxSearchSteps');
    keepFrom(hits.length);
    isExhausted = false;
  };

  const forgetIfMany = (horizon: number): void => {
    if (hits.length > patience) forget(horizon);
    if (hits.length <= options.maxHitsPerIndicator) return;
    options.onLimit(loaded, 'maxHitsPerIndicator');
    // More than what is too many, so that it does not happen again with the next hit.
    keepFrom(hits.length - Math.ceil(options.maxHitsPerIndicator * KEPT_AT_THE_LIMIT));
  };

  const forget = (horizon: number): void => {
    const answer = forgetting.forget(hits, horizon);
    if (answer.kept.length < hits.length) keepAt(answer.kept);
    lostBefore = Math.max(lostBefore, answer.lostBefore);
    patience = Math.max(options.forgetAfter, 2 * hits.length);
  };

  return {
    loaded,
    key,
    mayUse: (one) => !isDone && forgetting.mayServe(toHit(pattern, 0, one.timed, one.expressions)),
    release: (due, horizon) => {
      if (isDone) return [];
      const before = hits.length;
      const matches: Match[] = [];
      const ordered = [...due].sort((left, right) => compareRelease(left.timed, right.timed));
      ordered.forEach((one, index) => {
        if (one.timed.first.seconds < lostBefore) options.onLimit(loaded, 'maxReach');
        admit(one);
        if (emission !== 'each') return;
        matches.push(...emitCompleted());
        forgetIfMany(Math.min(horizon, ordered[index + 1]?.timed.first.seconds ?? horizon));
      });
      if (emission === 'each') return matches;
      if (leaves.suffice()) matches.push(...emitAndEmpty(before));
      giveUpIfExhausted();
      if (isDone) keepFrom(hits.length);
      forgetIfMany(horizon);
      return matches;
    },
    forget,
    size: () => hits.length,
    released: () => released,
    isDone: () => isDone,
    lostBefore: () => lostBefore,
  };
}
