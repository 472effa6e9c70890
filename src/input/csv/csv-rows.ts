import { parse } from 'csv-parse/sync';

/** The text of a row, which has several lines where a field in quotes holds breaks, and the number of its first line. */
export interface RowText {
  readonly line: number;
  readonly text: string;
}

/** The fields of each row; undefined for a text that is no row (RFC 4180). */
export function parseRows(rows: readonly RowText[], delimiter = ','): readonly (readonly string[] | undefined)[] {
  const together = fieldsOf(rows.map(({ text }) => text).join('\n'), delimiter);
  if (together?.length === rows.length) return together;
  // Something is wrong with one of them, which must not cost those that follow it.
  return rows.map(({ text }) => {
    const alone = fieldsOf(text, delimiter);
    return alone?.length === 1 ? alone[0] : undefined;
  });
}

function fieldsOf(text: string, delimiter: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: ['\n', '\r\n'] });
  } catch {
    return undefined;
  }
}

/** Whether an odd number of quotes is in a text: if none are open before it, some are after it. */
export function opensQuotes(text: string): boolean {
  let isOpen = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}
