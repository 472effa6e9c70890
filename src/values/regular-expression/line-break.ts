import { characterClass } from './character-classes.js';
import type { CodePointSet } from './code-point-set.js';
import { codePointLimit, type Mode } from './mode.js';
import type { Node, SetNode } from './syntax-tree.js';

export const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The characters that `\R` begins with. */
export function lineBreakStart(mode: Mode): CodePointSet {
  return characterClass('verticalSpace', mode, codePointLimit(mode));
}

/** One character of a line break. */
export const LINE_BREAK_CHARACTER: SetNode = {
  kind: 'set',
  set: { items: [{ kind: 'class', name: 'verticalSpace', negated: false }], negated: false },
};

/** `\R` as an ordinary group: CR LF, or one character. */
export const LINE_BREAK: Node = {
  kind: 'choice',
  branches: [{ kind: 'sequence', items: [character(CARRIAGE_RETURN), character(LINE_FEED)] }, LINE_BREAK_CHARACTER],
};

function character(codePoint: number): SetNode {
  return {
    kind: 'set',
    set: { items: [{ kind: 'range', first: codePoint, last: codePoint, caseless: false }], negated: false },
  };
}
