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

/** What became of a line. */
export type VpcFlowLine =
  | { readonly kind: 'header' }
  | { readonly kind: 'record'; readonly record: Readonly<Record<string, string>> }
  | { readonly kind: 'rejected'; readonly reason: 'wrong-number-of-columns' };

/** Whether a line names the fields of a flow log, or is a record of version 2 in the default order. */
export function isVpcFlowLine(line: string): boolean {
  const columns = line.trim().split(' ');
  if (isHeader(columns)) return true;
  return (
    columns.length === DEFAULT_FIELDS.length &&
    columns[0] === '2' &&
    /^(?:eni-|-$)/.test(columns[2] ?? '') &&
    /^(?:OK|NODATA|SKIPDATA)$/.test(columns.at(-1) ?? '')
  );
}

/** A reader of the lines of one log; a file that was joined of several has a header more than once. */
export function createVpcFlowReader(): (line: string) => VpcFlowLine {
  let fields = DEFAULT_FIELDS;
  return (line) => {
    const columns = line.trim().split(' ');
    if (columns.length === 1 && columns[0] === '') return { kind: 'header' };
    if (isHeader(columns)) {
      fields = columns;
      return { kind: 'header' };
    }
    if (columns.length !== fields.length) return { kind: 'rejected', reason: 'wrong-number-of-columns' };
    // `fromEntries` defines its keys and never sets them: no name of a field is special.
    return { kind: 'record', record: Object.fromEntries(fields.map((name, at) => [name, columns[at] ?? ''])) };
  };
}

/** Every name is of lower-case words; a record has digits or a dash where these are. */
function isHeader(columns: readonly string[]): boolean {
  return columns.includes('srcaddr') || (columns.includes('interface-id') && columns.includes('start'));
}
