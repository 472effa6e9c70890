import type { ObservationExpression } from './ast.js';
import { ask, leastBinding, type Binding } from './bindings.js';
import type { OracleObservation } from './observe.js';
import type { ProfileName } from './profile.js';
import { emissionsOf, type Emitted } from './stream.js';

/** What there is to say about a pattern and some observations. */
export type OracleAnswers = {
  /** The binding that a match reports; undefined if the pattern does not match. */
  readonly witness: Binding | undefined;
  /** What a stream emits under the emission `match`. */
  readonly emitted: readonly Emitted[];
};

/**
 * The answers of `oracleWitness` and `oracleStream` to one question. The pattern is parsed already and each bracket is
 * evaluated once, which is most of the work when many small questions are asked. `observations` are in release order.
 */
export function oracleAnswers(
  pattern: ObservationExpression,
  observations: readonly OracleObservation[],
  profile: ProfileName,
): OracleAnswers {
  const question = ask(pattern, observations, profile);
  return {
    witness: leastBinding(question, { from: 0, to: observations.length }),
    emitted: emissionsOf(question, 'match'),
  };
}
