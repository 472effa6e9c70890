import { readObservedData } from '../../match/read-observations.js';
import type { Observation } from '../../stix/observation.js';
import { formatTimestamp } from '../../values/timestamp.js';
import { toPlain, type YamlValue } from '../yaml/read-yaml.js';
import { fieldsOf, listOf, map, text, wholeNumber, type Reader, type Report } from '../yaml/shape.js';

/** 2026-01-01T00:00:00Z: when the first observation is that does not say when; the others follow it second by second. */
const FIRST_SECOND = 1_767_225_600;

/** Reads observations in the short form of test files: `at`, `until`, `count` and `objects`, of which only the last must be there. */
export const readObservationList: Reader<readonly Observation[]> = (value, report) => {
  const items = listOf((item) => item)(value, report);
  const observations = items?.map((item, index) => readObservation(item, index, report));
  const read = observations?.filter((one) => one !== undefined) ?? [];
  return observations && read.length === observations.length ? read : undefined;
};

function readObservation(value: YamlValue, index: number, report: Report): Observation | undefined {
  const root = map(value, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const at = fields.read('at', text) ?? formatTimestamp({ seconds: FIRST_SECOND + index, nanoseconds: 0, beyond: '' });
  const until = fields.read('until', text) ?? at;
  const count = fields.read('count', wholeNumber) ?? 1;
  const objects = fields.entry('objects')?.value;
  fields.finish();
  if (!objects) report({ position: root.position, message: 'objects is missing here.' });
  const keyed = objects && toKeyed(objects, report);
  if (!keyed) return undefined;
  const observedData = { first_observed: at, last_observed: until, number_observed: count, objects: keyed };
  const result = readObservedData(observedData, new Map());
  for (const { message } of result.diagnostics) report({ position: root.position, message });
  if (!('observation' in result)) return undefined;
  const { observation } = result;
  if (observation.objects.size < Object.keys(keyed).length) {
    report({ position: root.position, message: 'An object needs the type of a cyber-observable object.' });
    return undefined;
  }
  return { ...observation, source: { file: 'observations', line: index + 1 } };
}

/** A list of objects is keyed "0", "1" and so on, for references. */
function toKeyed(value: YamlValue, report: Report): Readonly<Record<string, unknown>> | undefined {
  if (value.kind === 'list')
    return Object.fromEntries(value.items.map((item, index) => [String(index), toPlain(item)]));
  const keyed = map(value, report);
  return keyed && (toPlain(keyed) as Readonly<Record<string, unknown>>);
}
