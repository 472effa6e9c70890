import type { ExpressionLimits } from './limits.js';
import type { Mode } from './mode.js';
import { readAtom } from './parse-atom.js';
import { readGroupOpening, type GroupOpening } from './parse-group-opening.js';
import { skipIgnored } from './parse-ignored.js';
import { readQuantifier, type Quantifier } from './parse-quantifier.js';
import {
  accept,
  atEnd,
  createParserState,
  INITIAL_OPTIONS,
  invalid,
  lookingAt,
  type InlineOptions,
  type ParserState,
} from './parser-state.js';
import { Refusal } from './refusal.js';
import { choiceOf, sequenceOf, type Node } from './syntax-tree.js';

/**
 * Parses an expression as PCRE2 10.42 reads it with DOTALL on (semantics 6.7), for text with UTF and UCP on as well.
 *
 * @throws Refusal for what PCRE2 would not compile, for what we do not match, and beyond the limits
 */
export function parseExpression(text: string, mode: Mode, limits: ExpressionLimits): Node {
  const state = createParserState(text, mode, limits);
  const node = parseAlternatives(state, INITIAL_OPTIONS, { depth: 0, resetsNumbers: false });
  if (!atEnd(state)) {
    throw invalid('This `)` closes no group. Write `\\)` for a parenthesis.', state.position, state.position + 1);
  }
  return node;
}

interface GroupContext {
  readonly depth: number;
  /** `(?|`: each alternative numbers its groups from the same start. */
  readonly resetsNumbers: boolean;
}

/** Parses up to the end or to the `)` of the group. An option set in one alternative stays set in the next ones. */
function parseAlternatives(state: ParserState, options: InlineOptions, { depth, resetsNumbers }: GroupContext): Node {
  const groupsBefore = state.groupCount;
  let mostGroups = groupsBefore;
  let current = options;
  const branches: Node[] = [];
  let items: Node[] = [];

  for (;;) {
    skipIgnored(state, current);
    if (atEnd(state) || (!state.quoting && lookingAt(state, ')'))) break;
    if (!state.quoting && accept(state, '|')) {
      branches.push(sequenceOf(items));
      items = [];
      mostGroups = Math.max(mostGroups, state.groupCount);
      if (resetsNumbers) state.groupCount = groupsBefore;
      continue;
    }
    const item = parseItem(state, current, depth);
    if ('options' in item) current = item.options;
    else items.push(item.node);
  }
  state.groupCount = Math.max(mostGroups, state.groupCount);
  return choiceOf([...branches, sequenceOf(items)]);
}

type Item = { readonly node: Node } | { readonly options: InlineOptions };

/** An atom or a group with its quantifier, or a change of options. */
function parseItem(state: ParserState, options: InlineOptions, depth: number): Item {
  const start = state.position;
  if (!state.quoting && accept(state, '(')) {
    const opening = readGroupOpening(state, options);
    if (opening.kind === 'options') {
      forbidQuantifier(state, opening.options);
      return { options: opening.options };
    }
    return { node: parseQuantifier(state, options, parseGroup(state, opening, start, depth + 1), start) };
  }
  const { node, repeatable } = readAtom(state, options);
  if (repeatable) return { node: parseQuantifier(state, options, node, start) };
  forbidQuantifier(state, options);
  return { node };
}

function parseGroup(state: ParserState, opening: GroupOpening & { kind: 'group' }, start: number, depth: number): Node {
  if (depth > state.limits.maxNesting) {
    throw new Refusal('too-large', `Groups nest deeper than ${state.limits.maxNesting}.`, start, state.position);
  }
  const { options, resetsNumbers, atomic } = opening;
  const body = parseAlternatives(state, options, { depth, resetsNumbers });
  if (!accept(state, ')')) {
    throw invalid('This group has no `)`. Write `\\(` for a parenthesis.', start, start + 1);
  }
  return atomic ? { kind: 'atomic', body, start, end: state.position } : body;
}

function parseQuantifier(state: ParserState, options: InlineOptions, body: Node, start: number): Node {
  const quantifier = takeQuantifier(state, options);
  if (!quantifier) return body;
  const { min, max, lazy, possessive } = quantifier;
  const repeat: Node = { kind: 'repeat', body, min, max, greedy: possessive || lazy === options.ungreedy };
  return possessive ? { kind: 'atomic', body: repeat, start, end: state.position } : repeat;
}

function forbidQuantifier(state: ParserState, options: InlineOptions): void {
  skipIgnored(state, options);
  const start = state.position;
  if (takeQuantifier(state, options)) {
    throw invalid('A quantifier follows something that cannot be repeated.', start, state.position);
  }
}

function takeQuantifier(state: ParserState, options: InlineOptions): Quantifier | undefined {
  skipIgnored(state, options);
  return state.quoting ? undefined : readQuantifier(state, options);
}
