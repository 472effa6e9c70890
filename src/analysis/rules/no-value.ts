import type { Comparison, ObjectPath } from '../../syntax/ast.js';
import type { Span } from '../../source/span.js';
import { writeKey } from '../../syntax/literals.js';
import { HASH_DIGITS } from '../../values/hashes.js';
import type { ResolvedPath, ValuePath } from '../object-path/resolve-path.js';
import type { Finding, Rule } from '../rule.js';
import { showNode } from '../show.js';

/** A path that selects no value that a constant could be compared with (semantics 5.2, 5.3 and 5.4). */
export const noValue: Rule = {
  code: 'P309',
  check: {
    objectPath: (path, { resolve }) => checkIndexes(path, resolve(path)),
    comparison: ({ path, operand }, { resolve }) => {
      const resolved = resolve(path);
      return resolved.kind === 'value' ? checkEnd(path, resolved, operand) : undefined;
    },
  },
};

function checkIndexes(path: ObjectPath, resolved: ResolvedPath): Finding | undefined {
  const negative = path.steps.find((step) => step.kind === 'indexStep' && step.index < 0);
  if (negative) {
    return { message: 'A list begins at 0, and has nothing at a negative index.', span: negative.span };
  }
  if (resolved.kind === 'list-without-index') {
    const list = showNode({ ...path, steps: path.steps.slice(0, resolved.index) });
    const span = path.steps[resolved.index - 1]?.span ?? path.span;
    const message = `${list} is a list, which has elements and no ${writeKey(resolved.step.name)}: write [*] after it for any element.`;
    return { message, span, fix: insertAfter(span) };
  }
  if (resolved.kind === 'index-without-list') {
    const { step, index, isSingle } = resolved;
    const before = showNode({ ...path, steps: path.steps.slice(0, index) });
    const message = `${before} is no list, so that an index selects nothing of it.`;
    return { message, span: step.span, ...(isSingle && { fix: { span: step.span, text: '' } }) };
  }
  return undefined;
}

function checkEnd(path: ObjectPath, resolved: ValuePath, operand: Comparison['operand']): Finding | undefined {
  const { property, objectType } = resolved;
  const span = path.steps.at(-1)?.span ?? path.span;
  const shown = showNode(path);
  switch (property.kind) {
    case 'texts':
      return { message: `${shown} is a list: write [*] after it for any element.`, span, fix: insertAfter(span) };
    case 'hashes': {
      const key = hashKey(operand);
      const message = `${shown} is a dictionary of hashes by algorithm: write ${key ?? "one of them, such as hashes.'SHA-256'"}.`;
      const place = { start: span.end, end: span.end };
      return { message, span, ...(key !== undefined && { fix: { span: place, text: `.${key}` } }) };
    }
    case 'reference':
    case 'references': {
      const index = property.kind === 'references' ? '[*]' : '';
      const message = `${shown} refers to an object, which is equal to no constant: go on to what it has, such as ${shown}${index}.${objectType === 'network-traffic' || objectType === 'domain-name' ? 'value' : 'id'}.`;
      return { message, span };
    }
    case 'group':
    case 'groups':
    case 'dictionary':
    case 'text-lists':
      return { message: `${shown} holds further values, and is equal to no constant: name one of them.`, span };
    default:
      return undefined;
  }
}

function insertAfter({ end }: Span): { readonly span: Span; readonly text: string } {
  return { span: { start: end, end }, text: '[*]' };
}

/** The key of the usual algorithm whose values look like this. */
function hashKey(operand: Comparison['operand']): string | undefined {
  if (operand.kind !== 'string' || !/^[0-9a-fA-F]+$/.test(operand.value)) return undefined;
  const usual = ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const;
  const found = usual.find((name) => HASH_DIGITS[name] === operand.value.length);
  return found && writeKey(found);
}
