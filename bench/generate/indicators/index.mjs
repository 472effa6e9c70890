import { MIXES } from '../mix.mjs';
import { andIndicator, followedByIndicator } from './composites.mjs';
import { addressIndicator, hashIndicator, name, url } from './equality.mjs';
import { likeIndicator } from './like.mjs';
import { matchesIndicator } from './matches.mjs';
import { networkIndicator } from './networks.mjs';

/**
 * By kind, the n-th indicator: its pattern, and what a record must hold for it.
 * `sighting(time)` gives a record of a single one, the next time another where there are several; it is missing where no network log can show it.
 * `sightings` are the two records of a composite one, in their order. A `decoy` fulfils only one of two comparisons.
 */
const KINDS = {
  name,
  address: addressIndicator,
  hash: hashIndicator,
  url,
  network: networkIndicator,
  like: likeIndicator,
  matches: matchesIndicator,
  and: andIndicator,
  followedBy: followedByIndicator,
};

export const EQUALITY_KINDS = ['name', 'address', 'hash', 'url'];

export const indicatorOfKind = (kind, ordinal) => KINDS[kind](ordinal);

/** The pattern of the n-th indicator of a mix. */
export function patternAt(mix, number) {
  const { kind, ordinal } = MIXES[mix].at(number);
  return KINDS[kind](ordinal).pattern;
}
