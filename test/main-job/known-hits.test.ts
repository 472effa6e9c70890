import { beforeAll, describe, expect, test } from 'vitest';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { KNOWN_HITS_FEED, readKnownHits, type KnownHit } from './known-hits.js';
import { countMatches, readWholeFeed, type MatchCounts } from './match-counts.js';
import { HAVE_REAL_DATA, pathOfData } from './real-data.js';

const KNOWN: readonly KnownHit[] = HAVE_REAL_DATA ? readKnownHits() : [];

/** Every log that an expectation names; each is matched by itself, since composite expectations are about one log. */
const LOGS = [
  ...new Set(KNOWN.flatMap(({ records, matches_in: matchesIn }) => Object.keys({ ...records, ...matchesIn }))),
];

describe.skipIf(!HAVE_REAL_DATA).each(['spec', 'detection'] as const)(
  'known hits are found, no more and no fewer (%s)',
  (profile) => {
    const found = new Map<string, MatchCounts>();

    beforeAll(async () => {
      const feed = await readWholeFeed(pathOfData(KNOWN_HITS_FEED));
      for (const log of LOGS) {
        const set = createIndicatorSet(
          feed.map(({ indicator }) => indicator),
          { profile },
        );
        expect(set.skipped).toEqual([]);
        found.set(log, (await countMatches([pathOfData(`logs/${log}`)], set)).counts);
      }
    }, 120_000);

    const matchesOf = (id: string, log: string): number =>
      found
        .get(log)
        ?.get(id)
        ?.get(pathOfData(`logs/${log}`)) ?? 0;

    const ofRecords = KNOWN.flatMap(({ id, name, records = {} }) =>
      Object.entries(records).map(([log, count]) => ({ id, name, log, count })),
    );
    test.each(ofRecords)('$name: $count records of $log', ({ id, log, count }) => {
      expect(matchesOf(id, log)).toBe(count);
    });

    const composite = KNOWN.flatMap(({ id, name, matches_in: matchesIn = {} }) =>
      Object.entries(matchesIn).map(([log, matches]) => ({ id, name, log, matches })),
    );
    test.each(composite)('$name: $matches in $log', ({ id, log, matches }) => {
      expect(matchesOf(id, log) > 0).toBe(matches);
    });

    test('no expectation is passed over', () => {
      expect(KNOWN).toHaveLength(15);
      expect(KNOWN.filter(({ records, matches_in: matchesIn }) => !records === !matchesIn)).toEqual([]);
    });
  },
);
