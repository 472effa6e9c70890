/** stix-pattern: parse, validate, compile and match STIX patterns. Re-exports only. */
export { canonicalKey, equivalent } from './analysis/equivalence/equivalent.js';
export { validateIndicator, type ValidateIndicatorOptions } from './analysis/validate-indicator.js';
export { validatePattern, type ValidateOptions } from './analysis/validate-pattern.js';
export type { Profile, ProfileName } from './compile/profile.js';
export { CODES, type DiagnosticCode } from './diagnostics/codes.js';
export type { Diagnostic, Fix, Severity } from './diagnostics/diagnostic.js';
export { PatternError } from './diagnostics/pattern-error.js';
export {
  createIndicatorSet,
  openIndicatorSet,
  type IndicatorSet,
  type IndicatorSetOptions,
  type SkippedIndicator,
} from './indicator-set/indicator-set.js';
export { compilePattern, type CompiledPattern, type CompileOptions } from './match/compile-pattern.js';
export type { EvaluateOptions } from './match/evaluate.js';
export type { Binding, Match } from './match/match.js';
export { readObservations, type ObservationsRead, type ReadOptions } from './match/read-observations.js';
export { toSighting, type SightingOptions } from './report/to-sighting.js';
export type { Span } from './source/span.js';
export { createSourceText, type Position, type SourceText } from './source/source-text.js';
export type { Indicator } from './stix/indicator.js';
export type { Observation, ObservationSource } from './stix/observation.js';
export { assignScoIds } from './stix/sco-id.js';
export { SealedDataError } from './stix/sealed-data.js';
export { toStandaloneObjects, type StandaloneSco } from './stix/standalone-objects.js';
export type { StixObject } from './stix/stix-object.js';
export type { Sco } from './stix/sco.js';
export {
  createStreamMatcher,
  type StreamMatcher,
  type StreamOptions,
  type StreamStats,
} from './stream/stream-matcher.js';
export type * from './syntax/ast.js';
export { extractIndicatorValues, type IndicatorValues } from './syntax/extract-indicator-values.js';
export { formatPattern } from './syntax/format-pattern.js';
export { DEFAULT_LIMITS, type Limits } from './syntax/limits.js';
export { parsePattern, type ParseOptions, type ParseResult, type StixVersion } from './syntax/parse-pattern.js';
export { createShapeCache, type ShapeCache } from './syntax/shape-cache.js';
export { childrenOf, walkPattern, type Visitor } from './syntax/visit.js';
