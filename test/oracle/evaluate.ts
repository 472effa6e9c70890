import type { StixVersion } from './ast.js';
import { ask, hasBinding, leastBinding, type Binding } from './bindings.js';
import { readOracleInput, type OracleObservation } from './observe.js';
import { parseOraclePattern } from './parse.js';
import type { ProfileName } from './profile.js';

export type OracleOptions = { readonly profile?: ProfileName; readonly stixVersion?: StixVersion };

/**
 * True if the pattern matches the input, by exhaustive search. Throws OracleSyntaxError, OracleConstantError or
 * OracleUnsupported for the pattern, OracleInputError for the input, and OracleLimitError rather than guess.
 */
export function oracleMatches(pattern: string, input: readonly unknown[], options: OracleOptions = {}): boolean {
  const { profile = 'spec', stixVersion = '2.1' } = options;
  return hasBinding(ask(parseOraclePattern(pattern, stixVersion), readOracleInput(input), profile));
}

/**
 * The binding that a match reports (semantics 14): the least sequence of positions in `observations`, which are in
 * release order (`inReleaseOrder`). Undefined if the pattern does not match. Throws like `oracleMatches`.
 */
export function oracleWitness(
  pattern: string,
  observations: readonly OracleObservation[],
  { profile = 'spec', stixVersion = '2.1' }: OracleOptions = {},
): Binding | undefined {
  const question = ask(parseOraclePattern(pattern, stixVersion), observations, profile);
  return leastBinding(question, { from: 0, to: observations.length });
}
