import type { Match } from '../match/match.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import type { ReportedMatch } from './reported-match.js';
import { isOutsideValidity } from './validity.js';

/** A match as plain JSON, with the names that the command line prints (`--output ndjson`). */
export function toMatchRecord(
  match: Match,
  { context, others = [], sourcesOf = none }: Partial<ReportedMatch> = {},
): Readonly<Record<string, unknown>> {
  const behind = context ?? match.context;
  return {
    kind: 'match',
    id: match.id,
    indicator: toIndicatorRecord(match.indicator, sourcesOf),
    ...(others.length > 0 && { same_pattern: others.map((other) => toIndicatorRecord(other, sourcesOf)) }),
    matched_at: match.matchedAt,
    first_observed: match.firstObserved,
    last_observed: match.lastObserved,
    observations: match.observations.map(toObservationRecord),
    bindings: match.bindings,
    sources: match.sources,
    ...(isOutsideValidity(match) && { outside_validity: true }),
    ...(behind && { context: behind }),
  };
}

const none = (): readonly string[] => [];

/** What identifies an indicator to a reader; the feed has the rest. */
function toIndicatorRecord(
  indicator: Indicator,
  sourcesOf: ReportedMatch['sourcesOf'],
): Readonly<Record<string, unknown>> {
  const { id, name, pattern, confidence, valid_from, valid_until, modified } = indicator;
  const record = { id, name, pattern, confidence, valid_from, valid_until, modified };
  const sources = sourcesOf(indicator);
  return {
    ...Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)),
    ...(sources.length > 0 && { sources }),
  };
}

/** An observation as plain JSON. */
export function toObservationRecord({
  firstObserved,
  lastObserved,
  numberObserved,
  objects,
  sensor,
  record,
  source,
}: Observation): unknown {
  return {
    first_observed: firstObserved,
    last_observed: lastObserved,
    number_observed: numberObserved,
    objects: Object.fromEntries(objects),
    ...(sensor !== undefined && { sensor }),
    ...(record !== undefined && { record }),
    ...(source && { source }),
  };
}
