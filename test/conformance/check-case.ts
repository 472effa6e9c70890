import { analyzeLevel } from './diagnosis.js';
import { expectations, type ConformanceCase, type Expectation } from './case.js';
import { checkFormat } from './check-format.js';
import { EVALUATORS, type Answer } from './evaluators.js';
import { createTrial } from './trial.js';

/** Where an evaluator and a case disagree. */
export interface Disagreement {
  readonly evaluator: string;
  readonly profile?: string;
  readonly message: string;
}

/** Runs every evaluator on a case under every profile that it is about. */
export function checkCase(one: ConformanceCase): readonly Disagreement[] {
  const found: Disagreement[] = [];
  for (const [profile, expected] of expectations(one)) {
    const trial = createTrial(one, profile);
    for (const [evaluator, evaluate] of Object.entries(EVALUATORS)) {
      if (evaluator === 'oracle' && one.oracle === 'unasked') continue;
      const message = disagreement(one, expectationOf(evaluator, one, expected), evaluate(trial));
      if (message !== undefined) found.push({ evaluator, profile, message: `${evaluator} (${profile}): ${message}` });
    }
  }
  for (const message of checkFormat(one)) found.push({ evaluator: 'format', message: `format: ${message}` });
  for (const message of analyzeLevel(one)) found.push({ evaluator: 'validate', message: `validate: ${message}` });
  return found;
}

type Wanted = Expectation | 'silent';

function expectationOf(evaluator: string, one: ConformanceCase, expected: Expectation): Wanted {
  return evaluator === 'oracle' && one.oracle === 'silent' ? 'silent' : expected;
}

function disagreement(one: ConformanceCase, expected: Wanted, { outcome, witness }: Answer): string | undefined {
  const agrees =
    expected === 'invalid' ? outcome === 'syntax-error' || outcome === 'invalid-constant' : outcome === expected;
  if (!agrees) return `expected ${String(expected)}, got ${String(outcome)}`;
  if (!one.witness || !witness || expected !== true) return undefined;
  const [wanted, named] = [JSON.stringify(inOrder(one.witness)), JSON.stringify(inOrder(witness))];
  return wanted === named ? undefined : `expected the witness ${wanted}, got ${named}`;
}

/** By expression, then position: the order in which an evaluator lists the slots is its own business. */
function inOrder(witness: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return [...witness].sort(([e1, p1], [e2, p2]) => e1 - e2 || p1 - p2);
}
