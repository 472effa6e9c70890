import { validateIndicator } from '../../analysis/validate-indicator.js';
import { validatePattern } from '../../analysis/validate-pattern.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { FeedIndicator } from '../../feeds/index.js';
import { versionOf } from '../../stix/indicator.js';
import type { StixVersion } from '../../syntax/parse-pattern.js';
import { judge, type Policy, type Subject } from './policy.js';
import type { Marked } from './findings.js';

export interface CheckOptions extends Policy {
  readonly stixVersion: StixVersion | 'auto';
}

/** Everything that is wrong with what a feed holds: with the object, or with the pattern of a line, which is all that it has. */
export function checkIndicator({ indicator, place }: FeedIndicator, options: CheckOptions): readonly Diagnostic[] {
  const { stixVersion, severities } = options;
  if (place.pointer === undefined) {
    const version = stixVersion === 'auto' ? versionOf(indicator) : stixVersion;
    return validatePattern(String(indicator.pattern), { stixVersion: version });
  }
  // STIX allows an indicator that never expires: only who asks for I110 hears of it.
  const expectExpiry = (severities.get('I110') ?? 'off') !== 'off';
  return validateIndicator(indicator, { stixVersion, expectExpiry });
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
