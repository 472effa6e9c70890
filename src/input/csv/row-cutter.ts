import { opensQuotes, type RowText } from './csv-rows.js';

/** A row of more lines than this is none: quotes were opened that nobody closes. What follows its first line is read again. */
export const MAX_LINES_OF_A_ROW = 1_000;

/** Puts the lines of rows together. */
export interface RowCutter {
  readonly cut: (lines: readonly string[], firstLine: number) => readonly RowText[];
  /** The rows of what is left at the end. */
  readonly end: () => readonly RowText[];
}

export function createRowCutter(): RowCutter {
  let open: RowText[] = [];
  const cutAll = (lines: readonly RowText[], isEnd: boolean): readonly RowText[] => {
    const rows: RowText[] = [];
    // Lines that come back, because the quotes that they seemed to be inside of are not closed, wait here in their order.
    let waiting = lines;
    for (let at = 0; at < waiting.length || (isEnd && open.length > 0); at += 1) {
      const next = waiting[at];
      if (next) {
        if (open.length === 0 && next.text === '') continue;
        if (open.length > 0 || opensQuotes(next.text)) open.push(next);
        else rows.push(next);
        if (open.length > 1 && opensQuotes(next.text)) {
          rows.push(joined(open));
          open = [];
        }
      }
      const [first, ...others] = open;
      if (first && (open.length > MAX_LINES_OF_A_ROW || (!next && isEnd))) {
        rows.push(first);
        open = [];
        waiting = [...others, ...waiting.slice(at + 1)];
        at = -1;
      }
    }
    return rows;
  };
  return {
    cut: (lines, firstLine) =>
      cutAll(
        lines.map((text, index) => ({ line: firstLine + index, text })),
        false,
      ),
    end: () => cutAll([], true),
  };
}

function joined(rows: readonly RowText[]): RowText {
  return { line: rows[0]?.line ?? 0, text: rows.map(({ text }) => text).join('\n') };
}
