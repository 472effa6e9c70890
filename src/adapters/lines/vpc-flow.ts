import { beginningWith, HEADER_LINE, WRONG_NUMBER_OF_COLUMNS, type LineFormat } from './line-format.js';

/** The fields of version 2, in the order that they have where nobody chose another (Amazon VPC user guide, "Flow log records"). */
const DEFAULT_FIELDS: readonly string[] = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
];

/** Whether a line names the fields of a flow log, or is a record of version 2 in the default order. */
function isVpcFlowLine(line: string): boolean {
  const columns = line.trim().split(' ');
  if (isHeader(columns)) return true;
  return (
    columns.length === DEFAULT_FIELDS.length &&
    columns[0] === '2' &&
    /^(?:eni-|-$)/.test(columns[2] ?? '') &&
    /^(?:OK|NODATA|SKIPDATA)$/.test(columns.at(-1) ?? '')
  );
}

/** Flow logs of Amazon VPC as text; a file that was joined of several has a header more than once. */
export const VPC_FLOW_LINES: LineFormat = {
  source: 'vpc-flow',
  recognises: beginningWith(isVpcFlowLine),
  createDecoder: () => {
    let fields = DEFAULT_FIELDS;
    return (line) => {
      const columns = line.trim().split(' ');
      if (columns.length === 1 && columns[0] === '') return HEADER_LINE;
      if (isHeader(columns)) {
        fields = columns;
        return HEADER_LINE;
      }
      if (columns.length !== fields.length) return WRONG_NUMBER_OF_COLUMNS;
      // `fromEntries` defines its keys and never sets them: no name of a field is special.
      return { kind: 'record', record: Object.fromEntries(fields.map((name, at) => [name, columns[at] ?? ''])) };
    };
  },
};

/** Every name is of lower-case words; a record has digits or a dash where these are. */
function isHeader(columns: readonly string[]): boolean {
  return columns.includes('srcaddr') || (columns.includes('interface-id') && columns.includes('start'));
}
