import { isReferenceName } from '../../compile/selected-value.js';
import type { ObjectPath, PathStep } from '../../syntax/ast.js';
import { isPlainKey, writeKey } from '../../syntax/literals.js';
import type { Predicate } from './predicate.js';
import { show } from './words.js';

/**
 * A part of a path that is one noun: the keys up to a reference or an index. `value`, `the SHA-256 hash`, `dst_ref`.
 */
interface Segment {
  readonly noun: string;
  readonly isReference: boolean;
  /** `[*]` or `[n]` behind it; a number for the latter. */
  readonly element: 'any' | number | undefined;
}

/**
 * Says of an object that what a path of it leads to fulfils a predicate: `whose destination is an object whose value is 'a'`. NOT is of the
 * comparison as a whole (semantics 6.10): of several elements it says that there is none.
 */
export function describePath({ steps }: Pick<ObjectPath, 'steps'>, predicate: Predicate, negated: boolean): string {
  const segments = segmentsOf(steps);
  const holdsOfNone = negated && segments.some(({ element }) => element === 'any');
  return describeSegments(segments, negated && !holdsOfNone ? predicate.fails : predicate.holds, holdsOfNone);
}

function describeSegments([first, ...rest]: readonly Segment[], predicate: string, ofNone: boolean): string {
  if (!first) return predicate;
  const { noun, isReference, element } = first;
  if (element === 'any') {
    const whom = `whose ${noun} ${ofNone ? 'have no' : 'have an'} ${isReference ? 'object' : 'element'}`;
    return `${whom} ${rest.length > 0 ? describeSegments(rest, predicate, false) : `that ${predicate}`}`;
  }
  const subject = element === undefined ? `whose ${noun}` : `whose element ${element} of ${noun}`;
  if (rest.length === 0) return `${subject} ${predicate}`;
  const inner = describeSegments(rest, predicate, ofNone);
  return `${subject} is an ${isReference ? 'object' : 'entry'} ${inner}`;
}

function segmentsOf(steps: readonly PathStep[]): readonly Segment[] {
  const segments: Segment[] = [];
  let names: string[] = [];
  const close = (element: Segment['element']): void => {
    const last = names.at(-1) ?? '';
    segments.push({ noun: nounOf(names), isReference: isReferenceName(last), element });
    names = [];
  };
  steps.forEach((step, index) => {
    if (step.kind !== 'keyStep') return;
    names.push(step.name);
    const next = steps[index + 1];
    if (next?.kind === 'anyIndexStep') close('any');
    else if (next?.kind === 'indexStep') close(next.index);
    else if (!next || isReferenceName(step.name)) close(undefined);
  });
  return segments;
}

/** Names that say more as words, and parts of names. */
const NAMES: Readonly<Record<string, string>> = {
  created: 'creation time',
  modified: 'modification time',
  accessed: 'access time',
  ctime: 'creation time',
  mtime: 'modification time',
  atime: 'access time',
  pid: 'process id',
  cwd: 'working directory',
};
const PARTS: Readonly<Record<string, string>> = { src: 'source', dst: 'destination' };

function nounOf(names: readonly string[]): string {
  const [first = '', second = '', ...rest] = names;
  if (names.length === 1) return words(first);
  if (first === 'hashes' && rest.length === 0) return `${show(second)} hash`;
  if (first === 'extensions' && rest.length > 0) return `${nounOf(rest)} of its ${show(second)}`;
  return names.map((name) => show(writeKey(name))).join('.');
}

/** `src_port` as `source port`. A name that had to be quoted, is a statement or names several objects stays as it is. */
function words(name: string): string {
  if (!isPlainKey(name) || /^is_|_refs$/.test(name)) return show(name);
  const word = lookUp(NAMES, name);
  const parts = name.replace(/_ref$/, '').split('_');
  return show(word ?? parts.map((part) => lookUp(PARTS, part) ?? part).join(' '));
}

function lookUp(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}
