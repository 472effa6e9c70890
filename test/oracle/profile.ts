export type ProfileName = 'spec' | 'detection' | 'reference';

/** What a profile decides (semantics 13). One evaluator reads this record; there is no second code path. */
export type Profile = {
  /** WITHIN s means at most s instead of less than s. */
  readonly inclusiveWithin: boolean;
  /** An observation with a string that is compared with a timestamp but is none takes no part. */
  readonly rejectsBadTimestamps: boolean;
  /** NOT asks for a selected value that fails the test, instead of asking that none passes it. */
  readonly negatesPerElement: boolean;
  /** NOT of an order comparison between incompatible operands holds. */
  readonly negatedOrderHoldsOnIncompatible: boolean;
  /** Hash names, hash values, domain names, e-mail domains and URLs are compared folded. */
  readonly folds: boolean;
  /** A path that ends at a list of strings selects its elements. */
  readonly spreadsLists: boolean;
};

const spec: Profile = {
  inclusiveWithin: false,
  rejectsBadTimestamps: false,
  negatesPerElement: false,
  negatedOrderHoldsOnIncompatible: true,
  folds: false,
  spreadsLists: false,
};

/** The three named profiles. `number_observed` is counted in all of them. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  spec,
  detection: { ...spec, folds: true, spreadsLists: true },
  reference: {
    ...spec,
    inclusiveWithin: true,
    rejectsBadTimestamps: true,
    negatesPerElement: true,
    negatedOrderHoldsOnIncompatible: false,
  },
};
