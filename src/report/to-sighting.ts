import type { Match } from '../match/match.js';
import type { Indicator } from '../stix/indicator.js';
import { mergeStandaloneObjects, type StandaloneSco } from '../stix/standalone-objects.js';
import type { StixObject } from '../stix/stix-object.js';
import { identifiersIn } from './identifiers-in.js';
import { madeAt } from './made-at.js';
import { toObservedData, type CommonProperties } from './to-observed-data.js';

/** What the sighting says of itself. References that are not given are the indicator's, where it has them. */
export interface SightingOptions {
  /**
   * When the objects are made, RFC 3339 in UTC (`...Z`): their `created` and `modified`. Without it they are as old as what they report,
   * so that the same match gives the same octets in every run.
   */
  readonly now?: string;
  /** The identity that makes the objects. */
  readonly createdByRef?: string;
  /** The identities or locations that saw it. */
  readonly whereSightedRefs?: readonly string[];
  /** The marking definitions that restrict the sharing of what was seen. */
  readonly objectMarkingRefs?: readonly string[];
}

const UUID_LENGTH = 36;

/**
 * A match as STIX 2.1: the sighting of its indicator (STIX 5.2) first, then the observed-data that it rests on (STIX 4.14), then their
 * cyber-observable objects, each once. The indicator itself is not among them.
 *
 * One observation gives one observed-data for every group of objects that references tie together, because an observed-data must not
 * hold unrelated ones. Identifiers are derived from content: the sighting has the UUID of the match, and an observed-data that two
 * matches share is the same object in both, unless they give it another creator or other markings.
 *
 * `count` is 1, one accepted binding; how often the data itself was seen is `number_observed`.
 *
 * @throws {RangeError} if `now`, or without it a time of the match, is no timestamp in UTC
 */
export function toSighting(match: Match, options: SightingOptions = {}): readonly StixObject[] {
  const { indicator } = match;
  const common = commonProperties(indicator, options);
  const whereSighted =
    options.whereSightedRefs ?? identifiersIn(indicator['where_sighted_refs'], ['identity', 'location']);

  const observedData = new Map<string, StixObject>();
  const objects: StandaloneSco[] = [];
  for (const observation of match.observations) {
    const made = toObservedData(observation, { ...common, now: options.now });
    objects.push(...made.objects);
    for (const one of made.observedData) observedData.set(one.id, one);
  }

  const sighting: StixObject = {
    type: 'sighting',
    spec_version: '2.1',
    id: `sighting--${match.id.slice(-UUID_LENGTH)}`,
    ...madeAt(options.now ?? match.lastObserved),
    ...common,
    first_seen: match.firstObserved,
    last_seen: match.lastObserved,
    count: 1,
    sighting_of_ref: indicator.id,
    ...(observedData.size > 0 && { observed_data_refs: [...observedData.keys()] }),
    ...(whereSighted.length > 0 && { where_sighted_refs: whereSighted }),
  };
  return [sighting, ...observedData.values(), ...mergeStandaloneObjects(objects).values()];
}

/** What the sighting and its observed-data have in common. */
function commonProperties(indicator: Indicator, options: SightingOptions): CommonProperties {
  const creator = options.createdByRef ?? identifiersIn([indicator['created_by_ref']], ['identity'])[0];
  const markings = options.objectMarkingRefs ?? identifiersIn(indicator['object_marking_refs'], ['marking-definition']);
  return {
    ...(creator !== undefined && { created_by_ref: creator }),
    ...(markings.length > 0 && { object_marking_refs: markings }),
  };
}
