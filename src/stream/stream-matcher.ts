import type { IndicatorSet, LoadedIndicator } from '../indicator-set/indicator-set.js';
import type { Undecided, VisitHits, VisitUndecided } from '../indicator-set/prepared-indicators.js';
import { matchSingle, reportUndecided, type EvaluateOptions } from '../match/evaluate.js';
import type { Match } from '../match/match.js';
import { timeObservation, type TimedObservation } from '../match/release-order.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import { formatTimestamp, parseTimestamp } from '../values/timestamp.js';
import type { Emission, StreamLimit } from './composite-state.js';
import { createComposites } from './composites.js';
import { sealStream, stateKey, unsealStream } from './stream-snapshot.js';
import { createWatermark } from './watermark.js';

export type { Emission, StreamLimit } from './composite-state.js';

/** What bounds the memory of a stream. Reaching one is reported (`onLimit`). */
export interface StreamLimits {
  /**
   * Seconds before the watermark at which an observation that is still to be released may begin. Hits that only an observation reaching back
   * further could use are let go.
   */
  readonly maxReach: number;
  /** Released hits of one composite pattern, and of one key under a partition. At more the oldest quarter is given up. */
  readonly maxHitsPerIndicator: number;
  /** Hits of all composite patterns together. A hit over it is not taken. */
  readonly maxHeldHits: number;
}

export const DEFAULT_STREAM_LIMITS: StreamLimits = {
  maxReach: 3600,
  maxHitsPerIndicator: 100_000,
  maxHeldHits: 2_000_000,
};

const DEFAULT_FORGET_AFTER = 64;

export interface StreamOptions extends Omit<EvaluateOptions, 'onLimit'> {
  /** Default `match`. */
  readonly emission?: Emission;
  /**
   * Seconds that the watermark stays behind the greatest `lastObserved` seen. Without it only `advance` and `end` release composite hits.
   */
  readonly lateness?: number;
  /**
   * Released hits of one pattern that are not looked through for what can be let go: fewer cost time, more memory. Default 64.
   */
  readonly forgetAfter?: number;
  readonly streamLimits?: Partial<StreamLimits>;
  /** Called when something was given up at a limit: there may be a match that is not reported. */
  readonly onLimit?: (indicator: Indicator, limit: StreamLimit) => void;
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

/**
 * Evaluates a set over observations as they come in (semantics 14). It has no clock: time is what observations and `advance` say. Observations
 * that have a `key` are composite with those of the same key only.
 *
 * The set may change between two calls: what is remembered of patterns that are still there stays.
 */
export interface StreamMatcher {
  /**
   * Takes an observation. Returns the matches of single-observation patterns on it, and those of composite patterns that are complete if it has
   * moved the watermark.
   */
  push(observation: Observation): Match[];
  /** The same for an observation that has been evaluated already, by another thread: what it hit, in the order of addition. */
  pushHits(
    observation: Observation,
    hits: readonly ObservationHit[],
    undecided?: readonly ObservationUndecided[],
  ): Match[];
  /**
   * Takes note of an observation that can match nothing, by its `lastObserved`: the watermark moves as if it had been pushed. Returns the matches
   * that this completes.
   */
  see(lastObserved: string): Match[];
  /** Says that nothing before this time will come any more: composite hits up to it are released. RFC 3339, UTC. */
  advance(watermark: string): Match[];
  /** Releases everything that is held. */
  end(): Match[];
  stats(): StreamStats;
  /** How far the stream has come, RFC 3339 in UTC; undefined before its first observation. */
  watermark(): string | undefined;
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
  const emission = options.emission ?? 'match';
  const limits = { ...DEFAULT_STREAM_LIMITS, ...options.streamLimits };
  const composites = createComposites(set, limits, {
    emission,
    maxSearchSteps: options.maxSearchSteps,
    maxHitsPerIndicator: limits.maxHitsPerIndicator,
    forgetAfter: options.forgetAfter ?? DEFAULT_FORGET_AFTER,
    onLimit: ({ indicator }, limit) => options.onLimit?.(indicator, limit),
  });
  let watermark = createWatermark(options.lateness);
  const reported = new Set<string>();
  let version = set.version;
  let arrivals = 0;
  let late = 0;
  let matchCount = 0;

  const counted = (matches: Match[]): Match[] => {
    matchCount += matches.length;
    return matches;
  };

  /** `evaluate` says what the observation hits. */
  const take = (
    observation: Observation,
    evaluate: (visit: VisitHits, visitUndecided: VisitUndecided) => void,
  ): Match[] => {
    followSet();
    const arrival = arrivals++;
    // Most observations hit nothing, and then nobody asks when they were.
    let known: TimedObservation | undefined;
    const timed = (): TimedObservation => (known ??= timeObservation(observation, arrival));
    const isLate = watermark.isBehind(observation.lastObserved);
    if (isLate) late += 1;
    const matches: Match[] = [];
    const hit: VisitHits = (loaded, expressions) => {
      const { singleSlots } = loaded.pattern;
      if (!singleSlots) {
        if (!isLate) composites.add(loaded, { timed: timed(), expressions });
        return;
      }
      if (emission === 'first' && reported.has(stateKey(loaded))) return;
      const match = matchSingle(singleSlots, expressions, loaded.indicator, timed());
      if (!match) return;
      matches.push(match);
      if (emission === 'first') reported.add(stateKey(loaded));
    };
    evaluate(hit, ({ indicator }, reason) => {
      reportUndecided(reason, indicator, observation, options);
    });
    matches.push(...moveOn(observation.lastObserved));
    return counted(matches);
  };

  /** Moves the watermark by an observation that ends then, and releases what is due. */
  const moveOn = (lastObserved: string): Match[] => {
    watermark.see(lastObserved);
    const due = composites.nextDue();
    return due && watermark.hasPassed(due) ? composites.release(watermark.at()) : [];
  };

  /** After a change of the set, what is remembered belongs to the indicators as they are now. */
  const followSet = (): void => {
    if (version === set.version) return;
    version = set.version;
    composites.rebase();
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
    see: (lastObserved) => {
      followSet();
      if (watermark.isBehind(lastObserved)) late += 1;
      return counted(moveOn(lastObserved));
    },
    advance: (text) => {
      const time = parseTimestamp(text);
      if (!time) throw new TypeError(`A watermark must be an RFC 3339 timestamp in UTC, not ${text}.`);
      followSet();
      return watermark.advance(time) ? counted(composites.release(watermark.at())) : [];
    },
    end: () => {
      followSet();
      return counted(composites.releaseAll());
    },
    snapshot: () => {
      followSet();
      const mark = watermark.at();
      return sealStream({
        watermark: mark && formatTimestamp(mark),
        arrivals,
        late,
        matches: matchCount,
        reported: [...reported],
        ...composites.save(),
      });
    },
    restore: (bytes) => {
      const saved = unsealStream(bytes);
      ({ arrivals, late } = saved);
      matchCount = saved.matches;
      const mark = saved.watermark === undefined ? undefined : parseTimestamp(saved.watermark);
      watermark = createWatermark(options.lateness, mark);
      reported.clear();
      for (const key of saved.reported) reported.add(key);
      version = set.version;
      composites.restore(saved);
    },
    stats: () => ({ observations: arrivals, late, matches: matchCount, held: composites.held() }),
    watermark: () => {
      const mark = watermark.at();
      return mark && formatTimestamp(mark);
    },
  };
}
