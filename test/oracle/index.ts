/**
 * A naive evaluator of STIX patterns, written from the semantics alone and sharing nothing with `src/`: what the real
 * engine is compared with. It searches exhaustively, so it is for small patterns and a handful of observations.
 */
export { oracleAnswers, type OracleAnswers } from './answers.js';
export { bracketsOf, comparisonsOf, type ObservationExpression, type StixVersion } from './ast.js';
export type { Binding } from './bindings.js';
export * from './errors.js';
export { oracleMatches, oracleWitness, type OracleOptions } from './evaluate.js';
export { inReleaseOrder, readOracleInput, type OracleObservation } from './observe.js';
export { parseOraclePattern } from './parse.js';
export type { ProfileName } from './profile.js';
export { oracleStream, type Emission, type Emitted } from './stream.js';
