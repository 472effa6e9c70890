import { validatePattern } from '../analysis/validate-pattern.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Finding } from '../diagnostics/finding.js';
import type { FeedBatch, FeedFault, FeedIndicator } from '../feeds/index.js';
import type { StixVersion } from '../syntax/parse-pattern.js';
import { checkIndicator } from './check-indicator.js';
import { findingOfFault, findingsInFeed, findingsInPattern } from './findings.js';
import { applySeverities, type Severities } from './severities.js';

export interface ValidationOptions {
  readonly stixVersion: StixVersion | 'auto';
  readonly severities: Severities;
}

/** What a validation tells while it runs. */
export interface ValidationReport {
  readonly finding: (finding: Finding) => Promise<void>;
  /** A file that is no feed. */
  readonly notUsed: (fault: FeedFault) => void;
}

export interface ValidationCounts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  /** Patterns that were checked. */
  readonly patterns: number;
  /** Files that are no feeds. */
  readonly notUsed: number;
  /** Patterns that were not checked, by their language. */
  readonly otherLanguages: ReadonlyMap<string, number>;
}

/** Checks patterns and feeds, one after the other, and counts. */
export interface Validation {
  readonly pattern: (text: string) => Promise<void>;
  readonly batch: (batch: FeedBatch) => Promise<void>;
  readonly counts: () => ValidationCounts;
}

/** Begins a validation. */
export function createValidation({ stixVersion, severities }: ValidationOptions, report: ValidationReport): Validation {
  const counts = { error: 0, warning: 0, note: 0, patterns: 0, notUsed: 0, otherLanguages: new Map<string, number>() };

  const take = async (
    diagnostics: readonly Diagnostic[],
    toFindings: (all: readonly Diagnostic[]) => readonly Finding[],
  ): Promise<void> => {
    counts.patterns += 1;
    const all = applySeverities(diagnostics, severities);
    for (const { severity } of all) counts[severity] += 1;
    for (const finding of toFindings(all)) await report.finding(finding);
  };

  const takeIndicator = async (one: FeedIndicator, locate: FeedBatch['locate']): Promise<void> => {
    const result = checkIndicator(one.indicator, stixVersion);
    if (result.kind === 'other language') {
      counts.otherLanguages.set(result.language, (counts.otherLanguages.get(result.language) ?? 0) + 1);
      return;
    }
    await take(result.diagnostics, (all) => findingsInFeed(one, all, () => locate(one)));
  };

  const takeFault = async (fault: FeedFault): Promise<void> => {
    if (fault.kind === 'no-feed') {
      counts.notUsed += 1;
      report.notUsed(fault);
    } else {
      counts.error += 1;
      await report.finding(findingOfFault(fault));
    }
  };

  return {
    pattern: (text) => {
      const options = { stixVersion: stixVersion === 'auto' ? ('2.1' as const) : stixVersion };
      return take(validatePattern(text, options), (all) => findingsInPattern(text, all));
    },
    batch: async ({ indicators, faults, locate }) => {
      const all = [
        ...indicators.map((one) => ({ place: one.place, take: () => takeIndicator(one, locate) })),
        ...faults.map((fault) => ({ place: fault, take: () => takeFault(fault) })),
      ];
      for (const one of all.sort(byPlace)) await one.take();
    },
    counts: () => counts,
  };
}

interface Placed {
  readonly place: { readonly line?: number; readonly column?: number };
}

/** In the order of the file; what has no place, such as the end of a damaged file, comes last. */
function byPlace({ place: one }: Placed, { place: other }: Placed): number {
  const [line, otherLine] = [one.line ?? Infinity, other.line ?? Infinity];
  return line === otherLine ? (one.column ?? 0) - (other.column ?? 0) : line < otherLine ? -1 : 1;
}
