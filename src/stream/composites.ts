import type { IndicatorSet, LoadedIndicator } from '../indicator-set/indicator-set.js';
import type { Match } from '../match/match.js';
import type { Timestamp } from '../values/timestamp.js';
import {
  createCompositeState,
  type CompositeOptions,
  type CompositeState,
  type Released,
  type SavedProgress,
} from './composite-state.js';
import { createObservationReader, createObservationWriter, type SavedStream } from './stream-snapshot.js';
import { createWaitingHits, type Waiting } from './waiting-hits.js';

type SavedComposites = Pick<SavedStream, 'observations' | 'states' | 'lost'>;

/** The states of all composite patterns of a stream, and the hits that wait to be released to them. */
export interface Composites {
  readonly add: (loaded: LoadedIndicator, hit: Released) => void;
  /** The end of the hit that is due first. */
  readonly nextDue: () => Timestamp | undefined;
  /** Releases the hits that the watermark has passed, and returns the matches that they complete. */
  readonly release: (watermark: Timestamp | undefined) => Match[];
  readonly releaseAll: () => Match[];
  /** Moves what is remembered to the indicators that the set holds now, and lets go of the rest. */
  readonly rebase: () => void;
  readonly held: () => number;
  readonly save: () => SavedComposites;
  readonly restore: (saved: SavedComposites) => void;
}

export interface CompositesLimits {
  readonly maxReach: number;
  readonly maxHeldHits: number;
}

/**
 * All states are looked through, also those that nothing has come to, once as many hits were released as this many indicators may hold without
 * being looked through.
 */
const INDICATORS_A_SWEEP = 256;

/** The states of one indicator, by partition. */
interface OfIndicator {
  readonly byKey: Map<string | undefined, CompositeState>;
  /** `CompositeState.lostBefore` of states that are no longer there, because nothing was left in them. */
  lostBefore: number;
}

const NOTHING = { isDone: false, released: [] } as const;

