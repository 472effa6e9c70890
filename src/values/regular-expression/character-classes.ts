import {
  clipSet,
  complementSet,
  rangeSet,
  setOf,
  subtractSet,
  unionSets,
  type CodePointSet,
} from './code-point-set.js';
import type { Mode } from './mode.js';
import { classSet } from './unicode-tables.js';

/** Horizontal white space, `\h`: the same in every mode. U+180E was a space once, and PCRE2 keeps it. */
const HORIZONTAL_SPACE = unionSets([
  setOf([0x09, 0x20, 0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000]),
  rangeSet(0x2000, 0x200a),
]);
/** Vertical white space, `\v`, which is also what a `\R` begins with. */
const VERTICAL_SPACE = unionSets([rangeSet(0x0a, 0x0d), setOf([0x85, 0x2028, 0x2029])]);
const BIDI_ISOLATES = rangeSet(0x2066, 0x2069);
const ASCII_SIZE = 0x80;

type SetMaker = (size: number) => CodePointSet;

const property =
  (content: string): SetMaker =>
  (size) =>
    classSet(content, size);
const fixed =
  (set: CodePointSet): SetMaker =>
  () =>
    set;
/** What is not in the class, and format characters in any case; without the excepted ones. */
const visible =
  (content: string, excepted: CodePointSet): SetMaker =>
  (size) => {
    const others = complementSet(classSet(content, size), size);
    return subtractSet(unionSets([others, classSet('\\p{Cf}', size)]), excepted, size);
  };

const ASCII_DIGIT = rangeSet(0x30, 0x39);
const ASCII_UPPER = rangeSet(0x41, 0x5a);
const ASCII_LOWER = rangeSet(0x61, 0x7a);
const ASCII_ALPHA = unionSets([ASCII_UPPER, ASCII_LOWER]);
const ASCII_ALNUM = unionSets([ASCII_ALPHA, ASCII_DIGIT]);
const ASCII_GRAPH = rangeSet(0x21, 0x7e);
const HEX_DIGIT = unionSets([ASCII_DIGIT, rangeSet(0x41, 0x46), rangeSet(0x61, 0x66)]);

/** PCRE2 with its Unicode properties on (UCP): D13, classes are Unicode-aware for text. */
const TEXT_CLASSES = {
  alnum: property('\\p{L}\\p{N}'),
  alpha: property('\\p{L}'),
  ascii: fixed(rangeSet(0, 0x7f)),
  blank: fixed(HORIZONTAL_SPACE),
  cntrl: property('\\p{Cc}'),
  digit: property('\\p{Nd}'),
  horizontalSpace: fixed(HORIZONTAL_SPACE),
  graph: visible('\\p{Z}\\p{C}', unionSets([setOf([0x61c, 0x180e]), BIDI_ISOLATES])),
  lower: property('\\p{Ll}'),
  print: visible('\\p{Zl}\\p{Zp}\\p{C}', unionSets([setOf([0x61c]), BIDI_ISOLATES])),
  punct: (size: number) => unionSets([classSet('\\p{P}', size), classSet('\\p{S}', Math.min(size, ASCII_SIZE))]),
  space: (size: number) => unionSets([HORIZONTAL_SPACE, VERTICAL_SPACE, classSet('\\p{Z}', size)]),
  upper: property('\\p{Lu}'),
  word: property('\\p{L}\\p{N}_'),
  xdigit: fixed(HEX_DIGIT),
  verticalSpace: fixed(VERTICAL_SPACE),
} as const satisfies Record<string, SetMaker>;

export type ClassName = keyof typeof TEXT_CLASSES;

/** PCRE2 without them, in the C locale: semantics 6.7, octet-wise for binary. */
const OCTET_CLASSES: Readonly<Record<ClassName, CodePointSet>> = {
  alnum: ASCII_ALNUM,
  alpha: ASCII_ALPHA,
  ascii: rangeSet(0, 0x7f),
  blank: setOf([0x09, 0x20]),
  horizontalSpace: clipSet(HORIZONTAL_SPACE, 0x100),
  cntrl: unionSets([rangeSet(0, 0x1f), rangeSet(0x7f, 0x7f)]),
  digit: ASCII_DIGIT,
  graph: ASCII_GRAPH,
  lower: ASCII_LOWER,
  print: rangeSet(0x20, 0x7e),
  punct: subtractSet(ASCII_GRAPH, ASCII_ALNUM, 0x100),
  space: unionSets([rangeSet(0x09, 0x0d), rangeSet(0x20, 0x20)]),
  upper: ASCII_UPPER,
  word: unionSets([ASCII_ALNUM, rangeSet(0x5f, 0x5f)]),
  xdigit: HEX_DIGIT,
  verticalSpace: clipSet(VERTICAL_SPACE, 0x100),
};

/** The code points below `size` of a class that `\w`, `[[:alpha:]]` and the like name. */
export function characterClass(name: ClassName, mode: Mode, size: number): CodePointSet {
  return clipSet(mode === 'octets' ? OCTET_CLASSES[name] : TEXT_CLASSES[name](size), size);
}
