import { readData } from './real-data.js';

/** A record as it stands in a log. What a Zeek table leaves open (`-`, `(empty)`) is absent. */
export type RawRecord = Readonly<Record<string, unknown>>;

/** Reads a log of one JSON record a line, or a Zeek table, with nothing but the language's own means. */
export function readRawRecords(log: string): readonly RawRecord[] {
  const lines = readData(`logs/${log}`).split('\n').filter(Boolean);
  if (lines[0]?.startsWith('#')) return readTable(lines);
  // A delivery of CloudTrail is one line, and its records are in it.
  return lines.flatMap((line) => {
    const value = JSON.parse(line) as RawRecord & { readonly Records?: readonly RawRecord[] };
    return value.Records ?? [value];
  });
}

function readTable(lines: readonly string[]): readonly RawRecord[] {
  const header = (name: string): readonly string[] =>
    lines
      .find((line) => line.startsWith(`#${name}\t`))
      ?.split('\t')
      .slice(1) ?? [];
  const [fields, types] = [header('fields'), header('types')];
  return lines
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const cells = line
        .split('\t')
        .map((cell, column) => [fields[column], readCell(cell, types[column] ?? '')] as const);
      return Object.fromEntries(cells.filter(([, value]) => value !== undefined)) as RawRecord;
    });
}

function readCell(cell: string, type: string): unknown {
  if (cell === '-' || cell === '(empty)') return undefined;
  if (/^(set|table|vector)\[/.test(type)) return cell.split(',').map(unescape);
  return type === 'port' || type === 'count' ? Number(cell) : unescape(cell);
}

/** Zeek writes a backslash twice, and octets that would break the table as `\x09`. */
function unescape(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|\\)/gi, (_, hex?: string) =>
    hex === undefined ? '\\' : String.fromCharCode(parseInt(hex, 16)),
  );
}
