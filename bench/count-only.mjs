import { createIndicatorSet, parsePattern } from '../dist/index.js';
import { PROFILES } from '../dist/compile/profile.js';
import { createExpressionIndex } from '../dist/indicator-set/expression-index.js';
import { countMatches } from './bench-many-indicators.mjs';
import { observe } from './bench-one-pattern.mjs';
import { assertCount } from './measure.mjs';
import { createWorkload, withLogFile } from './workload.mjs';

const RECORDS = 5_000;
const SIZES = [10, 1_000, 10_000];

/**
 * What CI asks of the bench: no time, only counts. The matches are those that were planted, and an observation is tried against the indicators
 * that its values name, however many are loaded.
 */
export async function checkCounts(print) {
  const workload = createWorkload({ records: RECORDS, sizes: SIZES });
  const observations = observe(workload.lines);
  await withLogFile(workload.lines, async (file) => {
    for (const { indicators, expected } of workload.feeds) {
      const { matches, records } = await countMatches(file, createIndicatorSet(indicators, { profile: 'detection' }));
      assertCount(`records under ${indicators.length} indicators`, records, RECORDS);
      assertCount(`matches of ${indicators.length} indicators`, matches, expected);
      const candidates = countCandidates(observations, indicators);
      // Each of these indicators looks for one value: a candidate that does not match would be one too many.
      assertCount(`candidates of ${indicators.length} indicators`, candidates, expected);
      print(`${indicators.length} indicators: ${matches} matches, ${candidates} candidates in ${records} records`);
    }
  });
}

function countCandidates(observations, indicators) {
  const index = createExpressionIndex(PROFILES.detection);
  indicators.forEach(({ pattern }, use) => {
    index.add(parsePattern(pattern).ast.expression, use);
  });
  let count = 0;
  for (const observation of observations) {
    index.candidates(observation, () => {
      count += 1;
    });
  }
  return count;
}
