import { columnsOf, visibleCharacter } from './visible-text.js';

/** A line as it is shown, and the line of carets below it; without carets where nothing of it is marked. */
export interface ShownLine {
  readonly text: string;
  readonly carets: string;
}

/** A character of the line: what is shown for it, and how many columns that takes. */
interface Cell {
  readonly text: string;
  readonly columns: number;
}

const TAB_COLUMNS = 4;
const ELLIPSIS = '…';

/**
 * Shows the part of a line that holds a range of it, in at most `width` columns, with carets under the range. Of a long line only
 * the surroundings of the range are looked at; what is left out is an ellipsis. A range of no width has one caret.
 *
 * @param from offset of the range's first code unit in the line
 * @param to offset after its last one; beyond what is shown, the carets end with the line
 */
export function showLine(line: string, from: number, to: number, width: number): ShownLine {
  const start = wholeCharacter(line, Math.max(0, from - width));
  const stop = wholeCharacter(line, Math.min(line.length, from + width));
  const left = cellsOf(line.slice(start, from));
  const right = cellsOf(line.slice(from, stop));
  const marked = cellsOf(line.slice(from, Math.min(to, stop))).length;

  const isWhole = start === 0 && stop === line.length;
  const fits = isWhole && columns(left) + columns(right) <= width;
  // What is marked shall be seen with what stands before it, but a third of the width is enough for that.
  const share = Math.max(Math.floor(width / 3), width - columns(right) - 1) - 1;
  const shownLeft = lastCells(left, fits ? width : share);
  const head = shownLeft.length < left.length || start > 0 ? ELLIPSIS : '';
  const room = width - head.length - columns(shownLeft);
  const shownRight = firstCells(right, fits ? room : room - 1);
  const tail = shownRight.length < right.length || stop < line.length ? ELLIPSIS : '';

  const indent = head.length + columns(shownLeft);
  const below = columns(shownRight.slice(0, marked)) + (marked > shownRight.length ? tail.length : 0);
  return {
    text: head + join(shownLeft) + join(shownRight) + tail,
    carets: ' '.repeat(indent) + '^'.repeat(Math.max(1, below)),
  };
}

/** An offset that does not fall between the halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(at)) && /[\ud800-\udbff]/.test(text.charAt(at - 1)) ? at - 1 : at;
}

function cellsOf(text: string): readonly Cell[] {
  return Array.from(text, (character) => {
    if (character === '\t') return { text: ' '.repeat(TAB_COLUMNS), columns: TAB_COLUMNS };
    const shown = visibleCharacter(character);
    return { text: shown, columns: shown === character ? columnsOf(character) : shown.length };
  });
}

/** As many cells from the start as the columns hold. */
function firstCells(cells: readonly Cell[], room: number): readonly Cell[] {
  let used = 0;
  const end = cells.findIndex((cell) => (used += cell.columns) > room);
  return end < 0 ? cells : cells.slice(0, end);
}

/** As many cells from the end as the columns hold. */
function lastCells(cells: readonly Cell[], room: number): readonly Cell[] {
  return firstCells(cells.toReversed(), room).toReversed();
}

const columns = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.columns, 0);
const join = (cells: readonly Cell[]): string => cells.map(({ text }) => text).join('');
