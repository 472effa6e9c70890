import { hasValue } from './record.js';

/** How deep the fields of a record are told apart; what lies deeper counts for what it lies in. */
const DEEPEST = 32;

/**
 * The fields of a record that have a value, with one of those values: `id.orig_h`, be that one key or two, and `answers` for what is in a list,
 * whichever element it is.
 */
export function fieldsOfRecord(record: unknown): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  const visit = (value: unknown, path: string, depth: number): void => {
    if (!hasValue(value)) return;
    if (typeof value !== 'object' || value === null || depth >= DEEPEST) {
      if (!fields.has(path)) fields.set(path, value);
      return;
    }
    if (Array.isArray(value)) {
      for (const element of value) visit(element, path, depth + 1);
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      visit(member, path === '' ? name : `${path}.${name}`, depth + 1);
    }
  };
  visit(record, '', 0);
  return fields;
}
