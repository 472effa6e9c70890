import type { Match } from '../../match/match.js';
import type { Indicator } from '../../stix/indicator.js';

/** A match, and the other indicators with the same pattern that matched the same observations. */
export interface GroupedMatch {
  readonly match: Match;
  readonly others: readonly Indicator[];
}

/**
 * Brings together matches of indicators that have one pattern, as when several feeds pass on the same report. They are found at the same observation,
 * and so among the matches that a stream gives at once. The indicator that says the highest confidence stands for all, and of several the one with the
 * least id: whatever order the feeds are loaded in. `canonical` gives the canonical text of a pattern.
 */
export function groupSamePattern(
  matches: readonly Match[],
  canonical: (indicator: Indicator) => string,
): readonly GroupedMatch[] {
  if (matches.length === 1) return matches.map((match) => ({ match, others: [] }));
  const groups = new Map<string, [Match, ...Match[]]>();
  for (const match of matches) {
    const key = JSON.stringify([canonical(match.indicator), match.sources, match.matchedAt]);
    const known = groups.get(key);
    // Observations that nobody can tell apart may be several; so may the matches of one indicator.
    const other = `${key} ${groups.size}`;
    if (!known || match.sources.length === 0) groups.set(known ? other : key, [match]);
    else if (known.some(({ indicator }) => indicator.id === match.indicator.id)) groups.set(other, [match]);
    else known.push(match);
  }
  return [...groups.values()].map((group) => {
    const [match = group[0], ...others] = group.length === 1 ? group : [...group].sort(compareTrust);
    return { match, others: others.map(({ indicator }) => indicator) };
  });
}

function compareTrust({ indicator: left }: Match, { indicator: right }: Match): number {
  return confidenceOf(right) - confidenceOf(left) || (left.id < right.id ? -1 : 1);
}

/** One that says nothing stands behind one that says something (STIX 3.2: unspecified). */
function confidenceOf({ confidence }: Indicator): number {
  return typeof confidence === 'number' ? confidence : -1;
}
