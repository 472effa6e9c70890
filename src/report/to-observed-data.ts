import { canonicalJson } from '../stix/canonical-json.js';
import type { Observation } from '../stix/observation.js';
import { toStandaloneObjects, type StandaloneSco } from '../stix/standalone-objects.js';
import type { StixObject } from '../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../stix/uuid.js';
import { connectedObjects } from './connected-objects.js';
import { madeAt } from './made-at.js';

/** What objects that are made together have in common. */
export interface CommonProperties {
  readonly created_by_ref?: string;
  readonly object_marking_refs?: readonly string[];
}

export interface ObservedDataOptions extends CommonProperties {
  /** When the objects are made, RFC 3339 in UTC; without it they are as old as what they report. */
  readonly now?: string | undefined;
}

/** An observation as STIX 2.1 objects. */
export interface ObservedData {
  /** One for every group of objects that references tie together, because an observed-data must not hold unrelated ones (STIX 4.14). */
  readonly observedData: readonly StixObject[];
  readonly objects: readonly StandaloneSco[];
}

/**
 * An observation as observed-data (STIX 4.14) and the cyber-observable objects that they refer to. Identifiers are derived from content, so that the
 * same line of the same log gives the same objects in every run.
 *
 * @throws {RangeError} if `now`, or without it `lastObserved`, is no timestamp in UTC
 */
export function toObservedData(observation: Observation, options: ObservedDataOptions = {}): ObservedData {
  const standalone = toStandaloneObjects(observation.objects);
  return {
    observedData: connectedObjects(standalone).map((refs) => observedDataOf(observation, refs, options)),
    objects: [...standalone.values()],
  };
}

function observedDataOf(
  { firstObserved, lastObserved, numberObserved, source }: Observation,
  refs: readonly string[],
  { now, ...common }: ObservedDataOptions,
): StixObject {
  const content = {
    ...common,
    first_observed: firstObserved,
    last_observed: lastObserved,
    number_observed: numberObserved,
    object_refs: refs,
  };
  // The source counts: two lines of a log may say the same at the same time, and are two observations. When it is written down does not.
  const name = canonicalJson(['observed-data', content, source]);
  return {
    type: 'observed-data',
    spec_version: '2.1',
    id: `observed-data--${uuidV5(OWN_NAMESPACE, name)}`,
    // Not the time of the match, which would give the object another `created` in every match that it is part of.
    ...madeAt(now ?? lastObserved),
    ...content,
  };
}
