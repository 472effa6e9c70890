/** A place in a text as an editor counts it. */
export interface Position {
  /** Line, from 1. */
  readonly line: number;
  /** Column in UTF-16 code units, from 1. */
  readonly column: number;
}

/** A text whose line starts are found once, when the first position is asked for. */
export interface SourceText {
  readonly text: string;
  /** Line and column of an offset; an offset past the end is the end. */
  positionAt(offset: number): Position;
  /** The text of a line (from 1), without its line break; empty for a line that does not exist. */
  line(line: number): string;
}

// The line breaks that editors count: CR LF, LF, CR. U+2028 and U+2029 may stand raw inside a string constant and are no lines there.
const LINE_BREAK = /\r\n|\n|\r/g;

/** Wraps a text for position look-ups. Costs nothing until the first look-up. */
export function createSourceText(text: string): SourceText {
  let starts: number[] | undefined;

  const lineStarts = (): readonly number[] => {
    starts ??= [0, ...[...text.matchAll(LINE_BREAK)].map((found) => found.index + found[0].length)];
    return starts;
  };

  return {
    text,
    positionAt(offset) {
      const at = Math.max(0, Math.min(offset, text.length));
      const all = lineStarts();
      let low = 0;
      let high = all.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((all[middle] ?? 0) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: at - (all[low] ?? 0) + 1 };
    },
    line(line) {
      const all = lineStarts();
      const start = all[line - 1];
      if (start === undefined) return '';
      return text.slice(start, all[line]).replace(/(\r\n|\n|\r)$/, '');
    },
  };
}
