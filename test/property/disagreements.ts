import type { GeneratedTable } from '../oracle/generate.js';
import {
  inReleaseOrder,
  oracleAnswers,
  parseOraclePattern,
  readOracleInput,
  type Binding,
  type ObservationExpression,
} from '../oracle/index.js';
import { askEngine, type Verdict, type Witness } from './evaluators.js';

/** A case that an evaluator of the engine answers otherwise than the oracle. */
export interface Disagreement {
  readonly evaluator: string;
  readonly pattern: string | undefined;
  readonly input: readonly unknown[];
  readonly profile: string;
  readonly expected: Verdict;
  readonly found: Verdict | undefined;
}

/** Told of each case and of what the oracle says. */
export type CaseVisitor = (pattern: ObservationExpression, matches: boolean) => void;

/** Puts every pattern of a table to every input of it: to the oracle, and to each evaluator of the engine. */
export function disagreementsOn(table: GeneratedTable, visit: CaseVisitor): readonly Disagreement[] {
  const { patterns, inputs, profile } = table;
  const parsed = patterns.map((pattern) => parseOraclePattern(pattern));
  const engine = askEngine(table);
  return inputs.flatMap((input, row) => {
    const released = inReleaseOrder(readOracleInput(input));
    const expected = parsed.map((pattern): Required<Verdict> => {
      const { witness, emitted } = oracleAnswers(pattern, released, profile);
      visit(pattern, witness !== undefined);
      return { witness: pairs(witness ?? []), emitted: emitted.map(({ bindings }) => pairs(bindings)) };
    });
    return Object.entries(engine[row]?.() ?? {}).flatMap(([evaluator, verdicts]) =>
      expected.flatMap((verdict, column): Disagreement[] => {
        const found = verdicts[column];
        if (found && agrees(found, verdict)) return [];
        return [{ evaluator, pattern: patterns[column], input, profile, expected: verdict, found }];
      }),
    );
  });
}

const pairs = (binding: Binding): Witness => binding.map(({ expression, observation }) => [expression, observation]);

function agrees(found: Verdict, expected: Required<Verdict>): boolean {
  return (
    (found.witness === undefined || JSON.stringify(found.witness) === JSON.stringify(expected.witness)) &&
    (found.emitted === undefined || JSON.stringify(found.emitted) === JSON.stringify(expected.emitted))
  );
}
