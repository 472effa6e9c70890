import { RE2JS } from 're2js';
import { createAlphabet } from './alphabet.js';
import { evaluateSet, type CharacterSet } from './character-set.js';
import { characterClass } from './character-classes.js';
import { EMPTY_SET, rangesOf, type CodePointSet } from './code-point-set.js';
import { emitClass, emitRe2 } from './emit-re2.js';
import { markSubject, type LineMarks } from './mark-subject.js';
import { codePointLimit, type Mode } from './mode.js';
import { assertionsIn, visitNodes, type Assertion, type Node } from './syntax-tree.js';

/** Says whether some part of a subject matches. */
export type Search = (subject: string) => boolean;

const ASCII_SIZE = 0x80;
/** Letters are UTF-16 units below the surrogates. */
const LETTER_LIMIT = 0xd800;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** What re2 calls each assertion. Where that is not the same thing, subjects are marked. */
const RE2_ASSERTIONS: Readonly<Record<Assertion, string>> = {
  'text-start': '\\A',
  'text-end': '\\z',
  end: '\\z',
  'line-start': '(?m:^)',
  'line-end': '(?m:$)',
  'word-boundary': '\\b',
  'no-word-boundary': '\\B',
};

/**
 * Makes the search for an expression. It has two programs, each compiled when it is first needed:
 *
 * - the direct one runs on the subject itself: ASCII text, or octets;
 * - the lettered one runs on the subject written in letters (`alphabet.ts`): text beyond ASCII, and any subject that ends with a line feed if
 *   the expression asks where lines end.
 *
 * Most subjects are ASCII. There the tables of Unicode are not needed, and re2's own `\b` is right.
 */
export function createSearch(node: Node, mode: Mode): Search {
  const assertions = assertionsIn(node);
  const asksForFinalLineFeed = assertions.has('end') || assertions.has('line-start');
  const direct = once(() => compileDirect(node, mode));
  const lettered = once(() => createLetteredSearch(node, mode, assertions));

  return (subject) => {
    const isDirect = mode === 'octets' || !BEYOND_ASCII.test(subject);
    if (isDirect && !(asksForFinalLineFeed && subject.endsWith('\n'))) return direct().test(subject);
    return lettered()(isDirect ? subject : subject.normalize('NFC'));
  };
}

function compileDirect(node: Node, mode: Mode): RE2JS {
  const size = mode === 'text' ? ASCII_SIZE : codePointLimit(mode);
  const classes = emitEach(evaluateSets(node, mode, size), (set) => emitClass(set, size));
  return RE2JS.compile(emitRe2(node, { set: classes, assertion: (assertion) => RE2_ASSERTIONS[assertion] }));
}

function createLetteredSearch(node: Node, mode: Mode, assertions: ReadonlySet<Assertion>): Search {
  const size = codePointLimit(mode);
  const sets = evaluateSets(node, mode, size);
  const asksForWords = assertions.has('word-boundary') || assertions.has('no-word-boundary');
  const words = asksForWords ? characterClass('word', mode, size) : EMPTY_SET;
  const alphabet = createAlphabet([...new Set([...sets.values(), words])], size);
  const lines = linesFor(assertions);
  const marks = asksForWords || lines.lineStart || lines.lineEnd !== 'none' ? lines : undefined;

  const letters = emitEach(sets, (set) => {
    const letter = emitClass(alphabet.lettersOf(set), LETTER_LIMIT);
    return marks ? `(?s:.)${letter}(?s:.)` : letter;
  });
  const text = emitRe2(node, {
    set: letters,
    // The marks put a line end where `$` holds.
    assertion: (assertion) => RE2_ASSERTIONS[assertion === 'end' ? 'line-end' : assertion],
  });
  // With marks a match begins between characters, every third letter, and not wherever re2's own search would begin.
  const program = RE2JS.compile(marks ? `\\A(?s:...)*?(?:${text})` : text);
  const wordLetters = flagsOf(alphabet.lettersOf(words));
  return (subject) => program.test(markSubject(subject, alphabet, marks, wordLetters));
}

function linesFor(assertions: ReadonlySet<Assertion>): LineMarks {
  const lineEnd = assertions.has('end') ? 'final' : assertions.has('line-end') ? 'every' : 'none';
  return { lineEnd, lineStart: assertions.has('line-start') };
}

/** A 1 at the index of each member. */
function flagsOf(set: CodePointSet): Uint8Array {
  const flags = new Uint8Array(set.at(-1) ?? 0);
  for (const { start, end } of rangesOf(set)) flags.fill(1, start, end);
  return flags;
}

type EvaluatedSets = ReadonlyMap<CharacterSet, CodePointSet>;

/** Each character set of an expression evaluated. Sets of the same content share one result. */
function evaluateSets(node: Node, mode: Mode, size: number): EvaluatedSets {
  const sets = new Map<CharacterSet, CodePointSet>();
  const byContent = new Map<string, CodePointSet>();
  visitNodes(node, (visited) => {
    if (visited.kind !== 'set') return;
    const content = JSON.stringify(visited.set);
    const set = byContent.get(content) ?? evaluateSet(visited.set, mode, size);
    byContent.set(content, set);
    sets.set(visited.set, set);
  });
  return sets;
}

/** Writes each of the evaluated sets once, however often it occurs. */
function emitEach(sets: EvaluatedSets, emit: (set: CodePointSet) => string): (set: CharacterSet) => string {
  const texts = new Map<CodePointSet, string>();
  return (set) => {
    const evaluated = sets.get(set) ?? EMPTY_SET;
    const text = texts.get(evaluated) ?? emit(evaluated);
    texts.set(evaluated, text);
    return text;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
