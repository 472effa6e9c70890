import { analyze } from '../analysis/analyze.js';
import { PROFILES, type ProfileName } from '../compile/profile.js';
import { hasErrors, judgeStrictly, type Diagnostic } from '../diagnostics/diagnostic.js';
import { PatternError } from '../diagnostics/pattern-error.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import type { Pattern } from '../syntax/ast.js';
import { checkConstants } from '../syntax/constants.js';
import { DEFAULT_LIMITS, type Limits } from '../syntax/limits.js';
import { parsePattern, type StixVersion } from '../syntax/parse-pattern.js';
import { printNode } from '../syntax/print.js';
import { evaluatePattern, type EvaluateOptions } from './evaluate.js';
import { indicatorOfPattern, type Match } from './match.js';
import { preparePattern } from './prepare-pattern.js';
import { eachObservation, readObservations } from './read-observations.js';

export interface CompileOptions extends EvaluateOptions {
  readonly stixVersion?: StixVersion;
  /** Which reading of the open questions (semantics 13). Default `spec`. */
  readonly profile?: ProfileName;
  readonly limits?: Partial<Limits>;
  /** Refuses what violates the specification but could be evaluated (semantics 9). */
  readonly strict?: boolean;
  /** What the match names as its indicator; by default one made from the text. */
  readonly indicator?: Indicator;
}

/** A pattern that can be matched. */
export interface CompiledPattern {
  readonly ast: Pattern;
  readonly profile: ProfileName;
  /**
   * Whether the observations hold a binding, and the least one (semantics 8 and 14). Takes observations, or anything that
   * `readObservations` takes; what that cannot read does not match.
   */
  match(input: unknown): Match | undefined;
}

/**
 * Compiles a pattern from its text or AST to closures.
 * @throws PatternError if the pattern is invalid (semantics 9); its `diagnostics` say why and where.
 */
export function compilePattern(source: string | Pattern, options: CompileOptions = {}): CompiledPattern {
  const { ast, diagnostics } = typeof source === 'string' ? parsePattern(source, options) : checkAst(source, options);
  if (!ast || hasErrors(diagnostics)) throw new PatternError(diagnostics);
  const violations = options.strict ? judgeStrictly(analyze(ast, options.stixVersion)) : [];
  if (hasErrors(violations)) throw new PatternError(violations);
  const profile = PROFILES[options.profile ?? 'spec'];
  const indicator = options.indicator ?? indicatorOfPattern(typeof source === 'string' ? source : printNode(source));
  const prepared = preparePattern(ast, profile, { maxSubjectLength: options.limits?.maxSubjectLength });
  return {
    ast,
    profile: profile.name,
    match: (input) =>
      evaluatePattern(prepared, indicator, isObservations(input) ? input : eachObservation(input, ignore), options),
  };
}

function checkAst(ast: Pattern, options: CompileOptions): { ast: Pattern; diagnostics: readonly Diagnostic[] } {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  return { ast, diagnostics: checkConstants(ast, { stixVersion: options.stixVersion ?? '2.1', limits }) };
}

/** Observations as they are, or as read from STIX. */
export function toObservations(input: unknown): readonly Observation[] {
  return isObservations(input) ? input : readObservations(input).observations;
}

function isObservations(input: unknown): input is readonly Observation[] {
  return Array.isArray(input) && input.length > 0 && input.every(isObservation);
}

const ignore = (): void => undefined;

function isObservation(value: unknown): value is Observation {
  return typeof value === 'object' && value !== null && 'objects' in value && value.objects instanceof Map;
}
