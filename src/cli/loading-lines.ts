import type { FeedFault } from '../feeds/index.js';
import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import { printable, type Style } from '../report/index.js';
import type { IndicatorsLoaded } from './load-indicators.js';
import { skippedLines } from './skipped-lines.js';

/** What to tell once indicators are loaded: which parts of feeds could not be read or translated, and which indicators were skipped. */
export function loadingLines(loaded: IndicatorsLoaded, set: IndicatorSet, style: Style): readonly string[] {
  const faults = loaded.faults.map((fault) => faultLine(fault, style));
  const leftOut = loaded.graph.leftOut();
  const cut =
    leftOut > 0
      ? [
          `${style.yellow('limit')} maxGraphObjects: ${leftOut.toLocaleString('en')} objects that say who is behind indicators are not kept; import the feeds into a store (--store)`,
        ]
      : [];
  return [...faults, ...loaded.untranslated.lines(style), ...skippedLines(loaded.places, set.skipped, style), ...cut];
}

/** What of a feed could not be read, with its place. */
export function faultLine({ file, line, pointer, reason }: FeedFault, style: Style): string {
  const place = [file, ...(line === undefined ? [] : [line])].join(':');
  return `${style.yellow('feed')} ${printable(`${pointer === undefined ? place : `${place} ${pointer}`}: ${reason}`)}`;
}
