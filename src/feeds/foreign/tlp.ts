import type { StixObject } from '../../stix/stix-object.js';
import type { TranslationDraft } from './translation.js';

/** The marking definitions of TLP 1.0, whose identifiers STIX 2.1 fixes (section 7.2.1.4), and the one level that TLP 2.0 added. */
const MARKINGS = {
  white: { id: '613f2e26-407d-48c7-9eca-b8e91df99dc9' },
  green: { id: '34098fce-860f-48ae-8e50-ebd3cc5e41da' },
  amber: { id: 'f88d31f6-486f-44da-b317-01333bde0b82' },
  red: { id: '5e57c739-391a-4eb3-b6be-7d15ca92d5ed' },
  'amber+strict': { id: '939a9414-2ddd-4d32-a0cd-375ea402b003' },
} as const;

export type TlpLevel = keyof typeof MARKINGS;

/** The levels, from the one that may be passed on to everybody. */
export const TLP_LEVELS: readonly TlpLevel[] = ['white', 'green', 'amber', 'amber+strict', 'red'];

/** The extension that defines TLP 2.0 (OASIS CTI common objects). */
const TLP_2 = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** The level that a text such as `tlp:amber`, `TLP:CLEAR` or `Amber+Strict` names. */
export function tlpLevelOf(text: string): TlpLevel | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^tlp\s*[:_-]\s*/, '');
  if (name === 'clear') return 'white';
  return TLP_LEVELS.find((level) => level === name);
}

export function tlpMarkingId(level: TlpLevel): string {
  return `marking-definition--${MARKINGS[level].id}`;
}

/** The marking definition, as STIX 2.1 and the extension write it. */
export function tlpMarking(level: TlpLevel): StixObject {
  const common = { type: 'marking-definition', spec_version: '2.1', id: tlpMarkingId(level) };
  if (level === 'amber+strict') {
    return {
      ...common,
      created: '2022-10-01T00:00:00.000Z',
      name: 'TLP:AMBER+STRICT',
      extensions: { [TLP_2]: { extension_type: 'property-extension', tlp_2_0: 'amber+strict' } },
    };
  }
  return {
    ...common,
    created: '2017-01-20T00:00:00.000Z',
    definition_type: 'tlp',
    name: `TLP:${level.toUpperCase()}`,
    definition: { tlp: level },
  };
}

/** Adds the marking definition of a level to what is made of a feed. */
export type Marker = (level: TlpLevel | undefined, draft: TranslationDraft) => void;

/** Each marking definition once a feed, when it is first asked for. */
export function createMarker(): Marker {
  const marked = new Set<TlpLevel>();
  return (level, draft) => {
    if (!level || marked.has(level)) return;
    marked.add(level);
    draft.addOther(tlpMarking(level));
  };
}
