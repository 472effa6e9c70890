import {
  OracleConstantError,
  OracleInputError,
  OracleLimitError,
  OracleSyntaxError,
  OracleUnsupported,
  inReleaseOrder,
  oracleMatches,
  oracleWitness,
  readOracleInput,
} from '../oracle/index.js';
import type { Answer } from './evaluators.js';
import type { Trial } from './trial.js';

/** Asks the naive evaluator of `test/oracle`, which shares nothing with the engine. */
export function askOracle({ one, profile, stixVersion, input }: Trial): Answer {
  const options = { profile, stixVersion };
  try {
    const outcome = oracleMatches(one.pattern, input, options);
    if (!outcome || !one.witness) return { outcome };
    const released = inReleaseOrder(readOracleInput(one.observations ?? []));
    const binding = oracleWitness(one.pattern, released, options) ?? [];
    return { outcome, witness: binding.map(({ expression, observation }) => [expression, observation]) };
  } catch (error) {
    if (error instanceof OracleSyntaxError) return { outcome: 'syntax-error' };
    if (error instanceof OracleConstantError) return { outcome: 'invalid-constant' };
    if (error instanceof OracleInputError) return { outcome: 'input-error' };
    if (error instanceof OracleUnsupported || error instanceof OracleLimitError) return { outcome: 'silent' };
    throw error;
  }
}
