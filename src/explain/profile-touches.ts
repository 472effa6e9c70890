import { foldingOf } from '../compile/folding.js';
import { AS_IS } from '../compile/operators/operator.js';
import type { Profile } from '../compile/profile.js';
import type { Comparison, Constant, ObjectPath, Pattern } from '../syntax/ast.js';
import { printNode, printObjectPath } from '../syntax/print.js';
import { walkPattern } from '../syntax/visit.js';
import { canonicalHashName } from '../values/hashes.js';
import { firstLines, show } from './english/words.js';

const MOST_TOUCHES = 20;

/**
 * What a profile reads into a pattern beyond its letter (semantics 13), a line for each comparison. Only what the pattern shows: that a list
 * of strings stands for its elements depends on the data.
 */
export function profileTouches(ast: Pattern, profile: Profile): readonly string[] {
  const touches = new Set<string>();
  walkPattern(ast, {
    within: () => {
      if (profile.withinInclusive) touches.add('WITHIN: a time that is exactly the limit is within it');
    },
    comparison: (node) => {
      for (const touch of [...foldingTouches(node, profile), ...negationTouches(node, profile)]) touches.add(touch);
      if (profile.rejectUnparseableTimestamps && constantsOf(node).some(({ kind }) => kind === 'timestamp')) {
        touches.add(`${pathOf(node)}: an observation with a text there that is no timestamp takes no part`);
      }
    },
    objectPath: (path) => {
      for (const touch of hashNameTouches(path, profile)) touches.add(touch);
    },
  });
  return firstLines([...touches], MOST_TOUCHES);
}

function foldingTouches(node: Comparison, profile: Profile): readonly string[] {
  const folding = foldingOf(node, profile);
  const folds = folding.kind === 'fixed' ? [folding.fold] : [...folding.folds.values()];
  if (folds.every((fold) => fold === AS_IS)) return [];
  const path = pathOf(node);
  const folded = constantsOf(node).flatMap((constant) => {
    if (constant.kind !== 'string') return [];
    const text = folds.map((fold) => fold.apply(constant.value)).find((one) => one !== constant.value);
    return text === undefined ? [] : [`${path}: ${show(printNode(constant))} is compared as '${show(text)}'`];
  });
  const wherever = folding.kind === 'fixed' ? '' : ' where the object is a domain name, an e-mail address or a URL';
  return [
    `${path}: spellings that name the same thing are equal${wherever}, upper and lower case among them`,
    ...folded,
  ];
}

function negationTouches(node: Comparison, profile: Profile): readonly string[] {
  if (!node.negated) return [];
  const touches: string[] = [];
  if (profile.negatePerElement && node.path.steps.some(({ kind }) => kind === 'anyIndexStep')) {
    touches.push(`${pathOf(node)}: NOT is of each element, so that one for which it holds is enough`);
  }
  if (!profile.negatedOrderOnIncompatible && /^[<>]/.test(node.operator)) {
    touches.push(`${pathOf(node)}: NOT ${node.operator} is false where the value cannot be compared`);
  }
  return touches;
}

const pathOf = ({ path }: Comparison): string => show(printObjectPath(path));

function constantsOf({ operand }: Comparison): readonly Constant[] {
  return operand.kind === 'set' ? operand.members : [operand];
}

function hashNameTouches({ steps }: ObjectPath, { canonicalHashNames }: Profile): readonly string[] {
  if (!canonicalHashNames) return [];
  return steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (step.kind !== 'keyStep' || before?.kind !== 'keyStep' || before.name !== 'hashes') return [];
    const canonical = canonicalHashName(step.name);
    return canonical === undefined ? [] : [`hashes: every spelling of ${canonical} is read as that name`];
  });
}
