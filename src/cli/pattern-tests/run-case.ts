import type { IndicatorSet } from '../../indicator-set/indicator-set.js';
import type { Match } from '../../match/match.js';
import { createStreamMatcher } from '../../stream/stream-matcher.js';
import { readCaseInput } from './case-observations.js';
import { compareMatches } from './compare-matches.js';
import { describeDifference } from './describe-difference.js';
import { createPatternLoader } from './load-patterns.js';
import type { CaseInput, TestCase } from './test-file.js';

/** What came of a case. */
export type CaseOutcome =
  | { readonly kind: 'passed' }
  /** A line that says what is wrong, and lines that explain it. */
  | { readonly kind: 'failed'; readonly message: string; readonly lines: readonly string[] };

/** Runs cases, one after the other. */
export type CaseRunner = (one: TestCase) => Promise<CaseOutcome>;

/** Prepares to run cases, which share what they read. */
export function createCaseRunner(): CaseRunner {
  const loadPatterns = createPatternLoader();
  return async (one) => {
    const patterns = await loadPatterns(one.patterns, one.profile);
    if (patterns.kind === 'failed') return failed('the pattern cannot be used', patterns.lines);
    const { matches, unread, limits } = await matchCase(one.input, patterns.set);
    if (unread.length > 0) return failed('not all of the input can be read', unread);
    if (limits.length > 0) return failed('a limit was reached', limits);
    const difference = compareMatches(one.expectation, matches);
    if (difference.missing.length + difference.unexpected.length === 0) return { kind: 'passed' };
    const { message, lines } = await describeDifference(one, difference, patterns.indicators);
    return failed(message, lines);
  };
}

const failed = (message: string, lines: readonly string[]): CaseOutcome => ({ kind: 'failed', message, lines });

interface CaseMatched {
  readonly matches: readonly Match[];
  readonly unread: readonly string[];
  readonly limits: readonly string[];
}

/** More matches than anybody expects of a case. */
const MAX_MATCHES = 10_000;

/** Matches a case as `match` does its logs: as one stream, whose patterns over several observations answer at the end. */
async function matchCase(input: CaseInput, set: IndicatorSet): Promise<CaseMatched> {
  const limits = new Set<string>();
  const matcher = createStreamMatcher(set, {
    onLimit: ({ name, id }, limit) => {
      limits.add(`${name ?? id}: ${limit}`);
    },
  });
  const matches: Match[] = [];
  const keep = (found: readonly Match[]): void => {
    for (const match of found) {
      if (matches.length < MAX_MATCHES) matches.push(match);
      else limits.add(`There are more than ${MAX_MATCHES.toLocaleString('en')} matches.`);
    }
  };
  const unread = await readCaseInput(input, set.idTypes, (observation) => {
    keep(matcher.push(observation));
  });
  keep(matcher.end());
  return { matches, unread, limits: [...limits] };
}
