import { TRANSFORMS, type TransformName, type UrlMapping, type ValueMapping } from '../../adapters/index.js';
import { fieldsOf, listOf, map, oneOf, oneOrMore, text, type Fields, type Reader, type Report } from '../yaml/shape.js';
import type { YamlMap } from '../yaml/read-yaml.js';
import { condition, constant } from './read-condition.js';

const transforms = oneOrMore(oneOf(Object.keys(TRANSFORMS) as TransformName[]));

/** The forms of a value that are maps, by the name that each of them has and no other. */
const FORMS: Readonly<Record<string, (fields: Fields, root: YamlMap, report: Report) => ValueMapping | undefined>> = {
  field: (fields) => {
    const field = fields.read('field', text);
    const as = fields.read('as', transforms);
    const when = fields.read('when', condition);
    return field === undefined ? undefined : { field, ...(as && { as }), ...(when && { when }) };
  },
  constant: (fields) => {
    const value = fields.read('constant', constant);
    const when = fields.read('when', condition);
    return value === undefined ? undefined : { constant: value, ...(when && { when }) };
  },
  firstOf: (fields) => {
    const firstOf = fields.read('firstOf', listOf(value));
    return firstOf && { firstOf };
  },
  joined: (fields) => {
    const joined = fields.read('joined', listOf(value));
    const by = fields.read('by', text);
    return joined && { joined, ...(by !== undefined && { by }) };
  },
  url: (fields) => fields.read('url', url),
  time: (fields) => {
    const time = fields.read('time', oneOf(['first', 'last'] as const));
    return time && { time };
  },
};

/** What a property, or a time, comes from: the path of a field, or one of the forms. */
export const value: Reader<ValueMapping> = (given, report) => {
  if (given.kind === 'scalar') return text(given, report);
  const root = map(given, report);
  if (!root) return undefined;
  const form = Object.keys(FORMS).find((name) => root.entries.some(({ key }) => key === name));
  const read = form === undefined ? undefined : FORMS[form];
  if (!read) {
    report({
      position: root.position,
      message: `Expected a value: a field, or one of ${Object.keys(FORMS).join(', ')}.`,
    });
    return undefined;
  }
  const fields = fieldsOf(root, report);
  const found = read(fields, root, report);
  fields.finish();
  return found;
};

const url: Reader<UrlMapping> = (given, report) => {
  const root = map(given, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const scheme = fields.read('scheme', value);
  const host = fields.read('host', value);
  const port = fields.read('port', value);
  const path = fields.read('path', value);
  fields.finish();
  if (scheme === undefined || host === undefined || path === undefined) {
    report({ position: root.position, message: 'A url needs a scheme, a host and a path.' });
    return undefined;
  }
  return { url: { scheme, host, path, ...(port !== undefined && { port }) } };
};
