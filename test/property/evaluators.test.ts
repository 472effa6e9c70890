import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from '../oracle/generate.js';
import { engineVerdicts, oracleVerdict } from './evaluators.js';

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 2_000);

describe('every evaluator gives the verdict of the oracle', () => {
  it.each(['event', 'bag', 'references', 'file', 'network', 'names', 'everything'] as const)('on %s', (theme) => {
    fc.assert(
      fc.property(arbitraryCase({ theme }), (generated) => {
        const expected = oracleVerdict(generated);
        for (const [evaluator, verdict] of Object.entries(engineVerdicts(generated))) {
          expect({ evaluator, ...expected, ...verdict }).toEqual({ evaluator, ...expected });
        }
      }),
      { numRuns: RUNS },
    );
  });
});
