import type { Match } from '../../match/match.js';
import { canonicalJson } from '../../stix/canonical-json.js';
import { isIdentifier } from '../../stix/identifier.js';
import type { Indicator } from '../../stix/indicator.js';
import type { Observation } from '../../stix/observation.js';
import { mergeStandaloneObjects, type StandaloneSco } from '../../stix/standalone-objects.js';
import type { StixObject } from '../../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';
import { keepRecent } from '../../values/keep-recent.js';
import { formatTimestamp, parseTimestamp } from '../../values/timestamp.js';
import { toCreationTime } from '../creation-time.js';
import { identifiersIn } from '../identifiers-in.js';
import { isBefore } from '../is-before.js';
import { toObservedData } from '../to-observed-data.js';
import { sensorIdentity } from './sensor-identity.js';

export interface SightingsOptions {
  /** Seconds; windows begin at multiples of it since the epoch. */
  readonly window: number;
  /** The identity that reports. */
  readonly createdByRef?: string | undefined;
  /** Identities or locations that saw it, besides the sensors that records name. */
  readonly whereSightedRefs?: readonly string[] | undefined;
  /** Observations that a sighting refers to; of further ones it has the count. */
  readonly maxObservations?: number | undefined;
  /** Told of a match whose observations are counted and not referred to. */
  readonly onLimit?: ((indicator: Indicator) => void) | undefined;
  /** Told of a match that no sighting can be of: the id of its indicator is none of STIX. */
  readonly onInvalid?: ((indicator: Indicator) => void) | undefined;
}

/** Sightings that are ready, with what they refer to. */
export interface SightingObjects {
  /** Sightings, observed-data, and the identities of sensors. */
  readonly objects: readonly StixObject[];
  /** The cyber-observable objects, of which one may come several times: `mergeStandaloneObjects` brings them together. */
  readonly observables: readonly StandaloneSco[];
}

/** Matches, brought together: one sighting for each indicator and window. */
export interface Sightings {
  readonly add: (match: Match) => void;
  /**
   * Those whose window has ended by a time (RFC 3339 in UTC), all without one; each once, at most `most` at a time. One that a late match is added to comes again,
   * as a later version.
   */
  readonly take: (before?: string, most?: number) => SightingObjects;
  /** Those that are open, as JSON. */
  readonly save: () => unknown;
  /** Takes up what `save` gave: a sighting goes on where it stopped. */
  readonly restore: (saved: unknown) => void;
}

/** A sighting whose window has not ended. Plain JSON. */
interface OpenSighting {
  readonly indicator: { readonly id: string; readonly object_marking_refs?: readonly string[] };
  /** Seconds since the epoch. */
  readonly begin: number;
  count: number;
  first: string;
  last: string;
  sensors: string[];
  observedData: StixObject[];
  /** The ids of the observed-data that were given out with an earlier version. */
  refs: readonly string[];
  observables: StandaloneSco[];
  observations: number;
  /** Of the records that it holds. */
  units: number;
}

/** The count that STIX allows (STIX 5.2). */
const MOST = 999_999_999;
const MAX_OBSERVATIONS = 20;
const MAX_SENSORS = 100;
/** Observations, and UTF-16 units of records, that all open sightings together hold; of further ones there is the count. */
const MAX_HELD = 20_000;
const MAX_HELD_UNITS = 32 * 1024 * 1024;
/** Sightings that were given out and are remembered, so that a late match makes a later version of the same. */
const MAX_GIVEN = 10_000;
/** 0000-01-01T00:00:00Z, before which no timestamp can be written. */
const FIRST_SECOND = -62_167_219_200;

/**
 * An empty collection. Identifiers follow from the indicator and the window, observed-data from what was observed: the same logs give the same objects in every
 * run, and a sighting that grew since it was sent is a later version of the same one. Markings are the indicator's; the observed-data have them too.
 */
