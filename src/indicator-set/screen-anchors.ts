import { foldingOf } from '../compile/folding.js';
import type { Profile } from '../compile/profile.js';
import { assertNever } from '../syntax/assert-never.js';
import type { Comparison, ComparisonNode, Constant, ObjectPath, StringConstant } from '../syntax/ast.js';
import { parseAddressBlock, type AddressBlock } from '../values/address.js';
import { WINDOWS } from './key-hash.js';
import type { AnchorKind } from './screen-data.js';

/** A condition on what a record holds: a key of some kind at a path; or, without a path, an object of a type. */
export type ScreenAnchor =
  | { readonly kind: 'text' | 'head' | 'tail' | 'gram'; readonly path: ObjectPath; readonly key: string }
  | { readonly kind: 'number'; readonly path: ObjectPath; readonly key: number }
  | { readonly kind: 'block'; readonly path: ObjectPath; readonly key: AddressBlock }
  | { readonly kind: 'present'; readonly path: ObjectPath }
  | { readonly kind: 'type'; readonly type: string };

/** What a candidate of each kind costs: how many values of a log it can be expected to let through. */
const COST: Readonly<Record<AnchorKind | 'type', number>> = {
  text: 1,
  block: 2,
  tail: 3,
  head: 4,
  gram: 5,
  number: 10,
  present: 1_000_000,
  type: 1_000_000,
};

/** Conditions of which at least one holds whenever the comparison tree holds for some root. */
export function screenAnchorsOf(node: ComparisonNode, profile: Profile): readonly ScreenAnchor[] {
  switch (node.kind) {
    case 'comparison':
      return anchorsOfComparison(node, profile);
    case 'existence':
      return node.negated ? [{ kind: 'type', type: node.path.objectType }] : [{ kind: 'present', path: node.path }];
    case 'comparisonAnd':
      return node.operands
        .map((operand) => screenAnchorsOf(operand, profile))
        .reduce((best, anchors) => (costOf(anchors) < costOf(best) ? anchors : best));
    case 'comparisonOr':
      return node.operands.flatMap((operand) => screenAnchorsOf(operand, profile));
    default:
      return assertNever(node);
  }
}

function costOf(anchors: readonly ScreenAnchor[]): number {
  return anchors.reduce((sum, { kind }) => sum + COST[kind], 0);
}

function anchorsOfComparison(node: Comparison, profile: Profile): readonly ScreenAnchor[] {
  const { path, operator, operand, negated } = node;
  const present: readonly ScreenAnchor[] = [{ kind: 'present', path }];
  if (negated || endsInOctets(path)) return present;
  switch (operator) {
    case '=':
    case 'IN': {
      const constants = operand.kind === 'set' ? operand.members : [operand];
      const drawn = constants.map((constant) => ofEquality(constant, node, profile));
      return drawn.every((anchors) => anchors !== undefined) ? drawn.flat() : present;
    }
    case 'LIKE':
      return (operand.kind === 'string' ? ofLike(operand, node, profile) : undefined) ?? present;
    case 'MATCHES':
      return (operand.kind === 'string' ? ofMatches(operand, path) : undefined) ?? present;
    case 'ISSUBSET':
    case 'ISSUPERSET': {
      const block = operand.kind === 'string' ? parseAddressBlock(operand.value) : undefined;
      return block ? [{ kind: 'block', path, key: block }] : present;
    }
    default:
      return present;
  }
}

function ofEquality(
  constant: Constant,
  { path, ...rest }: Comparison,
  profile: Profile,
): readonly ScreenAnchor[] | undefined {
  switch (constant.kind) {
    case 'integer':
    case 'float':
      return [{ kind: 'number', path, key: constant.value }];
    case 'string': {
      const folding = foldingOf({ path, ...rest }, profile);
      const folds = folding.kind === 'fixed' ? [folding.fold] : [...folding.folds.values()];
      const keys = [constant.value, ...folds.map((fold) => fold.apply(constant.value))];
      return [...new Set(keys)].map((key) => ({ kind: 'text', path, key }));
    }
    default:
      return undefined;
  }
}

/** Of what LIKE spells out, the longest run; a value may lack the trailing dot of a constant that folds. */
function ofLike(constant: StringConstant, node: Comparison, profile: Profile): readonly ScreenAnchor[] | undefined {
  const text = constant.value.normalize('NFC');
  const folding = foldingOf(node, profile);
  const folds = folding.kind === 'fixed' ? [folding.fold] : [...folding.folds.values()];
  const spellings = [
    text,
    ...folds.map((fold) => fold.apply(text)),
    ...(text.endsWith('.') ? [text.slice(0, -1)] : []),
  ];
  const drawn = [...new Set(spellings)].map((spelling) => ofWildcards(spelling, node.path));
  return drawn.every((anchor) => anchor !== undefined) ? drawn : undefined;
}

function ofWildcards(text: string, path: ObjectPath): ScreenAnchor | undefined {
  const runs = text.split(/[%_]/);
  if (runs.length === 1) return { kind: 'text', path, key: text };
  const anchors = runs.flatMap((run, index): ScreenAnchor[] => {
    const length = WINDOWS.find((window) => window <= run.length);
    if (length === undefined || !isAscii(run)) return [];
    if (index === 0) return [{ kind: 'head', path, key: run.slice(0, length) }];
    if (index === runs.length - 1) return [{ kind: 'tail', path, key: run.slice(-length) }];
    return [{ kind: 'gram', path, key: run.slice(0, length) }];
  });
  return anchors.reduce<ScreenAnchor | undefined>(
    (best, anchor) => (best && COST[best.kind] <= COST[anchor.kind] ? best : anchor),
    undefined,
  );
}

/** Only an expression that is nothing but its own text. */
function ofMatches({ value }: StringConstant, path: ObjectPath): readonly ScreenAnchor[] | undefined {
  if (!/^[A-Za-z0-9-]+$/.test(value)) return undefined;
  const length = WINDOWS.find((window) => window <= value.length);
  return length === undefined ? undefined : [{ kind: 'gram', path, key: value.slice(0, length) }];
}

function isAscii(text: string): boolean {
  return Array.from(text).every((character) => character <= '\x7f');
}

function endsInOctets(path: ObjectPath): boolean {
  return path.steps.some((step) => step.kind === 'keyStep' && /_(?:hex|bin)$/.test(step.name));
}
