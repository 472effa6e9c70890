import { orderable } from '../../compile/operators/order.js';
import { assertNever } from '../../syntax/assert-never.js';
import type { Comparison, Constant, Existence } from '../../syntax/ast.js';
import { printObjectPath } from '../../syntax/print.js';
import { parseAddressBlock } from '../../values/address.js';
import { foldCase } from '../../values/fold-case.js';
import { show, withArticle } from '../english/words.js';
import { describeAbsence } from './describe-absence.js';
import { describeValue, describeValues } from './describe-value.js';
import type { Found, FoundValue } from './found.js';
import type { Verdict } from './verdict.js';

/** The first reason that a comparison tree does not hold: of an AND the first part that fails, of an OR what its parts came to. */
export function whyFalse(verdict: Verdict): string {
  if ('found' in verdict)
    return typeof verdict.holds === 'string' ? UNDECIDED : whyTermIsFalse(verdict.node, verdict.found);
  const failing = verdict.parts.filter(({ holds }) => holds !== true);
  if (verdict.node.kind === 'comparisonAnd') return failing[0] ? whyFalse(failing[0]) : 'the parts hold';
  const reasons = [...new Set(failing.map(whyFalse))];
  const rest = reasons.length - MOST_REASONS;
  const told = reasons.slice(0, MOST_REASONS).join('; ');
  return rest > 0 ? `${told}; and ${rest.toLocaleString('en')} other parts of the OR fail` : told;
}

/** Of the reasons to leave a comparison undecided, the only one that a single comparison can have. */
const UNDECIDED = 'the text is longer than MATCHES looks at (limit maxSubjectLength), so that it was left undecided';

const MOST_REASONS = 3;

function whyTermIsFalse(node: Comparison | Existence, found: Found): string {
  const { path } = node;
  switch (found.kind) {
    case 'other-type':
      return `the object is ${withArticle(show(found.type))}, not ${withArticle(show(path.objectType))}`;
    case 'absent':
      return describeAbsence(path, found);
    case 'values': {
      const is = `${show(printObjectPath(path))} is ${describeValues(found.values, found.isCut)}`;
      const hint = node.kind === 'comparison' && !node.negated ? hintFor(node, found.values) : undefined;
      return hint === undefined ? is : `${is}, ${hint}`;
    }
    default:
      return assertNever(found);
  }
}

/** What a reader may overlook: values that can never satisfy the operator, or that look as if they did. */
function hintFor({ operator, operand }: Comparison, values: readonly FoundValue[]): string | undefined {
  const constants = operand.kind === 'set' ? operand.members : [operand];
  const [constant] = constants;
  const [first] = values;
  if (!constant || !first) return undefined;
  if (values.every(({ value }) => Array.isArray(value)))
    return 'and a list compares with nothing; [*] behind the path looks at its elements';
  // The members of a set are of one kind (semantics 6.5).
  if (values.every(({ value }) => !isComparable(value, constant))) {
    return `which does not compare with ${KINDS[constant.kind]}`;
  }
  if (operator === 'ISSUBSET' || operator === 'ISSUPERSET') {
    return values.every(({ value }) => typeof value !== 'string' || !parseAddressBlock(value))
      ? 'which is no address or block'
      : undefined;
  }
  if (operator !== '=' && operator !== 'IN') return undefined;
  return differenceHint(constants, values);
}

/** As the engine sees it: `orderable` knows all kinds but booleans, which have no order. */
function isComparable(value: unknown, constant: Constant): boolean {
  return constant.kind === 'boolean' ? typeof value === 'boolean' : orderable(constant)(value);
}

const KINDS: { readonly [Kind in Constant['kind']]: string } = {
  string: 'a text',
  integer: 'a number',
  float: 'a number',
  boolean: 'true or false',
  timestamp: 'a timestamp',
  hex: 'octets',
  binary: 'octets',
};

function differenceHint(constants: readonly Constant[], values: readonly FoundValue[]): string | undefined {
  const texts = constants.flatMap((one) => (one.kind === 'string' ? [one.value] : []));
  const alike = (normalize: (text: string) => string): string | undefined => {
    const wanted = new Set(texts.map(normalize));
    const found = values.find(({ value }) => typeof value === 'string' && wanted.has(normalize(value)));
    return found && (values.length > 1 ? `of which ${describeValue(found.value)} differs` : 'which differs');
  };
  const inCase = alike(foldCase);
  if (inCase !== undefined) return `${inCase} in upper and lower case alone`;
  const inSpace = alike((text) => text.trim());
  return inSpace === undefined ? undefined : `${inSpace} in white space at its ends alone`;
}