export function createSightings({
  window,
  createdByRef,
  whereSightedRefs = [],
  maxObservations = MAX_OBSERVATIONS,
  onLimit,
  onInvalid,
}: SightingsOptions): Sightings {
  const open = new Map<string, OpenSighting>();
  const given = new Map<string, OpenSighting>();
  let held = 0;
  let heldUnits = 0;

  const add = (match: Match): void => {
    const { indicator, matchedAt } = match;
    if (!isIdentifier(indicator.id, 'indicator')) {
      onInvalid?.(indicator);
      return;
    }
    const moment = parseTimestamp(matchedAt)?.seconds ?? 0;
    const begin = Math.max(FIRST_SECOND, Math.floor(moment / window) * window);
    const key = `${begin} ${indicator.id}`;
    let sighting = open.get(key);
    if (!sighting) {
      open.set(key, (sighting = given.get(key) ?? begun(match, begin)));
      given.delete(key);
      held += sighting.observations;
    }
    sighting.count = Math.min(MOST, sighting.count + 1);
    if (isBefore(match.firstObserved, sighting.first)) sighting.first = match.firstObserved;
    if (isBefore(sighting.last, match.lastObserved)) sighting.last = match.lastObserved;
    for (const { sensor } of match.observations) {
      if (sensor === undefined || sighting.sensors.includes(sensor) || sighting.sensors.length >= MAX_SENSORS) continue;
      sighting.sensors.push(sensor);
    }
    const units = match.observations.reduce((sum, { record = '' }) => sum + record.length, 0);
    if (sighting.observations >= maxObservations || held >= MAX_HELD || heldUnits + units > MAX_HELD_UNITS) {
      onLimit?.(indicator);
      return;
    }
    const common = commonOf(sighting.indicator, createdByRef);
    for (const observation of match.observations) {
      sighting.observations += 1;
      held += 1;
      const made = toObservedData(withRecord(observation), common);
      for (const one of made.observedData) {
        const isKnown = sighting.refs.includes(one.id) || sighting.observedData.some(({ id }) => id === one.id);
        if (!isKnown) sighting.observedData.push(one);
      }
      sighting.observables = [...mergeStandaloneObjects([...sighting.observables, ...made.objects]).values()];
    }
    heldUnits += units;
    sighting.units += units;
  };

  const write = (sighting: OpenSighting): readonly StixObject[] => {
    const { indicator, begin, count, first, last, observedData } = sighting;
    const refs = refsOf(sighting);
    const identities = sighting.sensors.map(sensorIdentity);
    const where = [...whereSightedRefs, ...identities.map(({ id }) => id)];
    const created = toCreationTime(timeOf(begin));
    const modified = versionAt(last, count);
    const object: StixObject = {
      type: 'sighting',
      spec_version: '2.1',
      id: `sighting--${uuidV5(OWN_NAMESPACE, canonicalJson(['sighting', indicator.id, window, begin, createdByRef ?? null]))}`,
      created,
      modified: modified < created ? created : modified,
      ...commonOf(indicator, createdByRef),
      first_seen: first,
      last_seen: last,
      count,
      sighting_of_ref: indicator.id,
      ...(refs.length > 0 && { observed_data_refs: refs }),
      ...(where.length > 0 && { where_sighted_refs: where }),
    };
    return [object, ...observedData, ...identities];
  };

  return {
    add,
    take: (before, most = Infinity) => {
      const limit = before === undefined ? Infinity : (parseTimestamp(before)?.seconds ?? -Infinity);
      const due = [...open].filter(([, { begin }]) => begin + window <= limit).slice(0, most);
      const written = due.flatMap(([, sighting]) => write(sighting));
      const result = {
        objects: [...new Map(written.map((object) => [object.id, object])).values()],
        observables: due.flatMap(([, { observables }]) => observables),
      };
      for (const [key, sighting] of due) {
        open.delete(key);
        held -= sighting.observations;
        heldUnits -= sighting.units;
        keepRecent(
          given,
          key,
          { ...sighting, refs: refsOf(sighting), observedData: [], observables: [], units: 0 },
          MAX_GIVEN,
        );
      }
      return result;
    },
    save: () => ({ open: [...open], given: [...given] }),
    restore: (saved) => {
      const before = saved as Record<'open' | 'given', readonly (readonly [string, OpenSighting])[]>;
      for (const [key, sighting] of before.given) given.set(key, sighting);
      for (const [key, sighting] of before.open) {
        open.set(key, sighting);
        held += sighting.observations;
        heldUnits += sighting.units;
      }
    },
  };
}

/** The record as an artifact (STIX 6.1): tied to nothing else, it has an observed-data of its own. */
function withRecord(observation: Observation): Observation {
  const { record, objects } = observation;
  if (record === undefined) return observation;
  const payload = Buffer.from(record, 'utf8').toString('base64');
  return {
    ...observation,
    objects: new Map([...objects, ['record', { type: 'artifact', mime_type: 'text/plain', payload_bin: payload }]]),
  };
}

function begun({ indicator, firstObserved, lastObserved }: Match, begin: number): OpenSighting {
  const markings = identifiersIn(indicator['object_marking_refs'], ['marking-definition']);
  return {
    indicator: { id: indicator.id, ...(markings.length > 0 && { object_marking_refs: markings }) },
    begin,
    count: 0,
    first: firstObserved,
    last: lastObserved,
    sensors: [],
    observedData: [],
    refs: [],
    observables: [],
    observations: 0,
    units: 0,
  };
}

function refsOf({ refs, observedData }: OpenSighting): readonly string[] {
  return [...refs, ...observedData.map(({ id }) => id)];
}

function commonOf({ object_marking_refs: markings }: OpenSighting['indicator'], createdByRef: string | undefined) {
  return {
    ...(createdByRef !== undefined && { created_by_ref: createdByRef }),
    ...(markings && { object_marking_refs: markings }),
  };
}

/**
 * When a sighting was last seen, and as many milliseconds later as it was seen often: of two versions the one that counts more is the later one, whichever logs
 * they are of, and the same logs give the same octets.
 */
function versionAt(last: string, count: number): string {
  const at = parseTimestamp(last);
  if (!at) return toCreationTime(last);
  const milliseconds = at.seconds * 1000 + Math.floor(at.nanoseconds / 1e6) + count;
  const seconds = Math.floor(milliseconds / 1000);
  return toCreationTime(formatTimestamp({ seconds, nanoseconds: (milliseconds - seconds * 1000) * 1e6, beyond: '' }));
}

function timeOf(seconds: number): string {
  return formatTimestamp({ seconds, nanoseconds: 0, beyond: '' });
}
