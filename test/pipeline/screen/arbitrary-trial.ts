import fc from 'fast-check';
import { createAdapter, logSources, type Adapter } from '../../../src/adapters/index.js';
import type { Profile } from '../../../src/compile/profile.js';
import { createExpressionIndex } from '../../../src/indicator-set/expression-index.js';
import type { ScreenData } from '../../../src/indicator-set/screen-data.js';
import type { ObservationExpression } from '../../../src/syntax/ast.js';
import { isValid, parsePattern } from '../../../src/syntax/parse-pattern.js';
import { walkPattern } from '../../../src/syntax/visit.js';
import { selectedValues } from '../../adapters/read-origin.js';
import { arbitraryCombination } from './arbitrary-pattern.js';
import { mutate, sampleRecords } from './arbitrary-record.js';

/** Patterns that were made for one record, and another version of that record to look at. */
export interface Trial {
  readonly adapter: Adapter;
  readonly record: unknown;
  readonly expressions: readonly ObservationExpression[];
}

const RECORDS = sampleRecords();
const ADAPTERS = new Map(logSources().map((source) => [source.name, createAdapter(source)]));

export const arbitraryTrial: fc.Arbitrary<Trial> = fc.constantFrom(...RECORDS).chain(({ source, record }) => {
  const adapter = ADAPTERS.get(source) ?? createAdapter(source);
  return fc.tuple(mutate(record), mutate(record)).chain(([looked, asked]) => {
    const adapted = adapter.adapt(asked, { file: 'log', line: 1 });
    const values = adapted.kind === 'observation' ? selectedValues(adapted.observation) : [];
    const patterns =
      values.length === 0
        ? fc.constant<readonly string[]>([])
        : fc.array(arbitraryCombination(values), { minLength: 1, maxLength: 4 });
    return patterns.map((texts) => ({ adapter, record: looked, expressions: texts.flatMap(expressionsOf) }));
  });
});

/** What a set with these expressions asks for. */
export function screenDataOf(expressions: readonly ObservationExpression[], profile: Profile): ScreenData {
  const index = createExpressionIndex(profile);
  expressions.forEach((expression, use) => {
    index.add(expression, use);
  });
  return index.screenData();
}

/** The brackets of a pattern; none if it is no pattern. */
export function expressionsOf(text: string): readonly ObservationExpression[] {
  const result = parsePattern(text);
  if (!isValid(result)) return [];
  const found: ObservationExpression[] = [];
  walkPattern(result.ast, { observationExpression: (node) => found.push(node) });
  return found;
}
