import { describe, expect, test } from 'vitest';
import { validateIndicator } from '../../../src/analysis/validate-indicator.js';
import { importFeed } from '../../../src/feeds/index.js';
import { HAVE_REAL_DATA, pathOfData } from '../../main-job/real-data.js';

/** What is in a feed, by reading it with other tools, and what becomes of it. */
interface Expected {
  readonly feed: string;
  readonly indicators: number;
  readonly distinct?: number;
  readonly others?: Readonly<Record<string, number>>;
  readonly untranslated?: number;
  readonly partial?: number;
}

const FEEDS: readonly Expected[] = [
  { feed: 'lists/maltrail-adaptix_c2.txt', indicators: 1672 },
  // 5,122 lines that are no comment; one is part of a text of several words.
  { feed: 'lists/maltrail-bad_script.txt', indicators: 5121, distinct: 5067, untranslated: 1 },
  { feed: 'lists/maltrail-bad_service.txt', indicators: 4331, distinct: 4217 },
  // Two GUIDs have no pattern.
  {
    feed: 'lists/mstic-indicators.csv',
    indicators: 235,
    distinct: 233,
    others: { 'marking-definition': 1 },
    untranslated: 2,
  },
  { feed: 'lists/zeek-intel-example.intel', indicators: 500 },
  // 67 attributes, one of them a link.
  { feed: 'misp/eset-backdoordiplomacy.json', indicators: 66, others: { identity: 1, report: 1 }, untranslated: 1 },
  // Of eight objects three are files with hashes; the others are what an analysis says of them.
  {
    feed: 'misp/eset-cloudmensis.json',
    indicators: 3,
    others: { identity: 1, 'attack-pattern': 12, relationship: 36, report: 1 },
    untranslated: 5,
  },
  // 33 and 64 indicators, one of each without an observable; the incidents and reports are context.
  { feed: 'stix1/citizenlab-201605_Stealth_Falcon.xml', indicators: 32, untranslated: 2 },
  { feed: 'stix1/citizenlab-201608_NSO_Group.xml', indicators: 63, untranslated: 9 },
];

describe.runIf(HAVE_REAL_DATA)('feeds of other formats', () => {
  test.each(FEEDS)(
    '$feed',
    async ({ feed, indicators, distinct = indicators, others = {}, untranslated = 0, partial = 0 }) => {
      const path = pathOfData(`indicators/${feed}`);
      const ids: string[] = [];
      const found: Record<string, number> = {};
      const left = { whole: 0, partial: 0 };
      for await (const batch of importFeed(path, { file: feed })) {
        expect(batch.faults).toEqual([]);
        for (const { indicator } of batch.indicators) {
          ids.push(String(indicator.id));
          expect(validateIndicator(indicator).filter(({ severity }) => severity === 'error')).toEqual([]);
        }
        for (const { type } of batch.objects) found[type] = (found[type] ?? 0) + 1;
        for (const { isPartial } of batch.untranslated) left[isPartial ? 'partial' : 'whole'] += 1;
      }
      expect({ indicators: ids.length, distinct: new Set(ids).size, others: found, left }).toEqual({
        indicators,
        distinct,
        others,
        left: { whole: untranslated, partial },
      });
    },
  );
});
