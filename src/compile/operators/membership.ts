import type { SetConstant, StringConstant } from '../../syntax/ast.js';
import { equal } from './equal.js';
import { AS_IS, type Fold, type ValueTest } from './operator.js';

// Below this many strings a scan of closures beats hashing the value (bench/membership.mjs).
const SCAN_AT_MOST = 4;

/** `IN (...)`: equal to some member (semantics 6.5). `IN ()` is false. */
export function membership(set: SetConstant, fold: Fold = AS_IS): ValueTest {
  const tests = set.members.map((member) => equal(member, fold));
  const scan: ValueTest = (value) => tests.some((test) => test(value));
  const strings = set.members.filter((member): member is StringConstant => member.kind === 'string');
  if (strings.length !== set.members.length || strings.length <= SCAN_AT_MOST) return scan;

  const texts = new Set(strings.map((member) => fold.apply(member.value)));
  return (value) =>
    typeof value === 'string' ? texts.has(fold.apply(value)) : value instanceof Uint8Array && scan(value);
}
