import { PROFILES, type ProfileName } from '../compile/profile.js';
import type { Indicator } from '../stix/indicator.js';
import { sealData, SealedDataError, unsealData } from '../stix/sealed-data.js';

const KIND = 'indicator-set';
const VERSION = 1;

/** What a saved set holds. */
export interface SavedSet {
  readonly profile: ProfileName;
  readonly indicators: readonly Indicator[];
}

/** Saves the indicators of a set. */
export function saveIndicators(indicators: readonly Indicator[], profile: ProfileName): Uint8Array {
  return sealData(KIND, VERSION, { profile, indicators });
}

/** Reads them back. */
export function openIndicators(bytes: Uint8Array): SavedSet {
  const saved = unsealData(KIND, VERSION, bytes) as Partial<SavedSet>;
  if (saved.profile === undefined || !Object.hasOwn(PROFILES, saved.profile) || !Array.isArray(saved.indicators)) {
    throw new SealedDataError('The saved indicator-set lacks its profile or its indicators.');
  }
  return { profile: saved.profile, indicators: saved.indicators };
}
