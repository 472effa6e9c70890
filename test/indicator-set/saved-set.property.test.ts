import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createIndicatorSet, openIndicatorSet } from '../../src/index.js';
import { openSharedSet } from '../../src/indicator-set/indicator-set.js';
import { arbitraryCase, arbitraryObservationPattern, type ThemeName } from '../oracle/generate.js';

const THEMES: readonly ThemeName[] = ['event', 'references', 'file', 'network', 'names', 'everything'];

it.each(THEMES)(
  'a set that was saved, or shared, and opened matches what the set matches, also after a change: %s',
  (theme) => {
    let matches = 0;
    fc.assert(
      fc.property(
        arbitraryCase({ theme }),
        fc.array(arbitraryObservationPattern({ theme }), { maxLength: 6 }),
        arbitraryObservationPattern({ theme }),
        ({ pattern, input, profile }, others, later) => {
          const indicators = [pattern, ...others].map((text, index) => ({
            id: `indicator--${index}`,
            pattern: text,
            n: index,
          }));
          const set = createIndicatorSet(indicators, { profile });
          const opened = openIndicatorSet(set.save());
          expect([opened.size, opened.profile, opened.profileTouched]).toEqual([set.size, profile, set.profileTouched]);
          const before = set.match(input);
          expect(opened.match(input)).toEqual(before);
          const shared = set.share();
          const sharing = openSharedSet(shared);
          expect(sharing.match(input)).toEqual(before);
          expect(set.match(input)).toEqual(before);
          for (const one of [set, opened, sharing]) {
            one.add([{ id: 'indicator--0', pattern: later }]);
            one.remove(['indicator--1']);
          }
          const found = set.match(input);
          matches += found.length;
          expect(opened.match(input)).toEqual(found);
          expect(sharing.match(input)).toEqual(found);
          expect(openSharedSet(shared).match(input)).toEqual(before);
          expect(openIndicatorSet(opened.save()).match(input)).toEqual(found);
        },
      ),
      { numRuns: 150 },
    );
    expect(matches).toBeGreaterThan(20);
  },
);
