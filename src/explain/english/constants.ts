import { assertNever } from '../../syntax/assert-never.js';
import type { Constant, SetConstant } from '../../syntax/ast.js';
import { printNode } from '../../syntax/print.js';
import { inRow, show } from './words.js';

/** A constant as a part of a sentence. */
export function describeConstant(constant: Constant): string {
  switch (constant.kind) {
    case 'string':
    case 'integer':
    case 'float':
    case 'boolean':
      return show(printNode(constant));
    case 'timestamp':
      return show(constant.text);
    case 'hex':
    case 'binary':
      return `the octets ${show(printNode(constant))}`;
    default:
      return assertNever(constant);
  }
}

const MOST_MEMBERS = 5;

/** The members of a set; of many the first ones, and how many there are besides. */
export function describeMembers({ members }: SetConstant): string {
  const shown = members.slice(0, MOST_MEMBERS).map(describeConstant);
  const rest = members.length - shown.length;
  return inRow(rest > 0 ? [...shown, `${rest.toLocaleString('en')} others`] : shown, 'or');
}
