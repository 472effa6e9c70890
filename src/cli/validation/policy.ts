import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Indicator } from '../../stix/indicator.js';
import type { CodesIgnoredIn } from '../config/path-ignores.js';
import type { Baseline, KnownFinding } from './baseline.js';
import type { Marked } from './findings.js';
import { fingerprintsOf } from './fingerprint.js';
import { applyDirectives } from './ignore-directives.js';
import { applySeverities, type Severities } from './severities.js';

/** What a run wants to hear of what is found. An error is always heard. */
export interface Policy {
  readonly severities: Severities;
  readonly ignoredIn: CodesIgnoredIn;
  /** Findings that were there before. */
  readonly baseline?: Baseline;
  /** Takes findings for a new baseline, which are then not reported. */
  readonly record?: (finding: KnownFinding) => void;
}

/** What diagnostics are about. */
export interface Subject {
  readonly indicator: Partial<Indicator>;
  /** Absent for a pattern of the command line, of which no file and no baseline speaks. */
  readonly file?: string;
  /** Whether the indicator is an object with an id of its own, and not a line of a pattern file. */
  readonly isObject: boolean;
}

/** Applies a policy to the diagnostics of one indicator: first what its author says, then what the run says. */
export function judge(diagnostics: readonly Diagnostic[], subject: Subject, policy: Policy): readonly Marked[] {
  const { indicator, file, isObject } = subject;
  if (file !== undefined) policy.baseline?.see(file);
  const kept = applyDirectives(diagnostics, indicator);
  const { id, pattern } = indicator as Readonly<Record<string, unknown>>;
  const text = typeof pattern === 'string' ? pattern : undefined;
  const names = fingerprintsOf(kept, (isObject && typeof id === 'string' ? id : text) ?? '', text);
  const marked = kept.map((one, index) => ({ ...one, fingerprint: names[index] ?? '' }));
  const reported = file === undefined ? marked : marked.filter((one) => isReported(one, file, policy));
  return applySeverities(reported, policy.severities);
}

function isReported(
  { code, severity, fingerprint }: Marked & { readonly fingerprint: string },
  file: string,
  { severities, ignoredIn, baseline, record }: Policy,
): boolean {
  if (severity === 'error') return true;
  if (ignoredIn(file).has(code)) return false;
  if (severities.get(code) === 'off') return false;
  const known = { file, code, fingerprint };
  record?.(known);
  return !record && baseline?.has(known) !== true;
}
