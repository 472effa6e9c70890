import type { Match } from '../../match/match.js';
import { isBefore } from '../is-before.js';
import type { AttackDomain } from './attack-technique.js';
import type { ContextObject, MatchContext } from './context.js';

/** Collects the ATT&CK techniques that the indicators of matches stand for. */
export interface AttackLayers {
  readonly add: (match: Match, context: MatchContext | undefined) => void;
  /** A layer for the ATT&CK Navigator (layer format 4.5) of one matrix. */
  readonly layer: (domain: AttackDomain, named: LayerName) => object;
  /** The matrices that a technique was seen of, the one with most techniques first. */
  readonly domains: () => readonly AttackDomain[];
}

export interface LayerName {
  readonly name: string;
  readonly description: string;
}

interface Seen {
  matches: number;
  readonly indicators: Set<string>;
  first: string;
  last: string;
}

/** Indicators that a technique's comment names; the others are counted. */
const MOST_NAMED = 5;

/**
 * Empty layers. A match counts for the techniques that are nearest to its indicator: one that its feed gives the indicator itself says more than
 * those of the malware behind it, which are taken only where there is none.
 */
export function createAttackLayers(): AttackLayers {
  const byDomain = new Map<AttackDomain, Map<string, Seen>>();
  return {
    add: ({ indicator, firstObserved, lastObserved }, context) => {
      for (const { domain, id } of nearestTechniques(context?.objects ?? [])) {
        const techniques = byDomain.get(domain) ?? new Map<string, Seen>();
        byDomain.set(domain, techniques);
        const seen = techniques.get(id) ?? {
          matches: 0,
          indicators: new Set(),
          first: firstObserved,
          last: lastObserved,
        };
        techniques.set(id, seen);
        seen.matches += 1;
        seen.indicators.add(indicator.name ?? indicator.id);
        if (isBefore(firstObserved, seen.first)) seen.first = firstObserved;
        if (isBefore(seen.last, lastObserved)) seen.last = lastObserved;
      }
    },
    domains: () => [...byDomain].sort(([, left], [, right]) => right.size - left.size).map(([domain]) => domain),
    layer: (domain, { name, description }) => {
      const techniques = [...(byDomain.get(domain) ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));
      return {
        name,
        versions: { layer: '4.5', navigator: '5.1.0' },
        domain,
        description,
        sorting: 3,
        gradient: {
          colors: ['#ffe0b0', '#d7301f'],
          minValue: 0,
          maxValue: Math.max(1, ...techniques.map(([, { matches }]) => matches)),
        },
        techniques: techniques.map(([techniqueID, seen]) => ({
          techniqueID,
          score: seen.matches,
          enabled: true,
          comment: commentOf(seen),
          showSubtechniques: techniqueID.includes('.'),
          metadata: [
            { name: 'first seen', value: seen.first },
            { name: 'last seen', value: seen.last },
          ],
        })),
      };
    },
  };
}

function nearestTechniques(
  objects: readonly ContextObject[],
): readonly { readonly domain: AttackDomain; readonly id: string }[] {
  const techniques = objects.flatMap(({ attack_id: id, attack_domain: domain, path }) =>
    id === undefined || domain === undefined ? [] : [{ id, domain, distance: path.length }],
  );
  const nearest = Math.min(...techniques.map(({ distance }) => distance));
  const found = techniques.filter(({ distance }) => distance === nearest);
  return [...new Map(found.map((one) => [`${one.domain} ${one.id}`, one])).values()];
}

function commentOf({ matches, indicators }: Seen): string {
  const names = [...indicators];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${matches} matches of ${names.slice(0, MOST_NAMED).join(', ')}${more}`;
}
