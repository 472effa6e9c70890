import { readData } from './real-data.js';

/** What a direct scan of the logs, made once and outside this project, found of an indicator. */
export interface KnownHit {
  readonly id: string;
  readonly name: string;
  /** Of a pattern over one observation: how many records match, by log. */
  readonly records?: Readonly<Record<string, number>>;
  /** Of a composite pattern: whether it matches the records of one log. */
  readonly matches_in?: Readonly<Record<string, boolean>>;
}

/** The feed that the expectations are about, within the real data. */
export const KNOWN_HITS_FEED = 'indicators/stix2/known-hits.json';

/** The expectations. */
export function readKnownHits(): readonly KnownHit[] {
  return JSON.parse(readData('indicators/known-hits.expected.json')) as readonly KnownHit[];
}
