import type { StringConstant } from '../../syntax/ast.js';
import { octetsFromText, textFromOctets } from '../../values/octets.js';
import { asIs, type Fold, type ValueTest } from './operator.js';

type TextTest = (text: string) => boolean;

/**
 * `LIKE`: the whole value, `%` for any run of characters (line breaks included), `_` for one code point, no escape, constant and value
 * in NFC (semantics 6.6). Against octets the constant is mapped to octets and `_` is one of them.
 */
export function like(constant: StringConstant, fold: Fold = asIs): ValueTest {
  const normalized = constant.value.normalize('NFC');
  const onText = wildcard(fold(normalized));
  const onOctets = octetsFromText(normalized) && wildcard(normalized);
  return (value) => {
    if (typeof value === 'string') return onText(fold(isAscii(value) ? value : value.normalize('NFC')));
    return value instanceof Uint8Array && onOctets !== undefined && onOctets(textFromOctets(value));
  };
}

/** Chooses the cheapest test that the shape of the constant allows. */
function wildcard(pattern: string): TextTest {
  if (pattern.includes('_') || SURROGATE.test(pattern)) return general(pattern);
  const parts = pattern.split('%');
  const [first = '', second = '', third = ''] = parts;
  if (parts.length === 1) return (text) => text === pattern;
  if (parts.length === 2 && second === '') return (text) => text.startsWith(first);
  if (parts.length === 2 && first === '') return (text) => text.endsWith(second);
  if (parts.length === 3 && first === '' && third === '') return (text) => text.includes(second);
  return general(pattern);
}

/**
 * Anchors the first and last run at the ends and finds each run between them at its leftmost place; taking the leftmost never loses a
 * match, so nothing is tried twice. A run with `_` is compared at each place: cost is length of value times length of run at worst.
 */
function general(pattern: string): TextTest {
  const runs = pattern.split('%').map(codePoints);
  const first = runs[0] ?? [];
  if (runs.length === 1) {
    return (text) => {
      const points = codePoints(text);
      return points.length === first.length && matchesAt(points, 0, first);
    };
  }
  const last = runs[runs.length - 1] ?? [];
  const between = runs.slice(1, -1);
  return (text) => {
    const points = codePoints(text);
    const end = points.length - last.length;
    if (end < first.length || !matchesAt(points, 0, first) || !matchesAt(points, end, last)) return false;
    let from = first.length;
    for (const run of between) {
      const at = find(points, run, from, end);
      if (at < 0) return false;
      from = at + run.length;
    }
    return true;
  };
}

type Points = readonly number[];

const ANY = 0x5f;
const SURROGATE = /[\ud800-\udfff]/;

const codePoints = (text: string): Points => Array.from(text, (character) => character.codePointAt(0) ?? 0);

function matchesAt(points: Points, at: number, run: Points): boolean {
  for (let offset = 0; offset < run.length; offset += 1) {
    const wanted = run[offset];
    if (wanted !== ANY && wanted !== points[at + offset]) return false;
  }
  return true;
}

function find(points: Points, run: Points, from: number, end: number): number {
  for (let at = from; at + run.length <= end; at += 1) if (matchesAt(points, at, run)) return at;
  return -1;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
