import type { FeedPlace } from '../feeds/index.js';
import type { SkippedIndicator } from '../indicator-set/indicator-set.js';
import { printable, type Style } from '../report/index.js';

// The summary counts all of them; the first few say what to look for.
const SHOWN_PER_REASON = 5;

/** What to tell about indicators that were not loaded: for each reason how many, and the first few with their places. */
export function skippedLines(
  places: ReadonlyMap<SkippedIndicator['indicator'], FeedPlace>,
  skipped: readonly SkippedIndicator[],
  style: Style,
): readonly string[] {
  const byReason = new Map<string, SkippedIndicator[]>();
  for (const one of skipped) {
    const ofReason = byReason.get(one.reason);
    if (ofReason) ofReason.push(one);
    else byReason.set(one.reason, [one]);
  }
  return [...byReason].flatMap(([reason, all]) => {
    const first = all.slice(0, SHOWN_PER_REASON).map(({ indicator, diagnostics }) => {
      const [problem] = diagnostics;
      const what = problem ? `${problem.code} ${problem.message}` : '';
      return `  ${describePlace(places.get(indicator))}${printable(indicator.name ?? indicator.id ?? 'an indicator')}  ${what}`.trimEnd();
    });
    const rest = all.length > first.length ? [`  … ${all.length - first.length} more`] : [];
    return [
      `${style.yellow('skipped')} ${all.length} ${all.length === 1 ? 'indicator' : 'indicators'}: ${reason}`,
      ...first,
      ...rest,
    ];
  });
}

function describePlace(place: FeedPlace | undefined): string {
  if (!place) return '';
  return `${place.file}:${place.line}${place.pointer ? ` ${place.pointer}` : ''}  `;
}
