import { UNDECODABLE, UNRESOLVED } from '../../compile/selected-value.js';
import { writeString } from '../../syntax/literals.js';
import { inRow, show, withArticle } from '../english/words.js';
import type { FoundValue } from './found.js';

const MOST_OCTETS = 16;

/** A value of the data as a part of a sentence. */
export function describeValue(value: unknown): string {
  if (value === UNRESOLVED) return 'a reference to an object that was not observed';
  if (value === UNDECODABLE) return 'something that does not decode';
  if (typeof value === 'string') return show(writeString(value));
  if (value instanceof Uint8Array) return describeOctets(value);
  if (Array.isArray(value)) return value.length === 1 ? 'a list of one element' : `a list of ${value.length} elements`;
  if (typeof value !== 'object' || value === null) return String(value);
  const type: unknown = Object.hasOwn(value, 'type') ? (value as { readonly type?: unknown }).type : undefined;
  return typeof type === 'string' ? withArticle(show(type)) : 'a dictionary';
}

function describeOctets(octets: Uint8Array): string {
  const digits = Array.from(octets.subarray(0, MOST_OCTETS), (octet) => octet.toString(16).padStart(2, '0')).join('');
  const rest = octets.length - MOST_OCTETS;
  return rest > 0 ? `h'${digits}…' and ${rest.toLocaleString('en')} more octets` : `h'${digits}'`;
}

const MOST_VALUES = 5;

/** Several values: each once, those first that are accepted. */
export function describeValues(values: readonly FoundValue[], isCut: boolean): string {
  const ordered = [...values.filter(({ isAccepted }) => isAccepted), ...values.filter(({ isAccepted }) => !isAccepted)];
  const distinct = [...new Set(ordered.map(({ value }) => describeValue(value)))];
  const rest = distinct.length - MOST_VALUES;
  if (rest <= 0 && !isCut) return inRow(distinct, 'and');
  const others = isCut ? 'many others' : `${rest} others`;
  return inRow([...distinct.slice(0, MOST_VALUES), others], 'and');
}
