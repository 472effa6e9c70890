import type { Folding } from '../compile/folding.js';
import { compileObjectPath, type PathWalker, type ValueVisitor } from '../compile/object-path.js';
import { rootTypes } from '../compile/observation-expression.js';
import { AS_IS } from '../compile/operators/operator.js';
import type { Profile } from '../compile/profile.js';
import type { Observation } from '../stix/observation.js';
import type { ObservationExpression } from '../syntax/ast.js';
import { printObjectPath } from '../syntax/print.js';
import { anchorsOf, type Anchor } from './anchors.js';

/**
 * Finds the expressions that an observation can satisfy without trying all of them: each is entered under anchors, and what an observation
 * holds at the anchors' paths is looked up. The cost of an observation grows with its objects and the distinct paths, not with the
 * number of expressions. It may name an expression that does not hold; it never misses one that does.
 */
export interface ExpressionIndex<Entry extends object> {
  readonly add: (node: ObservationExpression, entry: Entry) => void;
  readonly remove: (node: ObservationExpression, entry: Entry) => void;
  /** Calls `visit` for each candidate, possibly more than once. */
  readonly candidates: (observation: Observation, visit: (entry: Entry) => void) => void;
}

/** One path that anchors look at. */
interface PathTable<Entry> {
  readonly walk: PathWalker;
  /** Looks a value up; made once a path, so that an observation allocates nothing. */
  readonly lookUp: ValueVisitor;
  /** A key with one entry, the usual case, holds it without an array. */
  readonly entries: Map<unknown, Entry | Entry[]>;
}

interface TypeTable<Entry> {
  readonly paths: Map<string, PathTable<Entry>>;
  /** Expressions without an anchor, tried on every observation with an object of the type. */
  readonly unanchored: Set<Entry>;
}

/** An empty index for expressions compiled under one profile. */
export function createExpressionIndex<Entry extends object>(profile: Profile): ExpressionIndex<Entry> {
  const types = new Map<string, TypeTable<Entry>>();
  /** Whom the look-ups in progress report to. */
  let visitor: (entry: Entry) => void = () => undefined;
  const report = (entry: Entry): void => {
    visitor(entry);
  };

  const tableOf = (type: string): TypeTable<Entry> => {
    let table = types.get(type);
    if (!table) types.set(type, (table = { paths: new Map(), unanchored: new Set() }));
    return table;
  };

  const pathTableOf = ({ path, folding }: Anchor): PathTable<Entry> => {
    const { paths } = tableOf(path.objectType);
    // How values are folded depends on the path and on whether the operator folds at all, which `=` and IN do alike.
    const key = printObjectPath(path);
    const present = paths.get(key);
    if (present) return present;
    const entries = new Map<unknown, Entry | Entry[]>();
    const table = { walk: compileObjectPath(path, profile), lookUp: createLookUp(folding, entries, report), entries };
    paths.set(key, table);
    return table;
  };

  return {
    add: (node, entry) => {
      const anchors = anchorsOf(node.comparison, profile);
      if (!anchors) for (const type of rootTypes(node.comparison)) tableOf(type).unanchored.add(entry);
      else for (const anchor of anchors) insert(pathTableOf(anchor).entries, anchor.key, entry);
    },
    remove: (node, entry) => {
      const anchors = anchorsOf(node.comparison, profile);
      if (!anchors) for (const type of rootTypes(node.comparison)) tableOf(type).unanchored.delete(entry);
      else for (const anchor of anchors) withdraw(pathTableOf(anchor).entries, anchor.key, entry);
    },
    candidates: ({ objects }, visit) => {
      visitor = visit;
      for (const root of objects.values()) {
        const table = types.get(root.type);
        if (!table) continue;
        for (const path of table.paths.values()) path.walk(root, objects, path.lookUp);
        for (const entry of table.unanchored) visit(entry);
      }
    },
  };
}

function createLookUp<Entry extends object>(
  folding: Folding,
  entries: ReadonlyMap<unknown, Entry | Entry[]>,
  visit: (entry: Entry) => void,
): ValueVisitor {
  return (value, holder) => {
    const found = entries.get(typeof value === 'string' ? foldValue(folding, value, holder) : value);
    if (Array.isArray(found)) found.forEach(visit);
    else if (found) visit(found);
    return false;
  };
}

function foldValue(folding: Folding, value: string, holder: unknown): string {
  if (folding.kind === 'fixed') return folding.fold === AS_IS ? value : folding.fold.apply(value);
  const type = typeof holder === 'object' && holder !== null && 'type' in holder ? holder.type : undefined;
  return (typeof type === 'string' ? folding.folds.get(type) : undefined)?.apply(value) ?? value;
}

function insert<Entry extends object>(entries: Map<unknown, Entry | Entry[]>, key: unknown, entry: Entry): void {
  const present = entries.get(key);
  if (!present) entries.set(key, entry);
  else if (Array.isArray(present)) present.push(entry);
  else entries.set(key, [present, entry]);
}

function withdraw<Entry extends object>(entries: Map<unknown, Entry | Entry[]>, key: unknown, entry: Entry): void {
  const present = entries.get(key);
  if (present === entry) entries.delete(key);
  if (!Array.isArray(present)) return;
  const rest = present.filter((one) => one !== entry);
  if (rest.length === 0) entries.delete(key);
  else entries.set(key, rest);
}
