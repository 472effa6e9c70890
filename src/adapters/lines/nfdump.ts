import { beginningWith, HEADER_LINE, WRONG_NUMBER_OF_COLUMNS, type LineFormat } from './line-format.js';

/** The names of the long form, by those that versions before 1.7.4 write (nfdump(1), "csv"). */
const NAMES: Readonly<Record<string, string>> = {
  ts: 'firstSeen',
  te: 'lastSeen',
  td: 'duration',
  sa: 'srcAddr',
  da: 'dstAddr',
  sp: 'srcPort',
  dp: 'dstPort',
  pr: 'proto',
  flg: 'flags',
  ipkt: 'packets',
  ibyt: 'bytes',
  opkt: 'outPackets',
  obyt: 'outBytes',
};

/**
 * NetFlow as `nfdump -o csv` prints it: a header of names, a flow a line, and a summary after them. Times have no zone: they are those of the
 * machine that printed them.
 */
export const NFDUMP_LINES: LineFormat = {
  source: 'nfdump',
  recognises: beginningWith((line) => isHeader(line.split(','))),
  createDecoder: () => {
    let fields: readonly string[] = [];
    return (text) => {
      const cells = text.trimEnd().split(',');
      if (isHeader(cells)) {
        fields = cells.map((name) => (Object.hasOwn(NAMES, name) ? (NAMES[name] ?? name) : name));
        return HEADER_LINE;
      }
      if (cells[0] === 'Summary' || cells[0] === '') fields = [];
      if (fields.length === 0) return HEADER_LINE;
      if (cells.length !== fields.length) return WRONG_NUMBER_OF_COLUMNS;
      return { kind: 'record', record: Object.fromEntries(fields.map((name, at) => [name, cells[at]?.trim()])) };
    };
  },
};

function isHeader(cells: readonly string[]): boolean {
  return (cells[0] === 'ts' && cells.includes('sa')) || (cells[0] === 'firstSeen' && cells.includes('srcAddr'));
}
