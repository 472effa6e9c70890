import { UNRESOLVED } from '../../compile/selected-value.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { ObjectPath, PathStep } from '../../syntax/ast.js';
import { writeKey } from '../../syntax/literals.js';
import { printObjectPath } from '../../syntax/print.js';
import { inRow, show } from '../english/words.js';
import { describeValue } from './describe-value.js';
import type { Absent } from './found.js';

/** Says why a path selects nothing: how far it leads, and what is there instead of the next step. */
export function describeAbsence(path: ObjectPath, { reached, last }: Absent): string {
  const where =
    reached === 0
      ? `the ${show(path.objectType)}`
      : show(printObjectPath({ ...path, steps: path.steps.slice(0, reached) }));
  const next = path.steps[reached];
  return next ? `${where} ${describeEnd(next, last)}` : `${where} is not there`;
}

function describeEnd(next: PathStep, last: unknown): string {
  if (last === UNRESOLVED) return 'refers to an object that was not observed';
  switch (next.kind) {
    case 'keyStep':
      return describeMissingKey(next.name, last);
    case 'indexStep':
    case 'anyIndexStep':
      if (!Array.isArray(last)) return `is ${describeValue(last)}, which is no list`;
      return next.kind === 'indexStep' ? `is ${describeValue(last)}, counted from 0` : 'is an empty list';
    default:
      return assertNever(next);
  }
}

function describeMissingKey(name: string, last: unknown): string {
  if (Array.isArray(last)) return `is ${describeValue(last)}; [*] behind it looks at its elements`;
  if (typeof last !== 'object' || last === null || last instanceof Uint8Array) {
    return `is ${describeValue(last)}, which has no parts`;
  }
  const others = Object.keys(last).filter((key) => !COMMON.has(key));
  const missing = `has no ${show(writeKey(name))}`;
  return others.length === 0 ? missing : `${missing}; it has ${describeKeys(others)}`;
}

/** What objects have whatever they are about. */
const COMMON: ReadonlySet<string> = new Set(['type', 'id', 'spec_version']);

const MOST_KEYS = 8;

function describeKeys(keys: readonly string[]): string {
  const shown = keys.slice(0, MOST_KEYS).map((key) => show(writeKey(key)));
  const rest = keys.length - MOST_KEYS;
  return inRow(rest > 0 ? [...shown, `${rest} others`] : shown, 'and');
}
