/** What a line of a text log was. */
export type DecodedLine =
  | { readonly kind: 'record'; readonly record: Readonly<Record<string, unknown>> }
  /** A header, a comment, or an empty line. */
  | { readonly kind: 'header' }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Decodes the lines of one log in their order, each without its line feed. Never throws, in time that is linear in the line. */
export type DecodeLine = (line: string) => DecodedLine;

export interface DecoderOptions {
  /**
   * When the log was written to last, in milliseconds since the epoch: a time without a year is of the last year in which it does not lie more than a
   * day after that. If left out, such a time is no time. A function, since a log that is followed is written to for years.
   */
  readonly now?: (() => number) | undefined;
}

/** A form that the lines of a log source are written in. */
export interface LineFormat {
  /** The log source whose records the lines are. */
  readonly source: string;
  /** Whether the first lines of a log, none of which is empty, are of this form. */
  readonly recognises: (lines: readonly string[]) => boolean;
  readonly createDecoder: (options?: DecoderOptions) => DecodeLine;
}

export const HEADER_LINE: DecodedLine = { kind: 'header' };

/** A line that does not have the form of its log. */
export const MALFORMED: DecodedLine = { kind: 'rejected', reason: 'malformed-line' };

/** A row that has more or fewer columns than the header says. */
export const WRONG_NUMBER_OF_COLUMNS: DecodedLine = { kind: 'rejected', reason: 'wrong-number-of-columns' };

/** A decoder of lines that say all there is to know, and of which undefined means that it is malformed. */
export function lineByLine(read: (line: string) => Readonly<Record<string, unknown>> | undefined): DecodeLine {
  return (text) => {
    const line = text.trimEnd();
    if (line === '') return HEADER_LINE;
    const record = read(line);
    return record ? { kind: 'record', record } : MALFORMED;
  };
}

/** Recognises lines of which more than half pass a test, and the first is among them. */
export function mostlyOf(test: (line: string) => boolean): LineFormat['recognises'] {
  return (lines) => {
    const [first] = lines;
    if (first === undefined || !test(first)) return false;
    return lines.filter(test).length * 2 > lines.length;
  };
}

/** Recognises a log by its first line. */
export function beginningWith(test: (line: string) => boolean): LineFormat['recognises'] {
  return ([first]) => first !== undefined && test(first);
}
