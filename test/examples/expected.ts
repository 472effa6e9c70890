import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readFeed } from '../../src/feeds/index.js';
import type { Indicator } from '../../src/stix/indicator.js';

const EXAMPLES = new URL('../../examples/', import.meta.url);

/** What a run must find of one indicator, or of one line of the watchlist; examples/README.md explains the fields. */
export interface ExpectedEntry {
  readonly id?: string;
  readonly name?: string;
  readonly line?: number;
  readonly skipped?: string;
  readonly records?: number;
  readonly files?: Readonly<Record<string, number>>;
  readonly records_under_spec?: number;
  readonly matches?: boolean;
  readonly why?: string;
  readonly outside_validity?: number;
  readonly records_if_it_were_not?: number;
}

interface Expected {
  readonly records: { readonly total: number; readonly files: Readonly<Record<string, number>> };
  readonly indicators: readonly ExpectedEntry[];
  readonly watchlist: readonly ExpectedEntry[];
}

/** Counted by a direct scan of the logs that parses no pattern. */
export const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', EXAMPLES), 'utf8')) as Expected;

export const LOGS = Object.keys(EXPECTED.records.files);

export function pathOfLog(log: string): string {
  return fileURLToPath(new URL(`logs/${log}`, EXAMPLES));
}

export function nameOfLog(path: string): string {
  return path.slice(pathOfLog('').length);
}

/** The id of the indicator that an entry is about. */
export function indicatorOf({ id, line }: ExpectedEntry): string {
  return id ?? `line ${line}`;
}

/** Both example feeds. A pattern of the watchlist has no id of its own; here it is called by its line. */
export async function readIndicators(): Promise<readonly Partial<Indicator>[]> {
  const indicators: Partial<Indicator>[] = [];
  for (const feed of ['indicators/harbor-heron.json', 'indicators/watchlist.stixp']) {
    for await (const batch of readFeed(fileURLToPath(new URL(feed, EXAMPLES)))) {
      for (const { indicator, place } of batch.indicators) {
        indicators.push(feed.endsWith('.stixp') ? { ...indicator, id: `line ${place.line}` } : indicator);
      }
    }
  }
  return indicators;
}
