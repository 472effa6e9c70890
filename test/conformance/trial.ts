import { createIndicatorSet, type IndicatorSet, type SkippedIndicator } from '../../src/indicator-set/indicator-set.js';
import { compilePattern, type CompiledPattern } from '../../src/match/compile-pattern.js';
import { readObservations, type ObservationsRead } from '../../src/match/read-observations.js';
import type { ConformanceCase, ProfileName } from './case.js';
import { inputOf } from './observations.js';
import { readBystanders } from './read-cases.js';

/** A case under a profile, with what several evaluators need made once. */
export interface Trial {
  readonly one: ConformanceCase;
  readonly profile: ProfileName;
  readonly stixVersion: '2.0' | '2.1';
  readonly input: readonly unknown[];
  readonly read: ObservationsRead;
  /** The case's pattern, as the indicator `OWN_ID`, beside twenty others. */
  readonly set: IndicatorSet;
  /** Why the set does not hold the case's pattern. */
  readonly rejected: SkippedIndicator | undefined;
}

/** The indicator of the case's pattern in `Trial.set`. */
export const OWN_ID = 'indicator--the-case';

/** Patterns that stand beside that of the case, and what each answers alone. */
export interface Bystander {
  readonly id: string;
  readonly pattern: string;
  readonly alone: CompiledPattern;
}

/** The bystanders, compiled once for each profile. */
export const BYSTANDERS: Readonly<Record<ProfileName, readonly Bystander[]>> = {
  spec: bystanders('spec'),
  detection: bystanders('detection'),
  reference: bystanders('reference'),
};

/** One set for each profile: a trial takes the pattern of the one before out, so that removal is tried as well. */
const SETS: Readonly<Record<ProfileName, IndicatorSet>> = {
  spec: bystanderSet('spec'),
  detection: bystanderSet('detection'),
  reference: bystanderSet('reference'),
};

/** Prepares a case for its evaluators; they are done with it when the next one is prepared. */
export function createTrial(one: ConformanceCase, profile: ProfileName): Trial {
  const stixVersion = one.stixVersion ?? '2.1';
  const input = inputOf(one);
  const set = SETS[profile];
  const skippedBefore = set.skipped.length;
  set.remove([OWN_ID]);
  set.add([{ id: OWN_ID, pattern: one.pattern, pattern_type: 'stix', pattern_version: stixVersion }]);
  const rejected = set.skipped[skippedBefore];
  return { one, profile, stixVersion, input, read: readObservations(input), set, rejected };
}

function bystanderSet(profile: ProfileName): IndicatorSet {
  return createIndicatorSet(
    BYSTANDERS[profile].map(({ id, pattern }) => ({ id, pattern })),
    { profile },
  );
}

function bystanders(profile: ProfileName): readonly Bystander[] {
  return readBystanders().map((pattern, index) => ({
    id: `indicator--${index}`,
    pattern,
    alone: compilePattern(pattern, { profile }),
  }));
}
