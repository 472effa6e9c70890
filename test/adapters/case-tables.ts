import { readdirSync, readFileSync } from 'node:fs';
import type { Sco } from '../../src/stix/sco.js';

/** One row of a table in `cases/`: a record, and what it must become. */
export interface AdapterCase {
  readonly name: string;
  readonly record: unknown;
  /** Minutes east of UTC, for the run. */
  readonly zone?: number;
  readonly rejected?: string;
  readonly first?: string;
  /** Left out where it is `first`. */
  readonly last?: string;
  readonly notes?: readonly string[];
  readonly objects?: Readonly<Record<string, Sco>>;
}

export interface AdapterTable {
  /** The file's name, which is that of the mapping. */
  readonly mapping: string;
  readonly source: string;
  readonly cases: readonly AdapterCase[];
}

/** Every table, by its file. */
export function adapterTables(): readonly AdapterTable[] {
  const folder = new URL('cases/', import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      mapping: file.replace('.json', ''),
      ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<AdapterTable, 'mapping'>),
    }));
}
