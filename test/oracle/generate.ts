/**
 * fast-check arbitraries for differential tests: patterns over every operator, constant, kind of path and qualifier,
 * and Observed Data that they have a fair chance to match. Everything generated is valid and within what the oracle
 * understands. Values shrink by structure: a smaller case is again a valid pattern with its input.
 */
import fc from 'fast-check';
import type { StixVersion } from './ast.js';
import { comparisonOver } from './generate/comparisons.js';
import { inputOf } from './generate/observations.js';
import { themes, type Theme, type ThemeName } from './generate/paths.js';
import { noise, observationExpressionOver } from './generate/patterns.js';
import { renderComparison, renderPattern } from './generate/render.js';
import type { ProfileName } from './profile.js';

export { themes, type Theme, type ThemeName } from './generate/paths.js';

/** What to generate; everything if nothing is said. */
export type GenerateOptions = {
  /** One profile instead of any. */
  readonly profile?: ProfileName;
  /** 2.0 writes some instants of START and STOP as strings. */
  readonly stixVersion?: StixVersion;
  /** One corner of the language instead of any. */
  readonly theme?: ThemeName;
  /** Most leaf slots of a pattern, all OR branches counted; 6 unless told. 1 gives single-observation patterns. */
  readonly maxSlots?: number;
  /** Most Observed Data in an input; 6 unless told. */
  readonly maxObservations?: number;
  /** False leaves out odd white space and comments. */
  readonly noise?: boolean;
};

/** A pattern, the input to match it against (a list of bundles, Observed Data and SCOs), and a profile to do it under. */
export type GeneratedCase = { readonly pattern: string; readonly input: unknown[]; readonly profile: ProfileName };

/** Some patterns and some inputs, every pattern to be matched against every input, under one profile. */
export type GeneratedTable = {
  readonly patterns: readonly string[];
  readonly inputs: readonly (readonly unknown[])[];
  readonly profile: ProfileName;
};

const MOST_PATTERNS = 5;
const MOST_INPUTS = 4;

const WEIGHTS: Readonly<Record<ThemeName, number>> = {
  event: 6,
  bag: 4,
  references: 2,
  file: 2,
  network: 2,
  names: 2,
  everything: 1,
};

/** Pattern and input from the same corner of the language. */
export function arbitraryCase(options: GenerateOptions = {}): fc.Arbitrary<GeneratedCase> {
  return overThemes(options, (theme) =>
    fc.record({
      pattern: patternOf(theme, options),
      input: inputOf(theme.types, options.maxObservations ?? 6),
      profile: profileOf(options),
    }),
  );
}

/** Patterns and inputs from the same corner of the language; a case for each pair costs less than as many cases alone. */
export function arbitraryTable(options: GenerateOptions = {}): fc.Arbitrary<GeneratedTable> {
  return overThemes(options, (theme) =>
    fc.record({
      patterns: fc.array(patternOf(theme, options), { minLength: 1, maxLength: MOST_PATTERNS }),
      inputs: fc.array(inputOf(theme.types, options.maxObservations ?? 6), { minLength: 1, maxLength: MOST_INPUTS }),
      profile: profileOf(options),
    }),
  );
}

/** The text of a whole pattern. */
export function arbitraryObservationPattern(options: GenerateOptions = {}): fc.Arbitrary<string> {
  return overThemes(options, (theme) => patternOf(theme, options));
}

/** The text of a comparison expression, without its brackets. */
export function arbitraryComparison(options: GenerateOptions = {}): fc.Arbitrary<string> {
  return overThemes(options, (theme) =>
    fc.tuple(comparisonOver(theme.paths), spelling(options)).map(([node, choices]) => renderComparison(node, choices)),
  );
}

/** Only the input: Observed Data, in both container forms. */
export function arbitraryInput(options: GenerateOptions = {}): fc.Arbitrary<unknown[]> {
  return overThemes(options, (theme) => inputOf(theme.types, options.maxObservations ?? 6));
}

function profileOf({ profile }: GenerateOptions): fc.Arbitrary<ProfileName> {
  return profile === undefined ? fc.constantFrom('spec', 'detection', 'reference') : fc.constant(profile);
}

function patternOf(theme: Theme, options: GenerateOptions): fc.Arbitrary<string> {
  const expression = observationExpressionOver(comparisonOver(theme.paths), options);
  return fc.tuple(expression, spelling(options)).map(([node, choices]) => renderPattern(node, choices));
}

function spelling(options: GenerateOptions): fc.Arbitrary<readonly number[]> {
  return options.noise === false ? fc.constant([]) : noise;
}

function overThemes<Value>(
  { theme }: GenerateOptions,
  generate: (theme: Theme) => fc.Arbitrary<Value>,
): fc.Arbitrary<Value> {
  if (theme !== undefined) return generate(themes[theme]);
  const names = Object.keys(WEIGHTS) as ThemeName[];
  return fc.oneof(...names.map((name) => ({ weight: WEIGHTS[name], arbitrary: generate(themes[name]) })));
}
