/**
 * The levels of the Traffic Light Protocol, and the marking definitions that stand for them: those of TLP 1.0, whose identifiers STIX 2.1 fixes
 * (section 7.2.1.4), and those of TLP 2.0 (OASIS CTI common objects). The first of each is the one that we write.
 */
const MARKINGS = {
  white: ['613f2e26-407d-48c7-9eca-b8e91df99dc9', '94868c89-83c2-464b-929b-a1a8aa3c8487'],
  green: ['34098fce-860f-48ae-8e50-ebd3cc5e41da', 'bab4a63c-aed9-4cf5-a766-dfca5abac2bb'],
  amber: ['f88d31f6-486f-44da-b317-01333bde0b82', '55d920b0-5e8b-4f79-9ee9-91f868d9b421'],
  'amber+strict': ['939a9414-2ddd-4d32-a0cd-375ea402b003'],
  red: ['5e57c739-391a-4eb3-b6be-7d15ca92d5ed', 'e828b379-4e03-4974-9ac4-e53a884c97c1'],
} as const;

export type TlpLevel = keyof typeof MARKINGS;

/** The levels, from the one that may be passed on to everybody. */
export const TLP_LEVELS: readonly TlpLevel[] = ['white', 'green', 'amber', 'amber+strict', 'red'];

const LEVELS: ReadonlyMap<string, TlpLevel> = new Map(
  TLP_LEVELS.flatMap((level) => MARKINGS[level].map((id) => [`marking-definition--${id}`, level] as const)),
);

/** The level that a text such as `tlp:amber`, `TLP:CLEAR` or `Amber+Strict` names. */
export function tlpLevelOf(text: string): TlpLevel | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/^tlp\s*[:_-]\s*/, '');
  if (name === 'clear') return 'white';
  return TLP_LEVELS.find((level) => level === name);
}

/** The marking definition that stands for a level. */
export function tlpMarkingId(level: TlpLevel): string {
  return `marking-definition--${MARKINGS[level][0]}`;
}

/** The level that a marking definition stands for; undefined if it is another one. */
export function tlpLevelOfMarking(id: string): TlpLevel | undefined {
  return LEVELS.get(id);
}
