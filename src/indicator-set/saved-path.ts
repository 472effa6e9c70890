import { foldingOf } from '../compile/folding.js';
import { AS_IS } from '../compile/operators/operator.js';
import type { Profile } from '../compile/profile.js';
import type { ComparisonOperator, ObjectPath } from '../syntax/ast.js';
import { parsePattern } from '../syntax/parse-pattern.js';
import type { AnchoredPath, Reading } from './anchors.js';
import { createColumn, used } from './column.js';
import type { PathTable } from './path-table.js';
import type { RangeRow } from './range-table.js';
import type { AnchorKind } from './screen-data.js';

/** A path table as it is saved and shared: what is found under it, and how its path is written. */
export interface SavedPath {
  readonly text: string;
  readonly reading: Reading;
  readonly kinds: readonly AnchorKind[];
  readonly present: Uint32Array;
  readonly unforeseen: Uint32Array;
  readonly ranges: readonly RangeRow[];
}

export function savePath({ text, reading, kinds, present, unforeseen, ranges }: PathTable): SavedPath {
  return {
    text,
    reading,
    kinds: [...kinds],
    present: used(present),
    unforeseen: used(unforeseen),
    ranges: [...ranges.rows()],
  };
}

/** Fills an empty table. */
export function restorePath(table: PathTable, { kinds, present, unforeseen, ranges }: SavedPath): void {
  for (const kind of kinds) table.kinds.add(kind);
  Object.assign(table.present, createColumn(present));
  Object.assign(table.unforeseen, createColumn(unforeseen));
  for (const { side, bound, use } of ranges) table.ranges.add(side, bound, use);
}

/** An operator that reads values as the anchors do that are entered under a reading. */
const OPERATORS: { readonly [R in Reading]: ComparisonOperator | undefined } = {
  equality: '=',
  like: 'LIKE',
  matches: undefined,
  plain: undefined,
};

/** The place of a saved path in an index of a profile. Throws if the text is no path. */
export function anchoredPath({ text, reading }: SavedPath, profile: Profile): AnchoredPath {
  const path = parsePath(text);
  const operator = OPERATORS[reading];
  const folding = operator && foldingOf({ path, operator }, profile);
  return { path, reading, folding: folding ?? { kind: 'fixed', fold: AS_IS } };
}

function parsePath(text: string): ObjectPath {
  const { ast } = parsePattern(`[EXISTS ${text}]`);
  const expression = ast?.expression;
  if (expression?.kind === 'observationExpression' && expression.comparison.kind === 'existence')
    return expression.comparison.path;
  throw new TypeError(`There is no object path ${text}.`);
}
