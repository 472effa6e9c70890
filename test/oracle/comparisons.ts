import { parseAddressRange, rangeContains, type AddressRange } from './address.js';
import type { Comparator, Comparison, ComparisonExpression, Constant, Test } from './ast.js';
import { comparisonsOf } from './ast.js';
import { isLikeFolded } from './fold.js';
import type { Dictionary } from './json.js';
import { isLike } from './like.js';
import type { OracleObservation } from './observe.js';
import { codePoints, octetsOfText } from './octets.js';
import { rootsOf, selectValues, type Value } from './paths.js';
import type { Profile } from './profile.js';
import { parseTimestamp } from './timestamp.js';
import { compareValue, equalsValue } from './values.js';

/** True if one root of the observation satisfies the whole expression (semantics 7). */
export function bracketHolds(
  expression: ComparisonExpression,
  observation: OracleObservation,
  profile: Profile,
): boolean {
  return [...observation.objects.values()].some((root) => holdsForRoot(expression, root, observation, profile));
}

/**
 * True if a profile that rejects bad timestamps rejects the observation for this expression: somewhere, a string that
 * is no timestamp is compared with a timestamp constant (semantics 13, D10). Evaluation order plays no part in it.
 */
export function isRejected(
  expression: ComparisonExpression,
  observation: OracleObservation,
  profile: Profile,
): boolean {
  if (!profile.rejectsBadTimestamps) return false;
  return comparisonsOf(expression).some(
    ({ path, test }) =>
      constantsOf(test).some((constant) => constant.kind === 'timestamp') &&
      rootsOf(observation, path.type)
        .flatMap((root) => selectValues(root, path, observation, profile))
        .some((value) => value.kind === 'string' && parseTimestamp(value.text) === undefined),
  );
}

function constantsOf(test: Test): readonly Constant[] {
  if (test.kind === 'compare') return [test.constant];
  return test.kind === 'in' ? test.members : [];
}

function holdsForRoot(
  expression: ComparisonExpression,
  root: Dictionary,
  observation: OracleObservation,
  profile: Profile,
): boolean {
  switch (expression.kind) {
    case 'and':
      return (
        holdsForRoot(expression.left, root, observation, profile) &&
        holdsForRoot(expression.right, root, observation, profile)
      );
    case 'or':
      return (
        holdsForRoot(expression.left, root, observation, profile) ||
        holdsForRoot(expression.right, root, observation, profile)
      );
    case 'comparison':
      return comparisonHolds(expression, root, observation, profile);
  }
}

function comparisonHolds(
  { path, negated, test }: Comparison,
  root: Dictionary,
  observation: OracleObservation,
  profile: Profile,
): boolean {
  // semantics 7: false if the root's type differs, NOT EXISTS included.
  if (!rootsOf(observation, path.type).includes(root)) return false;
  const selected = selectValues(root, path, observation, profile);
  // semantics 6.9: a dangling reference exists; 6.11: NOT EXISTS is the one operator that holds on an absent path.
  if (test.kind === 'exists') return selected.length > 0 !== negated;
  const values = selected.filter((value) => value.kind !== 'dangling');
  if (values.length === 0) return false;
  if (!negated) return values.some((value) => testHolds(value, test, profile));
  if (profile.negatesPerElement) return values.some((value) => negatedTestHolds(value, test, profile));
  return !values.some((value) => testHolds(value, test, profile));
}

function negatedTestHolds(value: Value, test: Test, profile: Profile): boolean {
  const isOrder = test.kind === 'compare' && test.operator !== '=' && test.operator !== '!=';
  if (isOrder && compareValue(value, test.constant) === undefined) return profile.negatedOrderHoldsOnIncompatible;
  return !testHolds(value, test, profile);
}

function testHolds(value: Value, test: Test, profile: Profile): boolean {
  switch (test.kind) {
    case 'compare':
      return comparatorHolds(value, test.operator, test.constant, profile);
    case 'in':
      return test.members.some((member) => equalsValue(value, member, profile) === true);
    case 'like':
      return likeHolds(value, test.text.normalize('NFC'), profile);
    case 'matches':
      if (value.kind === 'string') return test.regex.findsInText(value.text);
      return value.kind === 'octets' && test.regex.findsInOctets(value.octets);
    case 'subset':
      return addressHolds(value, (range) => rangeContains(test.range, range));
    case 'superset':
      return addressHolds(value, (range) => rangeContains(range, test.range));
    case 'exists':
      return true;
  }
}

function comparatorHolds(value: Value, operator: Comparator, constant: Constant, profile: Profile): boolean {
  // semantics 6.3: incompatible operands make != true and everything else false.
  if (operator === '=') return equalsValue(value, constant, profile) === true;
  if (operator === '!=') return equalsValue(value, constant, profile) !== true;
  const order = compareValue(value, constant);
  if (order === undefined) return false;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** `constant` is in NFC already, also when it is mapped to octets (semantics 6.6). */
function likeHolds(value: Value, constant: string, profile: Profile): boolean {
  if (value.kind === 'octets') {
    const octets = octetsOfText(constant);
    return octets !== undefined && isLike(value.octets, octets);
  }
  if (value.kind !== 'string') return false;
  const text = value.text.normalize('NFC');
  if (isLike(codePoints(text), codePoints(constant))) return true;
  return profile.folds && isLikeFolded(text, constant, value.role);
}

function addressHolds(value: Value, holds: (range: AddressRange) => boolean): boolean {
  const range = value.kind === 'string' ? parseAddressRange(value.text) : undefined;
  return range !== undefined && holds(range);
}
