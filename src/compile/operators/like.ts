import type { StringConstant } from '../../syntax/ast.js';
import { foldCase } from '../../values/fold-case.js';
import { octetsFromText, textFromOctets } from '../../values/octets.js';
import { AS_IS, type Fold, type ValueTest } from './operator.js';

type TextTest = (text: string) => boolean;

/**
 * `LIKE`: the whole value, `%` for any run of characters (line breaks included), `_` for one code point, no escape, constant and value
 * in NFC (semantics 6.6). Against octets the constant is mapped to octets and `_` is one of them.
 */
export function like(constant: StringConstant, fold: Fold = AS_IS): ValueTest {
  const normalized = constant.value.normalize('NFC');
  const exact = wildcard(normalized);
  const folded = fold === AS_IS ? undefined : foldedWildcard(normalized, fold);
  const onOctets = octetsFromText(normalized) && exact;
  return (value) => {
    if (typeof value === 'string') {
      const text = isAscii(value) ? value : value.normalize('NFC');
      // Folding must not lose a match (semantics 13): `%m_` is about the trailing dot that folding a domain takes away.
      return exact(text) || (folded?.(text) ?? false);
    }
    return value instanceof Uint8Array && onOctets !== undefined && onOctets(textFromOctets(value));
  };
}

/** The test of folded values: of all of them, or of what follows the last `@` and as written before it. */
function foldedWildcard(pattern: string, { apply, scope }: Fold): TextTest {
  if (scope === 'whole') {
    const test = wildcard(apply(pattern));
    return (text) => test(apply(text));
  }
  const written = pattern.endsWith('.') ? pattern.slice(0, -1) : pattern;
  const test = general(written, foldCase(written));
  return (text) => text.includes('@') && test(apply(text), text.lastIndexOf('@') + 1);
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
  return inOrder(first, parts.slice(1, -1), parts.at(-1) ?? '');
}

/** Without `_` the runs are found as text, each at its leftmost place; taking the leftmost never loses a match. */
function inOrder(first: string, between: readonly string[], last: string): TextTest {
  return (text) => {
    const end = text.length - last.length;
    if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let from = first.length;
    for (const run of between) {
      const at = text.indexOf(run, from);
      if (at < 0 || at + run.length > end) return false;
      from = at + run.length;
    }
    return true;
  };
}

/**
 * Anchors the first and last run at the ends and finds each run between them at its leftmost place; taking the leftmost never loses a
 * match, so nothing is tried twice. A run with `_` is compared at each place: cost is length of value times length of run at worst. From
 * `foldedFrom` on, a UTF-16 offset into the value, the other spelling of the pattern counts.
 */
function general(pattern: string, foldedPattern = pattern): (text: string, foldedFrom?: number) => boolean {
  const folded = foldedPattern.split('%').map(codePoints);
  const runs = pattern.split('%').map((run, index): Run => ({ exact: codePoints(run), folded: folded[index] ?? [] }));
  const first = runs[0] ?? EMPTY;
  const last = runs[runs.length - 1] ?? EMPTY;
  const between = runs.slice(1, -1);
  return (text, foldedFrom = text.length) => {
    const points = codePoints(text);
    const from = foldedFrom === text.length ? points.length : codePoints(text.slice(0, foldedFrom)).length;
    const end = points.length - last.exact.length;
    if (runs.length === 1) return end === 0 && matchesAt(points, 0, first, from);
    if (end < first.exact.length || !matchesAt(points, 0, first, from) || !matchesAt(points, end, last, from))
      return false;
    let at = first.exact.length;
    for (const run of between) {
      const found = find(points, run, at, end, from);
      if (found < 0) return false;
      at = found + run.exact.length;
    }
    return true;
  };
}

type Points = readonly number[];

/** The literal characters between two `%`, as written and as folded. */
interface Run {
  readonly exact: Points;
  readonly folded: Points;
}

const EMPTY: Run = { exact: [], folded: [] };
const ANY = 0x5f;
const SURROGATE = /[\ud800-\udfff]/;

const codePoints = (text: string): Points => Array.from(text, (character) => character.codePointAt(0) ?? 0);

function matchesAt(points: Points, at: number, { exact, folded }: Run, foldedFrom: number): boolean {
  for (let offset = 0; offset < exact.length; offset += 1) {
    const wanted = at + offset < foldedFrom ? exact[offset] : folded[offset];
    if (wanted !== ANY && wanted !== points[at + offset]) return false;
  }
  return true;
}

function find(points: Points, run: Run, start: number, end: number, foldedFrom: number): number {
  for (let at = start; at + run.exact.length <= end; at += 1) if (matchesAt(points, at, run, foldedFrom)) return at;
  return -1;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
