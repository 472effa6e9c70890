/** The texts that have a meaning of their own in the cells of a table. */
export interface TsvMarks {
  readonly setSeparator: string;
  readonly emptyField: string;
  readonly unsetField: string;
}

/** The value of a cell; undefined if it is unset. */
export type DecodeCell = (cell: string) => unknown;

/**
 * How the cells of a column are read, by its Zeek type. Counts and ports become numbers and booleans booleans, as in Zeek's JSON;
 * times and intervals stay text, so that no digit is lost; sets and vectors become lists without their unset elements.
 */
export function columnDecoder(type: string, { setSeparator, emptyField, unsetField }: TsvMarks): DecodeCell {
  const elementType = /^(?:set|vector|table)\[(.*)\]$/.exec(type)?.[1];
  if (elementType === undefined) {
    const decode = scalarDecoder(type);
    return (cell) => (cell === unsetField ? undefined : cell === emptyField ? '' : decode(cell));
  }
  const decode = scalarDecoder(elementType);
  return (cell) => {
    if (cell === unsetField) return undefined;
    if (cell === emptyField) return [];
    const elements = cell.split(setSeparator).filter((element) => element !== unsetField);
    return elements.map((element) => (element === emptyField ? '' : decode(element)));
  };
}

/**
 * Resolves the escapes of Zeek's tables: `\\` is a backslash, `\xHH` an octet. A run of octets is read as UTF-8. If it
 * is none, those above 127 stay as they are written, which is what Zeek's JSON has for them, too.
 */
export function unescapeZeek(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\\\|(?:\\x[0-9A-Fa-f]{2})+/g, (escape) => (escape === '\\\\' ? '\\' : decodeOctets(escape)));
}

function scalarDecoder(type: string): (cell: string) => string | number | boolean {
  if (type === 'count' || type === 'int' || type === 'port') return decodeInteger;
  if (type === 'bool') return (cell) => (cell === 'T' ? true : cell === 'F' ? false : cell);
  return unescapeZeek;
}

/** What does not fit a number without loss stays text. */
function decodeInteger(cell: string): number | string {
  const number = /^-?\d{1,16}$/.test(cell) ? Number(cell) : NaN;
  return Number.isSafeInteger(number) ? number : cell;
}

function decodeOctets(escapes: string): string {
  const octets = Uint8Array.from(escapes.slice(2).split('\\x'), (digits) => Number.parseInt(digits, 16));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
  } catch {
    return escapes.replace(/\\x([0-7][0-9A-Fa-f])/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }
}
