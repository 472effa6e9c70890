import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import { printable, type Style } from '../report/index.js';
import type { IndicatorsLoaded } from './load-indicators.js';
import { skippedLines } from './skipped-lines.js';

/** What to tell once indicators are loaded: which parts of feeds could not be read or translated, and which indicators were skipped. */
export function loadingLines(loaded: IndicatorsLoaded, set: IndicatorSet, style: Style): readonly string[] {
  const faults = loaded.faults.map(({ file, line, pointer, reason }) => {
    const place = [file, ...(line === undefined ? [] : [line])].join(':');
    return `${style.yellow('feed')} ${printable(`${pointer === undefined ? place : `${place} ${pointer}`}: ${reason}`)}`;
  });
  return [...faults, ...loaded.untranslated.lines(style), ...skippedLines(loaded.places, set.skipped, style)];
}
