import { columnDecoder, unescapeZeek, type DecodeCell, type TsvMarks } from './zeek-table-values.js';
import {
  beginningWith,
  HEADER_LINE,
  WRONG_NUMBER_OF_COLUMNS,
  type DecodeLine,
  type LineFormat,
} from './line-format.js';

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

/**
 * Zeek's own tables; a header may come again anywhere, as in files that were put one after the other. A row has its unset fields undefined, and the
 * table's `#path` in `_path`.
 */
export const ZEEK_TABLE_LINES: LineFormat = {
  source: 'zeek',
  recognises: beginningWith(isZeekTableHeader),
  createDecoder: createZeekTableDecoder,
};

/** A decoder that starts before the first header. */
function createZeekTableDecoder(): DecodeLine {
  let header = DEFAULT_HEADER;
  let table: Table | undefined;
  return (text) => {
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
    if (cells.length !== header.fields.length) return WRONG_NUMBER_OF_COLUMNS;
    // Only now: alternating headers and rows that do not fit cost no more than their bytes.
    table ??= tableOf(header);
    return { kind: 'record', record: readRow(cells, table) };
  };
}

/** Whether a line is one of the header lines that only Zeek's tables have. */
function isZeekTableHeader(line: string): boolean {
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
