import { readdirSync, readFileSync } from 'node:fs';
import { LINE_FORMATS, type LineFormatName } from '../../src/adapters/index.js';
import type { Sco } from '../../src/stix/sco.js';

/** One row of a table in `cases/`: a record, and what it must become. */
export interface AdapterCase {
  readonly name: string;
  /** In the file, of a log of text, its `lines` instead: the last of them is the record's. */
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
    .map((file) => {
      const { source, format, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as TableFile;
      const rows = cases.map(({ lines, ...one }) => ({
        ...one,
        record: lines && format ? decode(format, lines) : one.record,
      }));
      return { mapping: file.replace('.json', ''), source, cases: rows };
    });
}

interface TableFile {
  readonly source: string;
  readonly format?: LineFormatName;
  readonly cases: readonly (AdapterCase & { readonly lines?: readonly string[] })[];
}

/** A day of which logs without a year are. */
const NOW = Date.UTC(2026, 2, 12, 12);

/** The record of the last line. */
export function decode(format: LineFormatName, lines: readonly string[]): unknown {
  const last = lines.map(LINE_FORMATS[format].createDecoder({ now: () => NOW })).at(-1);
  // As from JSON: what is undefined is not there.
  return last?.kind === 'record' ? (JSON.parse(JSON.stringify(last.record)) as unknown) : last;
}
