import { columnDecoder, unescapeZeek, type DecodeCell, type TsvMarks } from './zeek-tsv-values.js';

/** What a line of a Zeek table was. */
export type ZeekTsvLine =
  /** A row, its unset fields undefined; the table's `#path` is in `_path`. */
  | { readonly kind: 'record'; readonly record: Readonly<Record<string, unknown>> }
  /** A header line, or an empty one. */
  | { readonly kind: 'header' }
  | { readonly kind: 'rejected'; readonly reason: 'row-before-header' | 'wrong-number-of-columns' };

/** Reads Zeek's own tables, line by line; a header may come again anywhere, as in files that were put one after the other. */
export interface ZeekTsvReader {
  /** One line without its line break; a carriage return at its end is ignored. */
  readonly line: (text: string) => ZeekTsvLine;
}

interface Column {
  readonly name: string;
  readonly decode: DecodeCell;
}

/** What the rows below a header have in common. */
interface Table {
  readonly columns: readonly Column[];
  /**
   * A row without values. Rows start as its copies, so that all have one shape and are cheap to read; and since it has every column
   * as a property of its own, a column named `__proto__` cannot change what a row inherits.
   */
  readonly empty: Readonly<Record<string, unknown>>;
}

interface Header {
  readonly separator: string;
  readonly marks: TsvMarks;
  readonly path: string | undefined;
  readonly fields: readonly string[];
  readonly types: readonly string[];
}

/** What Zeek assumes unless a header says otherwise. */
const DEFAULT_HEADER: Header = {
  separator: '\t',
  marks: { setSeparator: ',', emptyField: '(empty)', unsetField: '-' },
  path: undefined,
  fields: [],
  types: [],
};

const HEADER_LINE: ZeekTsvLine = { kind: 'header' };

/** A reader that starts before the first header. */
export function createZeekTsvReader(): ZeekTsvReader {
  let header = DEFAULT_HEADER;
  let table: Table | undefined;
  return {
    line: (text) => {
      const line = text.endsWith('\r') ? text.slice(0, -1) : text;
      if (line === '') return HEADER_LINE;
      // A row never starts with `#`: Zeek writes it as \x23.
      if (line.startsWith('#')) {
        header = readHeaderLine(line, header);
        table = undefined;
        return HEADER_LINE;
      }
      if (header.fields.length === 0) return { kind: 'rejected', reason: 'row-before-header' };
      const cells = line.split(header.separator);
      if (cells.length !== header.fields.length) return { kind: 'rejected', reason: 'wrong-number-of-columns' };
      // Only now: alternating headers and rows that do not fit cost no more than their bytes.
      table ??= tableOf(header);
      return { kind: 'record', record: readRow(cells, table) };
    },
  };
}

/** Whether a line is one of the header lines that only Zeek's tables have. */
export function isZeekTsvHeader(line: string): boolean {
  return /^#(?:separator \\x|fields\t|types\t)/.test(line);
}

function readHeaderLine(line: string, header: Header): Header {
  // Only this line has a space after its name: it says what the others have.
  if (line.startsWith('#separator ')) {
    return { ...DEFAULT_HEADER, separator: unescapeZeek(line.slice('#separator '.length)) || '\t' };
  }
  const [name, ...values] = line.slice(1).split(header.separator);
  const value = values[0] ?? '';
  switch (name) {
    case 'set_separator':
      return { ...header, marks: { ...header.marks, setSeparator: unescapeZeek(value) || ',' } };
    case 'empty_field':
      return { ...header, marks: { ...header.marks, emptyField: value } };
    case 'unset_field':
      return { ...header, marks: { ...header.marks, unsetField: value } };
    case 'path':
      return { ...header, path: value };
    case 'fields':
      return { ...header, fields: values, types: [] };
    case 'types':
      return { ...header, types: values };
    default:
      return header;
  }
}

function tableOf({ marks, path, fields, types }: Header): Table {
  return {
    columns: fields.map((name, index) => ({ name, decode: columnDecoder(types[index] ?? 'string', marks) })),
    empty: Object.fromEntries([...(path ? [['_path', path]] : []), ...fields.map((name) => [name, undefined])]),
  };
}

function readRow(cells: readonly string[], { columns, empty }: Table): Readonly<Record<string, unknown>> {
  const record: Record<string, unknown> = { ...empty };
  let index = 0;
  for (const { name, decode } of columns) {
    record[name] = decode(cells[index] ?? '');
    index += 1;
  }
  return record;
}
