import type { LogSource } from '../adapters/index.js';
import type { ProfileName } from '../compile/profile.js';
import type { Section } from '../explain/section.js';
import { indicatorOfLine } from '../feeds/pattern-file.js';
import { createIndicatorSet } from '../indicator-set/indicator-set.js';
import { describeFilter } from '../pipeline/index.js';

/** What of the logs of each source `match` can tell apart, looking for a pattern, before it makes observations: or why it cannot. */
export function filterSection(pattern: string, profile: ProfileName, sources: readonly LogSource[]): Section {
  const set = createIndicatorSet([indicatorOfLine(pattern, 'pattern')], { profile });
  const uses = [...describeFilter(set, sources)];
  const lines = uses.map(([how, all]) => `${all.map(({ name }) => name).join(', ')}: ${how}`);
  return { title: 'Filter, by log source', lines };
}
