/**
 * A named set of answers to the questions that the specification leaves open or that data in the field answers differently
 * (semantics 13). A profile is data: every evaluator reads the same options, and none asks for a profile's name.
 */
export interface Profile {
  readonly name: ProfileName;
  /** WITHIN s: `latest - earliest < s`, or `<=` when inclusive (D15). */
  readonly withinInclusive: boolean;
  /** A string that is no timestamp, compared with a timestamp: incompatible, or the observation takes no part (D10). */
  readonly rejectUnparseableTimestamps: boolean;
  /** NOT over `[*]`: negates the comparison as a whole, or each element's (D4). */
  readonly negatePerElement: boolean;
  /** What `NOT <` and the other negated orders are on incompatible operands (D5). */
  readonly negatedOrderOnIncompatible: boolean;
  /** Whether `md5`, `MD5` and so on are one name under a property `hashes` (D27). */
  readonly canonicalHashNames: boolean;
  /** Whether hash values, domain names and the domains of e-mail addresses compare case-folded in `=`, `!=`, IN and LIKE. */
  readonly foldNames: boolean;
  /** Whether `url:value` compares normalised in `=`, `!=` and IN. */
  readonly normalizeUrls: boolean;
  /** Whether a path that ends at a list of strings selects its elements, as if `[*]` followed. */
  readonly openStringLists: boolean;
}

export type ProfileName = 'spec' | 'detection' | 'reference';

const SPEC: Profile = {
  name: 'spec',
  withinInclusive: false,
  rejectUnparseableTimestamps: false,
  negatePerElement: false,
  negatedOrderOnIncompatible: true,
  canonicalHashNames: false,
  foldNames: false,
  normalizeUrls: false,
  openStringLists: false,
};

export const PROFILES: { readonly [Name in ProfileName]: Profile } = {
  spec: SPEC,
  detection: {
    ...SPEC,
    name: 'detection',
    canonicalHashNames: true,
    foldNames: true,
    normalizeUrls: true,
    openStringLists: true,
  },
  reference: {
    ...SPEC,
    name: 'reference',
    withinInclusive: true,
    rejectUnparseableTimestamps: true,
    negatePerElement: true,
    negatedOrderOnIncompatible: false,
  },
};
