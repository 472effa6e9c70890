import type { Sco } from '../stix/sco.js';
import { canonicalHashName } from '../values/hashes.js';
import { assertNever } from '../syntax/assert-never.js';
import type { KeyStep, ObjectPath } from '../syntax/ast.js';
import type { Profile } from './profile.js';
import { codecOf, UNRESOLVED, type Codec, type Objects } from './selected-value.js';

/** Calls `visit` with each selected value and the object that holds it; stops when `visit` returns true, and then returns true. */
export type PathWalker = (root: Sco, objects: Objects, visit: ValueVisitor) => boolean;

/** `holder` is the dictionary or SCO that the path's last key was read from. */
export type ValueVisitor = (value: unknown, holder: unknown) => boolean;

type Walk = (value: unknown, holder: unknown, objects: Objects, visit: ValueVisitor) => boolean;

/** Compiles one step in front of the rest of the path, so that walking allocates nothing. */
type Stage = (next: Walk) => Walk;

const arrive: Walk = (value, holder, _objects, visit) => visit(value, holder);

/**
 * Compiles an object path to a function that walks the values it selects from a root (semantics 5). The root's type is the caller's
 * to check. Own members only: `constructor` and `length` select nothing.
 */
export function compileObjectPath(path: ObjectPath, profile: Profile): PathWalker {
  const stages = compileStages(path, profile);
  const fanOuts = path.steps.filter((step) => step.kind === 'anyIndexStep').length;
  if (fanOuts > 1) return walkAsSets(stages);

  const walk = stages.reduceRight<Walk>((next, stage) => stage(next), arrive);
  return (root, objects, visit) => walk(root, undefined, objects, visit);
}

/**
 * With several `[*]` the number of ways to a value grows with their product, and with reference cycles exponentially in the length of
 * the path; the number of distinct nodes at each step does not. Semantics 6.1 asks for some value, so a set of nodes is enough.
 */
function walkAsSets(stages: readonly Stage[]): PathWalker {
  const walks = stages.map((stage) => stage(arrive));
  const last = walks.length - 1;
  return (root, objects, visit) => {
    let nodes = new Set<unknown>([root]);
    for (let at = 0; at < last; at += 1) {
      const walk = walks[at];
      const reached = new Set<unknown>();
      for (const node of nodes) {
        walk?.(node, undefined, objects, (selected) => {
          reached.add(selected);
          return false;
        });
      }
      nodes = reached;
    }
    const walk = walks[last];
    for (const node of nodes) if (walk?.(node, node, objects, visit)) return true;
    return false;
  };
}

function compileStages(path: ObjectPath, profile: Profile): readonly Stage[] {
  const stages: Stage[] = [];
  let codec: Codec | undefined;
  let previous: KeyStep | undefined;
  for (const step of path.steps) {
    switch (step.kind) {
      case 'keyStep':
        codec = codecOf(step.name);
        stages.push(compileKey(step, codec, previous?.name === 'hashes' && profile.canonicalHashNames));
        break;
      case 'indexStep':
        stages.push(elementStep(step.index, codec));
        break;
      case 'anyIndexStep':
        stages.push(everyElementStep(codec));
        break;
      default:
        return assertNever(step);
    }
    previous = step.kind === 'keyStep' ? step : undefined;
  }
  if (profile.openStringLists && !codec) stages.push(openStringList);
  return stages;
}

function compileKey(step: KeyStep, codec: Codec | undefined, isHashName: boolean): Stage {
  const canonical = isHashName ? canonicalHashName(step.name) : undefined;
  if (canonical !== undefined) return hashStep(canonical);
  return codec ? codedKeyStep(step.name, codec) : keyStep(step.name);
}

/** A list, octets and the sentinels are no dictionaries, so a key selects nothing from them (semantics 5.2). */
function isDictionary(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

const keyStep =
  (name: string): Stage =>
  (next) =>
  (value, _holder, objects, visit) =>
    isDictionary(value) && Object.hasOwn(value, name) && next(value[name], value, objects, visit);

const codedKeyStep =
  (name: string, codec: Codec): Stage =>
  (next) =>
  (value, _holder, objects, visit) =>
    isDictionary(value) && Object.hasOwn(value, name) && next(codec(value[name], objects), value, objects, visit);

/** Semantics 13: under `hashes`, any spelling of the algorithm's name will do. Dictionaries of hashes are small, so they are scanned. */
const hashStep =
  (canonical: string): Stage =>
  (next) =>
  (value, _holder, objects, visit) => {
    if (!isDictionary(value)) return false;
    for (const name of Object.keys(value)) {
      if (canonicalHashName(name) === canonical && next(value[name], value, objects, visit)) return true;
    }
    return false;
  };

const elementStep =
  (index: number, codec: Codec | undefined): Stage =>
  (next) =>
  (value, holder, objects, visit) => {
    if (!Array.isArray(value) || index < 0 || index >= value.length) return false;
    const element: unknown = value[index];
    return next(codec ? codec(element, objects) : element, holder, objects, visit);
  };

const everyElementStep =
  (codec: Codec | undefined): Stage =>
  (next) =>
  (value, holder, objects, visit) => {
    if (!Array.isArray(value)) return false;
    for (const element of value as readonly unknown[]) {
      if (next(codec ? codec(element, objects) : element, holder, objects, visit)) return true;
    }
    return false;
  };

/** Semantics 13, `detection`: a list of strings at the end of a path stands for its elements. */
const openStringList: Stage = (next) => (value, holder, objects, visit) => {
  if (!Array.isArray(value) || value.length === 0 || !value.every((element) => typeof element === 'string')) {
    return next(value, holder, objects, visit);
  }
  for (const element of value as readonly string[]) if (next(element, holder, objects, visit)) return true;
  return false;
};

/** Whether a selected value takes part in comparisons; what is not there can still exist (semantics 6.9, D21). */
export function isPresent(value: unknown): boolean {
  return value !== UNRESOLVED;
}
