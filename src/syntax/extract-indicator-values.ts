import { decodeBase64 } from '../values/octets.js';
import { assertNever } from './assert-never.js';
import type { Comparison, ComparisonOperator, Constant, Pattern } from './ast.js';
import { printNode } from './print.js';
import { walkPattern } from './visit.js';

/** The constants of one comparison. */
export interface IndicatorValues {
  /** The object path as it is printed canonically: `file:hashes.'SHA-256'`. */
  readonly path: string;
  /** The part of the path before the colon. */
  readonly objectType: string;
  readonly operator: ComparisonOperator;
  /** Whether NOT stands before the operator: then these are the values that the pattern does not look for. */
  readonly negated: boolean;
  /**
   * The members of the set for IN, else one value. Numbers and booleans are themselves; a string is its text with escapes resolved, and
   * so is what LIKE and MATCHES take; a timestamp is its digits as written; octets, however they were written, are lower-case
   * hexadecimal digits.
   */
  readonly values: readonly (string | number | boolean)[];
}

/**
 * The constants that a pattern looks for, comparison by comparison in the order of the text; EXISTS has none and is left out. How the
 * comparisons combine is not told: that is what matching is for. Of an invalid pattern, a constant that does not decode is left out.
 */
export function extractIndicatorValues(ast: Pattern): readonly IndicatorValues[] {
  const found: IndicatorValues[] = [];
  walkPattern(ast, {
    comparison: (node) => {
      found.push(valuesOf(node));
      return false;
    },
  });
  return found;
}

function valuesOf({ path, operator, negated, operand }: Comparison): IndicatorValues {
  const constants = operand.kind === 'set' ? operand.members : [operand];
  const values = constants.map(valueOf).filter((value) => value !== undefined);
  return { path: printNode(path), objectType: path.objectType, operator, negated, values };
}

function valueOf(constant: Constant): string | number | boolean | undefined {
  switch (constant.kind) {
    case 'integer':
    case 'float':
    case 'boolean':
    case 'string':
      return constant.value;
    case 'timestamp':
      return constant.text;
    case 'hex':
      return /^(?:[0-9a-f]{2})*$/i.test(constant.digits) ? constant.digits.toLowerCase() : undefined;
    case 'binary': {
      const octets = decodeBase64(constant.base64);
      return octets && Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
    }
    default:
      return assertNever(constant);
  }
}
