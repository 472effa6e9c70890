import { validateIndicator } from '../../analysis/validate-indicator.js';
import { validatePattern } from '../../analysis/validate-pattern.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { FeedIndicator } from '../../feeds/index.js';
import { versionOf } from '../../stix/indicator.js';
import type { StixVersion } from '../../syntax/parse-pattern.js';
import type { ShapeCache } from '../../syntax/shape-cache.js';
import type { DuplicateFinder } from './duplicates.js';
import { judge, type Policy, type Subject } from './policy.js';
import type { Marked } from './findings.js';

export interface CheckOptions extends Policy {
  readonly stixVersion: StixVersion | 'auto';
  /** Remembers the shapes of a feed's patterns, which are few: a pattern of a known shape is not parsed. */
  readonly shapes?: ShapeCache;
  /** Given where patterns that mean the same are to be found. */
  readonly duplicateOf?: DuplicateFinder;
}

/** Everything that is wrong with what a feed holds: with the object, or with the pattern of a line, which is all that it has. */
export function checkIndicator(one: FeedIndicator, options: CheckOptions): readonly Diagnostic[] {
  const found = checkAlone(one, options);
  const { stixVersion, duplicateOf } = options;
  if (!duplicateOf || found.some(({ code }) => code === 'I112')) return found;
  const duplicate = duplicateOf(one, stixVersion === 'auto' ? versionOf(one.indicator) : stixVersion);
  return duplicate ? [...found, duplicate] : found;
}

function checkAlone({ indicator, place }: FeedIndicator, options: CheckOptions): readonly Diagnostic[] {
  const { stixVersion, severities, shapes } = options;
  const remembered = shapes && { shapes };
  if (place.pointer === undefined) {
    const version = stixVersion === 'auto' ? versionOf(indicator) : stixVersion;
    return validatePattern(String(indicator.pattern), { stixVersion: version, ...remembered });
  }
  // STIX allows an indicator that never expires: only who asks for I110 hears of it.
  const expectExpiry = (severities.get('I110') ?? 'off') !== 'off';
  return validateIndicator(indicator, { stixVersion, expectExpiry, ...remembered });
}

/** Applies a policy to the diagnostics of what a feed holds. */
export function judgeIndicator(
  { indicator, place: { file, pointer } }: FeedIndicator,
  found: readonly Diagnostic[],
  policy: Policy,
): readonly Marked[] {
  const subject: Subject = { indicator, file, isObject: pointer !== undefined };
  return judge(found, subject, policy);
}
