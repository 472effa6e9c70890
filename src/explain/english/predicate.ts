import { assertNever } from '../../syntax/assert-never.js';
import type { Comparison, Constant } from '../../syntax/ast.js';
import { writeString } from '../../syntax/literals.js';
import { parseAddressBlock } from '../../values/address.js';
import { describeConstant, describeMembers } from './constants.js';
import { show } from './words.js';

/** What an operator and its constant say of a value, and what their negation says: `is 'a'` and `is not 'a'`. */
export interface Predicate {
  readonly holds: string;
  readonly fails: string;
}

/** Puts an operator and its constant into words. The negation is that of the one value that the path leads to. */
export function describePredicate({ operator, operand }: Pick<Comparison, 'operator' | 'operand'>): Predicate {
  if (operand.kind === 'set') {
    const members = describeMembers(operand);
    if (operand.members.length === 0) return { holds: 'is one of none', fails: 'is anything' };
    if (operand.members.length === 1) return is(members);
    return { holds: `is ${members}`, fails: `is neither ${members.replace(/ or (?=[^,]*$)/, ' nor ')}` };
  }
  const constant = describeConstant(operand);
  switch (operator) {
    case '=':
    case 'IN':
      return is(constant);
    case '!=':
      return { holds: `is other than ${constant}`, fails: `is not other than ${constant}` };
    case '<':
    case '<=':
    case '>':
    case '>=':
      return describeOrder(operator, operand, constant);
    case 'LIKE':
      return operand.kind === 'string' ? describeLike(operand.value, constant) : is(constant);
    case 'MATCHES':
      return does('has', 'have', `a match of the regular expression ${constant}`);
    case 'ISSUBSET':
      return isSingleAddress(operand)
        ? { holds: `is the address ${constant}`, fails: `is not the address ${constant}` }
        : { holds: `is an address or block in ${constant}`, fails: `is no address or block in ${constant}` };
    case 'ISSUPERSET':
      return isSingleAddress(operand)
        ? {
            holds: `is ${constant} or a block that holds it`,
            fails: `is neither ${constant} nor a block that holds it`,
          }
        : { holds: `is a block that holds all of ${constant}`, fails: `is no block that holds all of ${constant}` };
    default:
      return assertNever(operator);
  }
}

function is(what: string): Predicate {
  return { holds: `is ${what}`, fails: `is not ${what}` };
}

function does(verb: string, plain: string, what: string): Predicate {
  return { holds: `${verb} ${what}`, fails: `does not ${plain} ${what}` };
}

const ORDERS = {
  '<': { number: 'is less than', text: 'sorts before', time: 'is before' },
  '<=': { number: 'is at most', text: 'sorts before, or is,', time: 'is at or before' },
  '>': { number: 'is more than', text: 'sorts after', time: 'is after' },
  '>=': { number: 'is at least', text: 'sorts after, or is,', time: 'is at or after' },
} as const;

function describeOrder(operator: keyof typeof ORDERS, operand: Constant, constant: string): Predicate {
  const words = ORDERS[operator];
  const isNumber = operand.kind === 'integer' || operand.kind === 'float';
  if (operand.kind === 'timestamp' || isNumber) {
    const holds = isNumber ? words.number : words.time;
    return { holds: `${holds} ${constant}`, fails: `${holds.replace('is ', 'is not ')} ${constant}` };
  }
  return does(words.text, words.text.replace('sorts', 'sort').replace('is,', 'be,'), constant);
}

/** The usual forms of LIKE are words of their own; in the others % and _ have to be explained. */
function describeLike(value: string, constant: string): Predicate {
  const inner = value.replace(/^%+|%+$/g, '');
  const quoted = (text: string): string => show(writeString(text));
  if (value !== '' && inner === '') return { holds: 'is any text', fails: 'is no text' };
  if (/[%_]/.test(inner)) {
    const hint = [inner.includes('%') ? '% is any text' : '', value.includes('_') ? '_ any character' : ''];
    return does('looks', 'look', `like ${constant} (${hint.filter((one) => one !== '').join(', ')})`);
  }
  const [opens, closes] = [value.startsWith('%'), value.endsWith('%')];
  if (opens && closes) return does('contains', 'contain', quoted(inner));
  if (closes) return does('begins', 'begin', `with ${quoted(inner)}`);
  if (opens) return does('ends', 'end', `with ${quoted(inner)}`);
  return is(constant);
}

function isSingleAddress(operand: Constant): boolean {
  const block = operand.kind === 'string' ? parseAddressBlock(operand.value) : undefined;
  return block !== undefined && block.prefix === (block.family === 4 ? 32 : 128);
}
