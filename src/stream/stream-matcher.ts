import type { IndicatorSet, LoadedIndicator } from '../indicator-set/indicator-set.js';
import type { Undecided, VisitHits, VisitUndecided } from '../indicator-set/prepared-indicators.js';

import { matchSingle, reportUndecided, type EvaluateOptions } from '../match/evaluate.js';
import type { Match } from '../match/match.js';
import { timeObservation, type TimedObservation } from '../match/release-order.js';
import type { Observation } from '../stix/observation.js';
import { compareTimestamps, formatTimestamp, parseTimestamp, type Timestamp } from '../values/timestamp.js';
import { createCompositeState, type CompositeState, type Emission } from './composite-state.js';
import { sealStream, stateKey, unsealStream } from './stream-snapshot.js';

export interface StreamOptions extends EvaluateOptions {
  /** Default `match`. */
  readonly emission?: Emission;
}

export interface StreamStats {
  /** Observations pushed. */
  readonly observations: number;
  /** Observations that came behind the watermark; composite patterns did not see them. */
  readonly late: number;
  readonly matches: number;
  /** Hits of composite patterns that are held. */
  readonly held: number;
}

/** An indicator with the expressions that an observation satisfies, ascending. */
export interface ObservationHit {
  readonly loaded: LoadedIndicator;
  readonly expressions: readonly number[];
}

/** An indicator with an expression that was left undecided on an observation. */
export interface ObservationUndecided {
  readonly loaded: LoadedIndicator;
  readonly reason: Undecided;
}

/** Evaluates a set over observations as they come in (semantics 14). It has no clock: time is what observations and `advance` say. */
export interface StreamMatcher {
  /** The matches of single-observation patterns on this observation. Composite patterns answer when it is released. */
  push(observation: Observation): Match[];
  /** The same for an observation that has been evaluated already, by another thread: what it hit, in the order of addition. */
  pushHits(
    observation: Observation,
    hits: readonly ObservationHit[],
    undecided?: readonly ObservationUndecided[],
  ): Match[];
  /** Says that nothing before this time will come any more: composite hits up to it are released. RFC 3339, UTC. */
  advance(watermark: string): Match[];
  /** Releases everything that is held. */
  end(): Match[];
  stats(): StreamStats;
  /** Everything that is remembered, as bytes for `restore`. */
  snapshot(): Uint8Array;
  /**
   * Takes a snapshot's state in place of its own. State of an indicator that the set does not hold, or holds with another pattern, is let go.
   * @throws SealedDataError if the bytes are no snapshot, were written by another version, or are damaged.
   */
  restore(bytes: Uint8Array): void;
}

/** Creates a stream over a set of indicators. */
export function createStreamMatcher(set: IndicatorSet, options: StreamOptions = {}): StreamMatcher {
  const states = new Map<LoadedIndicator, CompositeState>();
  const reported = new Set<LoadedIndicator>();
  const emission = options.emission ?? 'match';
  let watermark: Timestamp | undefined;
  let arrivals = 0;
  let late = 0;
  let matchCount = 0;

  const stateOf = (loaded: LoadedIndicator): CompositeState => {
    let state = states.get(loaded);
    if (!state) states.set(loaded, (state = createCompositeState(loaded, emission, options)));
    return state;
  };

  const release = (isDue: (timed: TimedObservation) => boolean): Match[] => {
    const matches: Match[] = [];
    for (const state of states.values()) matches.push(...state.release(isDue));
    matchCount += matches.length;
    return matches;
  };

  /** `evaluate` says what the observation hits. */
  const take = (
    observation: Observation,
    evaluate: (visit: VisitHits, visitUndecided: VisitUndecided) => void,
  ): Match[] => {
    const arrival = arrivals++;
    // Most observations hit nothing, and then nobody asks when they were.
    let known: TimedObservation | undefined;
    const timed = (): TimedObservation => (known ??= timeObservation(observation, arrival));
    const isLate = watermark !== undefined && compareTimestamps(timed().last, watermark) < 0;
    if (isLate) late += 1;
    const matches: Match[] = [];
    const undecided: VisitUndecided = ({ indicator }, reason) => {
      reportUndecided(reason, indicator, observation, options);
    };
    evaluate((loaded, expressions) => {
      const { singleSlots } = loaded.pattern;
      if (!singleSlots) {
        if (!isLate) stateOf(loaded).add(timed(), expressions);
        return;
      }
      if (emission === 'first' && reported.has(loaded)) return;
      const match = matchSingle(singleSlots, expressions, loaded.indicator, timed());
      if (!match) return;
      matches.push(match);
      if (emission === 'first') reported.add(loaded);
    }, undecided);
    matchCount += matches.length;
    return matches;
  };

  return {
    push: (observation) =>
      take(observation, (visit, visitUndecided) => {
        set.evaluate(observation, visit, visitUndecided);
      }),
    pushHits: (observation, hits, undecided = []) =>
      take(observation, (visit, visitUndecided) => {
        for (const { loaded, reason } of undecided) visitUndecided(loaded, reason);
        for (const { loaded, expressions } of hits) visit(loaded, expressions);
      }),
    advance: (time) => {
      const next = parseTimestamp(time);
      if (!next) throw new TypeError(`A watermark must be an RFC 3339 timestamp in UTC, not ${time}.`);
      if (watermark && compareTimestamps(next, watermark) <= 0) return [];
      watermark = next;
      return release((timed) => compareTimestamps(timed.last, next) < 0);
    },
    end: () => release(() => true),
    snapshot: () =>
      sealStream({
        watermark: watermark && formatTimestamp(watermark),
        arrivals,
        late,
        matches: matchCount,
        reported: [...reported].map(stateKey),
        states: Object.fromEntries([...states].map(([loaded, state]) => [stateKey(loaded), state.save()])),
      }),
    restore: (bytes) => {
      const saved = unsealStream(bytes);
      ({ arrivals, late } = saved);
      matchCount = saved.matches;
      watermark = saved.watermark === undefined ? undefined : parseTimestamp(saved.watermark);
      states.clear();
      reported.clear();
      const wasReported = new Set(saved.reported);
      for (const loaded of set.loaded()) {
        const key = stateKey(loaded);
        const state = Object.hasOwn(saved.states, key) ? saved.states[key] : undefined;
        if (state) states.set(loaded, createCompositeState(loaded, emission, options, state));
        if (wasReported.has(key)) reported.add(loaded);
      }
    },
    stats: () => {
      let held = 0;
      for (const state of states.values()) held += state.size();
      return { observations: arrivals, late, matches: matchCount, held };
    },
  };
}
