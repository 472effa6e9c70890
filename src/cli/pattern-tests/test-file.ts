import type { ProfileName } from '../../compile/profile.js';
import type { InputFormat } from '../../pipeline/index.js';
import type { Position } from '../../source/source-text.js';
import type { Observation } from '../../stix/observation.js';

/** A file of cases. */
export interface TestFile {
  /** The path as the user would recognise it. */
  readonly path: string;
  readonly cases: readonly TestCase[];
}

/** What is to be found where. */
export interface TestCase {
  readonly name: string;
  /** Where the case begins in its file. */
  readonly position: Position;
  readonly patterns: PatternSource;
  readonly profile: ProfileName;
  readonly input: CaseInput;
  readonly expectation: Expectation;
}

/** The pattern of a case, or the indicators of feeds, of which a case can be about one. */
export type PatternSource =
  | { readonly kind: 'pattern'; readonly text: string }
  | { readonly kind: 'feeds'; readonly paths: readonly string[]; readonly indicator?: string };

/** How the records of a case are read. */
export interface CaseFormat {
  readonly format: InputFormat;
  /** Paths of mappings of the user's own. */
  readonly mappings: readonly string[];
}

/** What a case is matched against. */
export type CaseInput =
  | (CaseFormat & { readonly kind: 'text'; readonly name: 'log' | 'records'; readonly text: string })
  | (CaseFormat & { readonly kind: 'files'; readonly paths: readonly string[] })
  | { readonly kind: 'observations'; readonly observations: readonly Observation[] };

/**
 * What must come of a case: some match or none, exactly these matches of all indicators together, or exactly these of each indicator, by its id
 * or name, and none of any other.
 */
export type Expectation =
  | { readonly kind: 'any' }
  | { readonly kind: 'none' }
  | { readonly kind: 'matches'; readonly matches: readonly ExpectedMatch[] }
  | { readonly kind: 'by-indicator'; readonly indicators: ReadonlyMap<string, SimpleExpectation> };

export type SimpleExpectation = Exclude<Expectation, { readonly kind: 'by-indicator' }>;

/** The records that make up a match, all of them and no other. */
export type ExpectedMatch = readonly RecordName[];

/** A record by its number (a line, a record or an observation of the case), or as `file:line` or an id. */
export type RecordName = number | string;
