import { canonicalJson } from '../stix/canonical-json.js';
import type { Observation } from '../stix/observation.js';
import { assignScoIds } from '../stix/sco-id.js';
import type { StixObject } from '../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../stix/uuid.js';
import { madeAt } from './made-at.js';

/**
 * An observation as one observed-data that holds its objects (STIX 4.14, `objects`): keys, references and all are as the patterns see them. `x_source`
 * says where it was read, and `x_sensor` which host or sensor wrote it. The form is deprecated in 2.1, but it is the only one in which an observation is one object, and so one line.
 *
 * @throws {RangeError} if `lastObserved` is no timestamp in UTC
 */
export function toInlineObservedData(observation: Observation): StixObject {
  const { firstObserved, lastObserved, numberObserved, objects, sensor, source } = observation;
  const content = {
    first_observed: firstObserved,
    last_observed: lastObserved,
    number_observed: numberObserved,
    objects: Object.fromEntries(assignScoIds(objects)),
  };
  return {
    type: 'observed-data',
    spec_version: '2.1',
    id: `observed-data--${uuidV5(OWN_NAMESPACE, canonicalJson(['observed-data', content, source]))}`,
    ...madeAt(lastObserved),
    ...content,
    ...(sensor !== undefined && { x_sensor: sensor }),
    ...(source && { x_source: source }),
  };
}
