import { describeContext } from './enrichment/describe-context.js';
import { describeSource, printable } from './describe-observation.js';
import type { ReportedMatch } from './reported-match.js';

/** What the columns of `--output csv` are called. */
export const CSV_COLUMNS = [
  'matched_at',
  'first_observed',
  'last_observed',
  'indicator_id',
  'indicator_name',
  'confidence',
  'values',
  'sources',
  'sensors',
  'context',
  'feeds',
  'pattern',
] as const;

/** A match as one row, without its end of line. */
export function toCsvRow({ match, others, context, values, sourcesOf }: ReportedMatch): string {
  const { indicator, observations } = match;
  const { name, confidence } = indicator;
  const feeds = [indicator, ...others].flatMap(sourcesOf);
  const row: Readonly<Record<(typeof CSV_COLUMNS)[number], string>> = {
    matched_at: match.matchedAt,
    first_observed: match.firstObserved,
    last_observed: match.lastObserved,
    indicator_id: indicator.id,
    indicator_name: name ?? '',
    confidence: typeof confidence === 'number' ? String(confidence) : '',
    values: listOf(values().map(({ value }) => String(value))),
    sources: listOf(observations.map(({ source }) => describeSource(source))),
    sensors: listOf(observations.map(({ sensor = '' }) => sensor)),
    context: context ? describeContext(context) : '',
    feeds: listOf(feeds),
    pattern: indicator.pattern,
  };
  return CSV_COLUMNS.map((column) => toCell(row[column])).join(',');
}

const listOf = (texts: readonly string[]): string => [...new Set(texts)].filter((text) => text !== '').join('; ');

/** RFC 4180. Logs and feeds are hostile, and spreadsheets run what begins like a formula: a quote before it makes it text. What a
 * terminal would obey is shown instead of sent. */
function toCell(text: string): string {
  const shown = printable(text);
  const safe = /^[=+@]|^-(?!\d+(?:\.\d+)?$)/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
