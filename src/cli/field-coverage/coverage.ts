import { fieldsOfRecord, plainPath, usedFields, type LogMapping, type LogSource } from '../../adapters/index.js';

/** What of the records of one mapping nothing looked at. */
export interface MappingCoverage {
  readonly source: string;
  readonly mapping: string;
  readonly title: string;
  readonly records: number;
  /** The field that most records have first. */
  readonly unused: readonly UnusedField[];
  /** How many fields have a use. */
  readonly used: number;
}

export interface UnusedField {
  readonly field: string;
  /** How many records have it. */
  readonly records: number;
  readonly example: unknown;
}

export interface Coverage {
  readonly add: (record: unknown, source: LogSource, mapping: LogMapping) => void;
  readonly result: () => readonly MappingCoverage[];
}

/** So many fields of a mapping are told apart: there are logs whose keys are data. */
export const MAX_COVERAGE_FIELDS = 10_000;

interface Counted {
  readonly source: string;
  readonly mapping: LogMapping;
  readonly uses: ReadonlySet<string>;
  readonly used: Set<string>;
  readonly unused: Map<string, { records: number; readonly example: unknown }>;
  records: number;
}

/** Counts the fields of records by whether their mapping has a use for them. */
export function createCoverage(): Coverage {
  const counted = new Map<LogMapping, Counted>();
  return {
    add: (record, source, mapping) => {
      const entry =
        counted.get(mapping) ??
        ({
          source: source.name,
          mapping,
          uses: usedFields(source, mapping),
          used: new Set(),
          unused: new Map(),
          records: 0,
        } satisfies Counted);
      counted.set(mapping, entry);
      entry.records += 1;
      for (const [field, example] of fieldsOfRecord(record)) count(entry, field, example);
    },
    result: () =>
      [...counted.values()].map(({ source, mapping, used, unused, records }) => ({
        source,
        mapping: mapping.name,
        title: mapping.title,
        records,
        used: used.size,
        unused: [...unused]
          .map(([field, one]) => ({ field, ...one }))
          .sort((left, right) => right.records - left.records || (left.field < right.field ? -1 : 1)),
      })),
  };
}

function count({ uses, used, unused }: Counted, field: string, example: unknown): void {
  if (uses.has(plainPath(field))) {
    used.add(field);
    return;
  }
  const known = unused.get(field);
  if (known) known.records += 1;
  else if (unused.size < MAX_COVERAGE_FIELDS) unused.set(field, { records: 1, example });
}
