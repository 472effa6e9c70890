import {
  commonPropertiesOf,
  MAPPED_TYPES,
  TYPES_BY_VALUE,
  type ObjectMapping,
  type ObjectType,
} from '../../adapters/index.js';
import { fieldsOf, listOf, map, oneOf, oneOrMore, text, type Reader } from '../yaml/shape.js';
import { condition } from './read-condition.js';
import { propertiesReader } from './read-properties.js';

const oneType = oneOf(MAPPED_TYPES);
const typesByValue = listOf(oneOf(TYPES_BY_VALUE));

/** One entry of `objects`. */
export const objectMapping: Reader<ObjectMapping> = (given, report) => {
  const root = map(given, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const type = fields.read('type', (value, tell): ObjectType | readonly ObjectType[] | undefined =>
    value.kind === 'list' ? typesByValue(value, tell) : oneType(value, tell),
  );
  const when = fields.read('when', condition);
  const each = fields.read('each', oneOrMore(text));
  const types = type === undefined ? [] : [type].flat();
  const entry = fields.entry('properties');
  const properties =
    entry && types.length > 0 ? propertiesReader(commonPropertiesOf(types))(entry.value, report) : undefined;
  fields.finish();
  if (!fields.entry('type')) report({ position: root.position, message: 'type is missing here.' });
  if (!entry) report({ position: root.position, message: 'properties is missing here.' });
  if (type === undefined || types.length === 0 || !properties) return undefined;
  // The object model decided what was read, which the compiler cannot see through names that are data.
  return { type, ...(when && { when }), ...(each && { each }), properties } as unknown as ObjectMapping;
};
