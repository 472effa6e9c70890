import type { JsonElement } from './json-element.js';

/** Line and column in a file, both from 1; columns count UTF-16 code units, as everywhere. */
export interface FilePosition {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds the file positions of offsets of an element's text. Its lines are found once, at the first call. They end at line
 * feeds alone, as those of the file do that the element's own position counts.
 */
export function createElementPositions(
  element: Pick<JsonElement, 'text' | 'line' | 'column'>,
): (offset: number) => FilePosition {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(element.text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = offset - (starts[low] ?? 0);
    return { line: element.line + low, column: low === 0 ? element.column + column : column + 1 };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
