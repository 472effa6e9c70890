import type { ValuePath } from '../object-path/resolve-path.js';
import type { Rule } from '../rule.js';
import { showNode } from '../show.js';

const ORDERS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);
const SUBSETS: ReadonlySet<string> = new Set(['ISSUBSET', 'ISSUPERSET']);
/** Texts whose order by code point says nothing: 9.0.0.0 is not below 10.0.0.0. */
const UNORDERED: ReadonlySet<string> = new Set([
  'ipv4-addr',
  'ipv6-addr',
  'mac-addr',
  'domain-name',
  'url',
  'email-addr',
]);

/** An operator that makes no sense on what the path selects (semantics 6). */
export const operatorDoesNotFit: Rule = {
  code: 'P310',
  check: {
    comparison: ({ path, operator, span }, { resolve }) => {
      if (operator === '=' || operator === '!=' || operator === 'IN') return undefined;
      const resolved = resolve(path);
      if (resolved.kind !== 'value') return undefined;
      const why = complaint(operator, resolved);
      return why === undefined ? undefined : { message: `${showNode(path)} ${why}`, span };
    },
  },
};

function complaint(operator: string, { property: { kind }, holds, hash }: ValuePath): string | undefined {
  if (SUBSETS.has(operator)) {
    const isAddress = kind === 'text' && holds.some((one) => one === 'ipv4-addr' || one === 'ipv6-addr');
    return isAddress ? undefined : `is no address, and ${operator} holds of addresses only; write = or LIKE.`;
  }
  if (ORDERS.has(operator)) {
    const isUnordered = kind === 'text' && (hash !== undefined || holds.some((one) => UNORDERED.has(one)));
    if (!isUnordered) return undefined;
    return `has no order but that of its letters, which ${operator} compares; write =, IN, LIKE or ISSUBSET.`;
  }
  if (kind === 'integer' || kind === 'float')
    return `is a number, and ${operator} holds of strings only; write = or <.`;
  return kind === 'boolean'
    ? `is a boolean, and ${operator} holds of strings only; write = true or = false.`
    : undefined;
}
