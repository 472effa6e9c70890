import { existsSync, readFileSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { LINE_FORMATS, type DecodedLine } from '../../src/adapters/index.js';

const DATA = new URL('../../../shared/data/', import.meta.url);

/** Whether the real logs are beside the repository. */
export const HAVE_REAL_LOGS = existsSync(new URL('logs/', DATA));

/** The text of a file of the real data; of a truncated archive, what came before the truncation. */
export function readData(path: string): string {
  const bytes = readFileSync(new URL(path, DATA));
  return (path.endsWith('.gz') ? gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }) : bytes).toString('utf8');
}

/** The lines of a log that are not empty. */
export function readLines(log: string): readonly string[] {
  return readData(`logs/${log}`).split('\n').filter(Boolean);
}

/** The records of a Zeek table, of a log with one JSON record a line, or of documents of CloudTrail. */
export function readRecords(log: string): readonly unknown[] {
  const lines = readLines(log);
  if (!lines[0]?.startsWith('#')) return lines.flatMap(recordsIn);
  return lines.map(LINE_FORMATS.tsv.createDecoder()).flatMap((line) => (line.kind === 'header' ? [] : [record(line)]));
}

function recordsIn(line: string): readonly unknown[] {
  const value = JSON.parse(line) as { readonly Records?: readonly unknown[] };
  return value.Records ?? [value];
}

function record(line: DecodedLine): unknown {
  return line.kind === 'record' ? line.record : undefined;
}
