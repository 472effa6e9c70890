import type { StixObject } from '../../stix/stix-object.js';
import { tlpMarkingId, type TlpLevel } from '../../stix/tlp.js';
import type { TranslationDraft } from './translation.js';

/** The extension that defines TLP 2.0 (OASIS CTI common objects). */
const TLP_2 = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

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
