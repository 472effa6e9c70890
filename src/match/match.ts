import type { Indicator } from '../stix/indicator.js';
import type { Observation, ObservationSource } from '../stix/observation.js';
import { OWN_NAMESPACE, uuidV5 } from '../stix/uuid.js';
import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';
import type { WitnessEntry } from './find-binding.js';

/** An accepted binding of a pattern. */
export interface Match {
  /** `match--` and a UUIDv5 over the indicator's id and version and the observations' sources: the same match always has the same id. */
  readonly id: string;
  readonly indicator: Indicator;
  /** Event time: the moment by which the binding was complete. RFC 3339. */
  readonly matchedAt: string;
  /** The earliest `firstObserved` of the observations. */
  readonly firstObserved: string;
  /** The latest `lastObserved` of the observations. */
  readonly lastObserved: string;
  /** The observations that the binding uses, in release order. */
  readonly observations: readonly Observation[];
  readonly bindings: readonly Binding[];
  /** Where the observations were read, in the same order; an observation without a source has none. */
  readonly sources: readonly ObservationSource[];
  /** Who and what is behind the indicator, where the run has that knowledge. */
  readonly context?: Readonly<Record<string, unknown>>;
}

/** One expression's part in a binding. */
export interface Binding {
  /** The brackets of the pattern, counted left to right from 0. */
  readonly expression: number;
  /** Index into `observations`. */
  readonly observation: number;
  /** A moment inside the observation's interval at which the binding can have happened (semantics 1.4). RFC 3339. */
  readonly moment: string;
  /** How many of the observation's instances it takes, where that is more than one (semantics 1.3). */
  readonly instances?: number;
}

/** Makes the match of a witness. `observations` are what the witness's hits index. */
export function createMatch(
  indicator: Indicator,
  witness: readonly WitnessEntry[],
  observations: readonly Observation[],
): Match {
  const used = [...new Set(witness.map((entry) => entry.hit))].sort((left, right) => left - right);
  const indexOf = new Map(used.map((hit, index) => [hit, index]));
  const chosen = used.map((hit) => observations[hit]).filter((one) => one !== undefined);
  const sources = chosen.map((one) => one.source).filter((one) => one !== undefined);
  return {
    id: matchId(
      indicator,
      sources.length === chosen.length
        ? sources
        : chosen.map(({ source, firstObserved, lastObserved }) => source ?? { firstObserved, lastObserved }),
    ),
    indicator,
    matchedAt: extreme(
      witness.map((entry) => entry.moment),
      1,
    ),
    firstObserved: extreme(
      chosen.map((one) => one.firstObserved),
      -1,
    ),
    lastObserved: extreme(
      chosen.map((one) => one.lastObserved),
      1,
    ),
    observations: chosen,
    bindings: witness.map(({ expression, hit, moment, slots }) => ({
      expression,
      observation: indexOf.get(hit) ?? 0,
      moment,
      ...(slots > 1 && { instances: slots }),
    })),
    sources,
  };
}

/** The match of a pattern that needs one observation. */
export function createSingleMatch(
  indicator: Indicator,
  expression: number,
  observation: Observation,
  moment: string,
): Match {
  const { source, firstObserved, lastObserved } = observation;
  return {
    id: matchId(indicator, [source ?? { firstObserved, lastObserved }]),
    indicator,
    matchedAt: moment,
    firstObserved,
    lastObserved,
    observations: [observation],
    bindings: [{ expression, observation: 0, moment }],
    sources: source ? [source] : [],
  };
}

/** The indicator that stands for a bare pattern: its id is derived from the text. */
export function indicatorOfPattern(pattern: string): Indicator {
  return { type: 'indicator', id: `indicator--${uuidV5(OWN_NAMESPACE, pattern)}`, pattern, pattern_type: 'stix' };
}

function matchId(indicator: Indicator, sources: readonly unknown[]): string {
  const version = indicator.modified ?? indicator.created ?? null;
  return `match--${uuidV5(OWN_NAMESPACE, JSON.stringify([indicator.id, version, sources]))}`;
}

/** The first (`direction` -1) or last (1) of some timestamps. */
function extreme(texts: readonly string[], direction: 1 | -1): string {
  return texts.reduce((best, text) => {
    const [left, right] = [parseTimestamp(text), parseTimestamp(best)];
    return left && right && compareTimestamps(left, right) === direction ? text : best;
  });
}
