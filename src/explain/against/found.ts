import { compileValueVisitor } from '../../compile/comparison.js';
import { compileObjectPath } from '../../compile/object-path.js';
import type { Profile } from '../../compile/profile.js';
import { attempt } from '../../compile/undecided.js';
import type { Objects } from '../../compile/selected-value.js';
import type { Sco } from '../../stix/sco.js';
import type { Comparison, Existence, ObjectPath } from '../../syntax/ast.js';

/** What the path of a comparison leads to from one root. */
export type Found =
  | { readonly kind: 'other-type'; readonly type: string }
  | Absent
  | { readonly kind: 'values'; readonly values: readonly FoundValue[]; readonly isCut: boolean };

export interface FoundValue {
  readonly value: unknown;
  /** Whether the operator, without its NOT, accepts it. */
  readonly isAccepted: boolean;
}

/** A path that selects nothing: so many of its steps select something, the last of them this, and the next step does not. */
export interface Absent {
  readonly kind: 'absent';
  readonly reached: number;
  readonly last: unknown;
}

/** A list in a log has few elements; one of millions is not shown. */
const MOST_VALUES = 1_000;

/** Finds what the path of a comparison selects from a root, value by value. */
export function findValues(node: Comparison | Existence, profile: Profile, root: Sco, objects: Objects): Found {
  const { path } = node;
  if (root.type !== path.objectType) return { kind: 'other-type', type: root.type };
  const accepts = node.kind === 'comparison' ? compileValueVisitor(node, profile) : () => true;
  const values: FoundValue[] = [];
  const isCut = compileObjectPath(path, profile)(root, objects, (value, holder) => {
    if (values.length === MOST_VALUES) return true;
    values.push({ value, isAccepted: attempt(() => accepts(value, holder)) === true });
    return false;
  });
  return values.length > 0 ? { kind: 'values', values, isCut } : findEnd(path, profile, root, objects);
}

/** Follows a path that selects nothing as far as it goes. */
function findEnd(path: ObjectPath, profile: Profile, root: Sco, objects: Objects): Absent {
  for (let reached = path.steps.length - 1; reached > 0; reached -= 1) {
    const walk = compileObjectPath({ ...path, steps: path.steps.slice(0, reached) }, withoutOpening(profile));
    let last: unknown;
    const isReached = walk(root, objects, (value) => {
      last = value;
      return true;
    });
    if (isReached) return { kind: 'absent', reached, last };
  }
  return { kind: 'absent', reached: 0, last: root };
}

/** A list in the middle of a path is a list under every profile. */
function withoutOpening(profile: Profile): Profile {
  return { ...profile, openStringLists: false };
}
