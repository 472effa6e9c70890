import { canonicalJson } from '../../stix/canonical-json.js';
import type { StixObject } from '../../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';

/** An identity has a time at which it was made, and a sensor's name has none: the same name is the same object in every run. */
const MADE = '1970-01-01T00:00:00.000Z';

/** The host or sensor that wrote a record, as an identity (STIX 4.5) that a sighting can name. */
export function sensorIdentity(name: string): StixObject {
  return {
    type: 'identity',
    spec_version: '2.1',
    id: `identity--${uuidV5(OWN_NAMESPACE, canonicalJson(['identity', 'system', name]))}`,
    created: MADE,
    modified: MADE,
    name,
    identity_class: 'system',
  };
}
