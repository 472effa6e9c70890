import { showLine } from '../../diagnostics/excerpt-line.js';
import { visibleText } from '../../diagnostics/visible-text.js';
import type { Style } from '../../report/index.js';
import type { Change } from './rewritten-file.js';

const DIFFERENCE_WIDTH = 160;

/** A change for people: its place, and the two texts, of long ones the surroundings of the first difference. */
export function changeLines({ place, before, after, reason }: Change, style: Style): readonly string[] {
  const title = [
    `${visibleText(place.file)}:${place.line}:${place.column}`,
    visibleText(place.pointer ?? ''),
    reason ?? '',
  ];
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  return [
    style.bold(title.filter((part) => part !== '').join(' ')),
    `  - ${showLine(before, at, at, DIFFERENCE_WIDTH).text}`,
    `  + ${showLine(after, at, at, DIFFERENCE_WIDTH).text}`,
  ];
}
