import { createAdapter, fieldsOf, logSources, type PathOrigin } from '../../src/adapters/index.js';
import type { PathExamples } from '../../src/cli/path-examples.js';
import { adapterTables } from './case-tables.js';
import { explains, readOrigin, selectedValues, type SelectedValue } from './read-origin.js';

type Example = PathExamples[string];

const LONGEST = 72;

/** For every mapping and row of its table a value that a record of `cases/` gives it: the first that is not too long to show. */
export function examplesOfCases(): Readonly<Record<string, PathExamples>> {
  const found = new Map<string, Map<string, Example>>();
  for (const { source, cases } of adapterTables()) {
    const adapter = createAdapter(source);
    for (const { record } of cases) {
      const shaped = adapter.shape(record);
      const { mapping, adapt } = adapter.choose(shaped);
      const result = adapt(shaped, { file: 'log', line: 1 });
      if (result.kind === 'rejected') continue;
      const examples = found.get(mapping.name) ?? new Map<string, Example>();
      found.set(mapping.name, examples);
      const selected = selectedValues(result.observation);
      for (const origin of fieldsOf(mapping)) {
        const row = rowOf(origin);
        if (row === undefined || examples.has(row)) continue;
        const shown = exampleOf(origin, selected, shaped);
        if (shown !== undefined) examples.set(row, shown);
      }
    }
  }
  // In the order of the sources and of their tables, so that a change shows where it belongs.
  const mappings = logSources().flatMap(({ mappings: own, fallback }) => [...own, fallback]);
  return Object.fromEntries(
    mappings.flatMap((mapping) => {
      const examples = found.get(mapping.name);
      const rows = fieldsOf(mapping).flatMap((origin) => {
        const row = rowOf(origin);
        const example = row === undefined ? undefined : examples?.get(row);
        return row === undefined || example === undefined ? [] : [[row, example] as const];
      });
      return rows.length === 0 ? [] : [[mapping.name, Object.fromEntries(rows)] as const];
    }),
  );
}

/** A value of the path that the field explains; of several, the one that is most like the field. */
function exampleOf(origin: PathOrigin, selected: readonly SelectedValue[], record: unknown): Example | undefined {
  const values = selected.flatMap(({ path, value }) =>
    path === origin.path && isShown(value) && explains(origin, value, record) ? [value] : [],
  );
  const fields = 'field' in origin ? readOrigin(record, origin.field).map((field) => field.toLowerCase()) : [];
  const likeness = (value: Example): number => {
    const text = String(value).toLowerCase();
    if (fields.includes(text)) return 2;
    return fields.some((field) => field.includes(text) || text.includes(field)) ? 1 : 0;
  };
  return [...values].sort((left, right) => likeness(right) - likeness(left))[0];
}

/** A constant is its own example. */
function rowOf(origin: PathOrigin): string | undefined {
  return 'field' in origin ? `${origin.field} → ${origin.path}` : undefined;
}

function isShown(value: unknown): value is Example {
  if (typeof value === 'string') return value.length > 0 && value.length <= LONGEST;
  return typeof value === 'number' || typeof value === 'boolean';
}
