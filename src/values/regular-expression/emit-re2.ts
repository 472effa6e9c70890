import type { CharacterSet } from './character-set.js';
import type { CodePointSet } from './code-point-set.js';
import { rangesOf } from './code-point-set.js';
import type { Assertion, Node } from './syntax-tree.js';

/** How sets and assertions are written for one kind of subject. */
export interface Emission {
  readonly set: (set: CharacterSet) => string;
  readonly assertion: (assertion: Assertion) => string;
}

/** re2 refuses a counted repeat if this many copies, or the product with those inside it, are exceeded. */
const MAX_COPIES = 1000;

/**
 * re2 takes what alternatives have in common in front of them, one character at a time and one level deeper each, until a prefix of some hundred
 * characters is over its limit of nesting or over the stack. It leaves alternatives alone that begin with the empty text.
 */
const UNFACTORED = '(?:)';

const MATCHES_NOTHING = '[^\\x00-\\x{10FFFF}]';

interface Emitted {
  readonly text: string;
  /** The largest product of nested repeat counts in the text. */
  readonly copies: number;
}

/** Writes an expression in the syntax of re2. Atomic groups and line breaks have been replaced before. */
export function emitRe2(node: Node, emission: Emission): string {
  return emit(node, emission).text;
}

/** A class of re2 for the code points of a set. */
export function emitClass(set: CodePointSet, size: number): string {
  if (set.length === 0) return MATCHES_NOTHING;
  if (set.length === 2 && set[0] === 0 && (set[1] ?? 0) >= size) return '(?s:.)';
  const ranges = rangesOf(set);
  const [only] = ranges;
  if (ranges.length === 1 && only && only.end === only.start + 1) return emitCodePoint(only.start);
  const text = ranges.map(({ start, end }) => {
    if (end === start + 1) return emitCodePoint(start);
    return `${emitCodePoint(start)}-${emitCodePoint(end - 1)}`;
  });
  return `[${text.join('')}]`;
}

function emitCodePoint(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  return /^[A-Za-z0-9]$/.test(character) ? character : `\\x{${codePoint.toString(16)}}`;
}

function emit(node: Node, emission: Emission): Emitted {
  switch (node.kind) {
    case 'set':
      return { text: emission.set(node.set), copies: 1 };
    case 'assertion':
      return { text: emission.assertion(node.assertion), copies: 1 };
    case 'sequence':
      return join(node.items, '', emission);
    case 'choice': {
      const { text, copies } = join(node.branches, `|${UNFACTORED}`, emission);
      return { text: `(?:${UNFACTORED}${text})`, copies };
    }
    case 'repeat':
      // What comes no times may be of any size.
      if (node.max === 0) return { text: '', copies: 1 };
      return emitRepeat(emit(node.body, emission), node.min, node.max);
    case 'atomic':
    case 'line-break':
      throw new TypeError(`A node of kind ${node.kind} has no form in re2.`);
  }
}

function join(nodes: readonly Node[], separator: string, emission: Emission): Emitted {
  const parts = nodes.map((node) => emit(node, emission));
  return {
    text: parts.map(({ text }) => text).join(separator),
    copies: Math.max(1, ...parts.map(({ copies }) => copies)),
  };
}

function emitRepeat(body: Emitted, min: number, max: number): Emitted {
  const unit = `(?:${body.text})`;
  if (max === Infinity) {
    if (min <= 1) return { text: `${unit}${min === 0 ? '*' : '+'}`, copies: body.copies };
    const required = emitCopies(unit, body.copies, min, '');
    return { text: `${required.text}${unit}*`, copies: required.copies };
  }
  if (min === 0 && max === 1) return { text: `${unit}?`, copies: body.copies };
  const required = emitCopies(unit, body.copies, min, '');
  const optional = emitCopies(unit, body.copies, max - min, '?');
  return { text: required.text + optional.text, copies: Math.max(required.copies, optional.copies) };
}

/**
 * A number of copies, all required or each optional, in counted repeats that re2 takes. {0,5} may be cut into {0,3}{0,2}: which of the
 * copies match makes no difference.
 */
function emitCopies(unit: string, copiesInside: number, count: number, optional: '' | '?'): Emitted {
  const most = Math.max(1, Math.floor(MAX_COPIES / copiesInside));
  const counted = (copies: number): string => {
    if (copies === 0) return '';
    if (copies === 1) return unit + optional;
    return optional === '' ? `${unit}{${copies}}` : `${unit}{0,${copies}}`;
  };
  const text = counted(most).repeat(Math.floor(count / most)) + counted(count % most);
  return { text, copies: copiesInside * Math.min(most, Math.max(1, count)) };
}
