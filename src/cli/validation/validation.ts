import { validatePattern } from '../../analysis/validate-pattern.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { FeedBatch, FeedFault, FeedIndicator } from '../../feeds/index.js';
import type { CheckedPart } from '../finding-output/index.js';
import { findingOfFault, findingsInFeed, findingsInPattern } from './findings.js';
import { checkIndicator, judgeIndicator, type CheckOptions } from './check-indicator.js';
import { judge } from './policy.js';

/** What a validation tells while it runs. */
export interface ValidationReport {
  readonly checked: (part: CheckedPart) => Promise<void>;
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
export function createValidation(options: CheckOptions, report: ValidationReport): Validation {
  const { stixVersion, severities } = options;
  const counts = { error: 0, warning: 0, note: 0, patterns: 0, notUsed: 0, otherLanguages: new Map<string, number>() };

  const count = (all: readonly Pick<Diagnostic, 'severity'>[]): void => {
    for (const { severity } of all) counts[severity] += 1;
  };

  const takeIndicator = async (one: FeedIndicator, locate: FeedBatch['locate']): Promise<void> => {
    const { indicator, place } = one;
    const found = checkIndicator(one, options);
    if (found.some(({ code }) => code === 'I112')) {
      const language = String(indicator.pattern_type);
      counts.otherLanguages.set(language, (counts.otherLanguages.get(language) ?? 0) + 1);
      // Counted, and said at the end in one line: a feed of YARA rules would give a note for each.
      if (!severities.has('I112')) return;
    } else counts.patterns += 1;
    const all = judgeIndicator(one, found, options);
    count(all);
    const findings = findingsInFeed(one, all, locate);
    await report.checked({ file: place.file, line: place.line, name: nameOf(one), findings });
  };

  const takeFault = async (fault: FeedFault): Promise<void> => {
    if (fault.kind === 'no-feed') {
      counts.notUsed += 1;
      report.notUsed(fault);
    } else {
      counts.error += 1;
      const { file, line, pointer = '' } = fault;
      const name = `what can be read of ${pointer === '' ? file : pointer}`;
      await report.checked({ file, ...(line !== undefined && { line }), name, findings: [findingOfFault(fault)] });
    }
  };

  return {
    pattern: async (text) => {
      const found = validatePattern(text, { stixVersion: stixVersion === 'auto' ? '2.1' : stixVersion });
      const all = judge(found, { indicator: { pattern: text }, isObject: false }, options);
      counts.patterns += 1;
      count(all);
      await report.checked({ name: text, findings: findingsInPattern(text, all) });
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

function nameOf({ indicator, place }: FeedIndicator): string {
  const { name, id, pattern }: Readonly<Record<string, unknown>> = indicator;
  const candidates = place.pointer === undefined ? [pattern] : [name, id, pattern, place.pointer];
  return (
    candidates.find((one): one is string => typeof one === 'string' && one !== '') ?? 'an indicator without a name'
  );
}

interface Placed {
  readonly place: { readonly line?: number; readonly column?: number };
}

/** In the order of the file; what has no place, such as the end of a damaged file, comes last. */
function byPlace({ place: one }: Placed, { place: other }: Placed): number {
  const [line, otherLine] = [one.line ?? Infinity, other.line ?? Infinity];
  return line === otherLine ? (one.column ?? 0) - (other.column ?? 0) : line < otherLine ? -1 : 1;
}