export function createComposites(
  set: IndicatorSet,
  { maxReach, maxHeldHits }: CompositesLimits,
  options: CompositeOptions,
): Composites {
  const states = new Map<LoadedIndicator, OfIndicator>();
  const waiting = createWaitingHits();
  /** How many hits the states hold. */
  let released = 0;
  let sinceSweep = 0;

  const ofIndicator = (loaded: LoadedIndicator): OfIndicator => {
    let own = states.get(loaded);
    if (!own) states.set(loaded, (own = { byKey: new Map(), lostBefore: -Infinity }));
    return own;
  };
  const put = (state: CompositeState): CompositeState => {
    ofIndicator(state.loaded).byKey.set(state.key, state);
    return state;
  };
  const stateOf = (loaded: LoadedIndicator, key: string | undefined): CompositeState => {
    const own = ofIndicator(loaded);
    const known = own.byKey.get(key);
    return known ?? put(createCompositeState(loaded, key, options, { ...NOTHING, lostBefore: own.lostBefore }));
  };
  const all = function* (): Generator<CompositeState, void, undefined> {
    for (const { byKey } of states.values()) yield* byKey.values();
  };
  const clear = (): void => {
    states.clear();
    waiting.takeDue(undefined);
    released = 0;
  };

  /** Nothing that is released later begins before this second, if observations keep to `maxReach`. */
  const horizonAt = (watermark: Timestamp): number => {
    // What waits has come already, however far back it reaches.
    return Math.floor(Math.min(watermark.seconds - maxReach, waiting.earliestBeginning()));
  };

  const sweep = (horizon: number): void => {
    sinceSweep = 0;
    released = 0;
    const needed = new Set(waiting.all().map(({ state }) => state));
    for (const own of states.values()) {
      for (const [key, state] of own.byKey) {
        state.forget(horizon);
        released += state.size();
        if (state.size() > 0 || state.isDone() || needed.has(state)) continue;
        own.byKey.delete(key);
        own.lostBefore = Math.max(own.lostBefore, state.lostBefore());
      }
    }
  };

  const releaseHits = (due: readonly Waiting[], horizon: number): Match[] => {
    const byState = new Map<CompositeState, Released[]>();
    for (const hit of due) {
      const own = byState.get(hit.state);
      if (own) own.push(hit);
      else byState.set(hit.state, [hit]);
    }
    const matches: Match[] = [];
    for (const [state, hits] of byState) {
      const before = state.size();
      matches.push(...state.release(hits, horizon));
      released += state.size() - before;
    }
    sinceSweep += due.length;
    if (sinceSweep >= INDICATORS_A_SWEEP * options.forgetAfter) sweep(horizon);
    return matches;
  };

  const lostOf = (): SavedStream['lost'] =>
    [...states].flatMap(([{ indicator }, { lostBefore }]) =>
      Number.isFinite(lostBefore) ? [[indicator.id, indicator.pattern, lostBefore] as const] : [],
    );
  const enterLost = (lost: SavedStream['lost']): void => {
    for (const [id, pattern, second] of lost) {
      const loaded = set.find(id);
      if (loaded?.indicator.pattern === pattern) ofIndicator(loaded).lostBefore = second;
    }
  };

  const restore = ({ observations, states: saved, lost }: SavedComposites): void => {
    clear();
    enterLost(lost);
    const read = createObservationReader(observations);
    for (const { id, pattern, key, waiting: hits, ...progress } of saved) {
      const loaded = set.find(id);
      if (loaded?.indicator.pattern !== pattern) continue;
      adopt(loaded, key, { ...progress, released: progress.released.map(read) }, hits.map(read));
    }
  };

  const adopt = (
    loaded: LoadedIndicator,
    key: string | undefined,
    progress: SavedProgress & { readonly released: readonly Released[] },
    hits: readonly Released[],
  ): void => {
    const state = put(createCompositeState(loaded, key, options, progress));
    released += state.size();
    for (const hit of hits) waiting.add({ state, ...hit });
  };

  const waitingByState = (): ReadonlyMap<CompositeState, readonly Released[]> => {
    const byState = new Map<CompositeState, Released[]>();
    for (const { state, timed, expressions } of waiting.all()) {
      const own = byState.get(state) ?? [];
      byState.set(state, own);
      own.push({ timed, expressions });
    }
    return byState;
  };

  return {
    add: (loaded, hit) => {
      const state = stateOf(loaded, hit.timed.observation.key);
      if (!state.mayUse(hit)) return;
      if (waiting.size() + released >= maxHeldHits) {
        options.onLimit(loaded, 'maxHeldHits');
        return;
      }
      waiting.add({ state, ...hit });
    },
    nextDue: () => waiting.first()?.timed.last,
    release: (watermark) => {
      if (!watermark) return [];
      const due = waiting.takeDue(watermark);
      return due.length > 0 ? releaseHits(due, horizonAt(watermark)) : [];
    },
    releaseAll: () => releaseHits(waiting.takeDue(undefined), Infinity),
    rebase: () => {
      const hits = waitingByState();
      const before = [...all()];
      const lost = lostOf();
      clear();
      enterLost(lost);
      for (const state of before) {
        const loaded = set.find(state.loaded.indicator.id);
        if (loaded?.indicator.pattern !== state.loaded.indicator.pattern) continue;
        const progress = { isDone: state.isDone(), lostBefore: state.lostBefore(), released: state.released() };
        adopt(loaded, state.key, progress, hits.get(state) ?? []);
      }
    },
    held: () => waiting.size() + released,
    save: () => {
      const hits = waitingByState();
      const writer = createObservationWriter();
      const saved = [...all()].map((state) => ({
        id: state.loaded.indicator.id,
        pattern: state.loaded.indicator.pattern,
        ...(state.key !== undefined && { key: state.key }),
        waiting: (hits.get(state) ?? []).map(writer.hit),
        released: state.released().map(writer.hit),
        isDone: state.isDone(),
        lostBefore: Number.isFinite(state.lostBefore()) ? state.lostBefore() : null,
      }));
      return { observations: writer.observations, states: saved, lost: lostOf() };
    },
    restore,
  };
}
