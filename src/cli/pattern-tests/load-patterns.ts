import { validatePattern } from '../../analysis/validate-pattern.js';
import { renderExcerpt } from '../../diagnostics/render-excerpt.js';
import type { ProfileName } from '../../compile/profile.js';
import { readFeed } from '../../feeds/index.js';
import { indicatorOfLine } from '../../feeds/pattern-file.js';
import { createIndicatorSet, type IndicatorSet, type SkippedIndicator } from '../../indicator-set/indicator-set.js';
import type { SkipReason } from '../../indicator-set/read-indicator.js';
import { expandInputs } from '../../input/expand-inputs.js';
import type { Indicator } from '../../stix/indicator.js';
import { findingsInPattern } from '../validation/findings.js';
import type { PatternSource } from './test-file.js';

/** What a case is about, or why that cannot be had: a case whose pattern is not there has failed, whatever it expects. */
export type LoadedPatterns =
  | { readonly kind: 'loaded'; readonly set: IndicatorSet; readonly indicators: readonly Partial<Indicator>[] }
  | { readonly kind: 'failed'; readonly lines: readonly string[] };

/** Loads the patterns of cases. */
export type PatternLoader = (source: PatternSource, profile: ProfileName) => Promise<LoadedPatterns>;

/** Many cases are about one feed: it is read once, and each set is made once. */
export function createPatternLoader(): PatternLoader {
  const feeds = new Map<string, Promise<FeedsRead>>();
  const loaded = new Map<string, Promise<LoadedPatterns>>();
  return (source, profile) => {
    const key = JSON.stringify([source, profile]);
    let patterns = loaded.get(key);
    if (!patterns) loaded.set(key, (patterns = load(source, profile, feeds)));
    return patterns;
  };
}

async function load(
  source: PatternSource,
  profile: ProfileName,
  feeds: Map<string, Promise<FeedsRead>>,
): Promise<LoadedPatterns> {
  if (source.kind === 'pattern') {
    const indicator = indicatorOfLine(source.text, 'pattern');
    const set = createIndicatorSet([indicator], { profile });
    return set.size === 1 ? { kind: 'loaded', set, indicators: [indicator] } : failed(excerptsOf(source.text));
  }
  const key = JSON.stringify(source.paths);
  let reading = feeds.get(key);
  if (!reading) feeds.set(key, (reading = readFeeds(source.paths)));
  const { indicators: all, faults } = await reading;
  if (faults.length > 0) return failed(faults);
  const { indicator: wanted } = source;
  const indicators = wanted === undefined ? all : all.filter(({ id, name }) => id === wanted || name === wanted);
  if (indicators.length === 0) {
    return failed([
      wanted === undefined ? 'The feeds hold no indicator.' : `There is no indicator ${JSON.stringify(wanted)}.`,
    ]);
  }
  const set = createIndicatorSet(indicators, { profile });
  const missing = set.skipped.filter(({ reason }) => BROKEN.has(reason) || set.size === 0);
  return missing.length > 0 ? failed(missing.flatMap(describeSkipped)) : { kind: 'loaded', set, indicators };
}

const failed = (lines: readonly string[]): LoadedPatterns => ({ kind: 'failed', lines });

/** Indicators that are meant to be matched and cannot be. The others are not: revoked ones, older versions, other languages. */
const BROKEN: ReadonlySet<SkipReason> = new Set<SkipReason>(['invalid pattern', 'no pattern', 'no id']);

interface FeedsRead {
  readonly indicators: readonly Partial<Indicator>[];
  readonly faults: readonly string[];
}

async function readFeeds(paths: readonly string[]): Promise<FeedsRead> {
  const { files, problems } = await expandInputs(paths);
  const faults = problems.map(({ input, reason }) => `${input}: ${reason}`);
  const indicators: Partial<Indicator>[] = [];
  for (const { path, named } of files) {
    for await (const batch of readFeed(path)) {
      for (const { indicator } of batch.indicators) indicators.push(indicator);
      // A folder of indicators may hold a README.
      for (const { kind, file, reason } of batch.faults)
        if (named || kind !== 'no-feed') faults.push(`${file}: ${reason}`);
    }
  }
  return { indicators, faults };
}

function describeSkipped({ indicator, reason }: SkippedIndicator): readonly string[] {
  const { id, name, pattern }: Readonly<Record<string, unknown>> = indicator;
  const line = `${String(name ?? id ?? 'an indicator')}: ${reason}`;
  return reason === 'invalid pattern' && typeof pattern === 'string' ? [line, ...excerptsOf(pattern)] : [line];
}

function excerptsOf(pattern: string): readonly string[] {
  return findingsInPattern(pattern, validatePattern(pattern)).flatMap((finding) => renderExcerpt(finding).split('\n'));
}
