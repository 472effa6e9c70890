import type { Condition } from '../../adapters/index.js';
import type { YamlValue } from '../yaml/read-yaml.js';
import { fieldsOf, listOf, map, oneOrMore, text, type Reader } from '../yaml/shape.js';

/** `{ field }`, `{ field, in: [...] }`, `{ all: [...] }`, `{ any: [...] }` or `{ not: ... }`. */
export const condition: Reader<Condition> = (value, report) => {
  const root = map(value, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const field = fields.read('field', text);
  const among = fields.read('in', oneOrMore(constant));
  const all = fields.read('all', listOf(condition));
  const any = fields.read('any', listOf(condition));
  const not = fields.read('not', condition);
  fields.finish();
  if (all && root.entries.length === 1) return { all };
  if (any && root.entries.length === 1) return { any };
  if (not && root.entries.length === 1) return { not };
  if (field !== undefined && root.entries.length === (among ? 2 : 1)) return among ? { field, in: among } : { field };
  report({
    position: root.position,
    message: 'Expected a condition: field, field with in, all, any or not.',
  });
  return undefined;
};

/** A text, a number, true or false. */
export const constant: Reader<string | number | boolean> = (value, report) => {
  if (value.kind === 'scalar' && value.value !== null) return value.value;
  report({ position: value.position, message: `Expected text, a number, true or false; found ${kindOf(value)}.` });
  return undefined;
};

function kindOf(value: YamlValue): string {
  return value.kind === 'scalar' ? 'nothing' : `a ${value.kind}`;
}
