import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdapter, logSources } from '../../../src/adapters/index.js';
import { compileObservationExpression } from '../../../src/compile/observation-expression.js';
import { PROFILES, type ProfileName } from '../../../src/compile/profile.js';
import { createExpressionIndex } from '../../../src/indicator-set/expression-index.js';
import { planScreen } from '../../../src/pipeline/screen/plan-screen.js';
import { createRecordScreen } from '../../../src/pipeline/screen/record-screen.js';
import { assignScoIds } from '../../../src/stix/sco-id.js';
import type { ObservationExpression } from '../../../src/syntax/ast.js';
import { isValid, parsePattern } from '../../../src/syntax/parse-pattern.js';
import { walkPattern } from '../../../src/syntax/visit.js';
import { selectedValues } from '../../adapters/read-origin.js';
import { arbitraryCombination } from './arbitrary-pattern.js';
import { mutate, sampleRecords } from './arbitrary-record.js';

// House rule 8: a screen only discards. Whatever a record satisfies, the record must be a candidate; and what is said about a record that is
// passed over is what the adapter says.

const RECORDS = sampleRecords();
const ADAPTERS = new Map(logSources().map((source) => [source.name, createAdapter(source)]));

function expressionsOf(text: string): readonly ObservationExpression[] {
  const result = parsePattern(text);
  if (!isValid(result)) return [];
  const found: ObservationExpression[] = [];
  walkPattern(result.ast, { observationExpression: (node) => found.push(node) });
  return found;
}

describe.each(Object.keys(PROFILES) as ProfileName[])('under %s', (name) => {
  const profile = PROFILES[name];

  test('a record that satisfies an expression is a candidate', () => {
    const counts = { held: 0, passedOver: 0 };
    const arbitrary = fc.constantFrom(...RECORDS).chain(({ source, record }) => {
      const adapter = ADAPTERS.get(source) ?? createAdapter(source);
      return fc.tuple(mutate(record), mutate(record)).chain(([looked, asked]) => {
        const adapted = adapter.adapt(asked, { file: 'log', line: 1 });
        const values = adapted.kind === 'observation' ? selectedValues(adapted.observation) : [];
        const patterns =
          values.length === 0
            ? fc.constant<readonly string[]>([])
            : fc.array(arbitraryCombination(values), { minLength: 1, maxLength: 4 });
        return fc.record({ adapter: fc.constant(adapter), record: fc.constant(looked), patterns });
      });
    });
    fc.assert(
      fc.property(arbitrary, ({ adapter, record, patterns }) => {
        const expressions = patterns.flatMap(expressionsOf);
        const index = createExpressionIndex(profile);
        expressions.forEach((expression, use) => {
          index.add(expression, use);
        });
        const screen = createRecordScreen(planScreen(adapter.source, index.screenData()));
        const chosen = adapter.choose(record);
        const isCandidate = screen.isCandidate(record, chosen.mapping);
        const result = chosen.adapt(record, { file: 'log', line: 1 });
        const examined = chosen.examine(record);
        expect(examined).toEqual(result.kind === 'rejected' ? result.reason : result.notes);
        if (!isCandidate) counts.passedOver += 1;
        if (result.kind === 'rejected') return;
        const observation = { ...result.observation, objects: assignScoIds(result.observation.objects) };
        const held = expressions.filter((node) => compileObservationExpression(node, profile)(observation));
        counts.held += held.length;
        if (held.length > 0) expect({ patterns, isCandidate }).toEqual({ patterns, isCandidate: true });
      }),
      { numRuns: 3000 },
    );
    expect(counts.held).toBeGreaterThan(1000);
    expect(counts.passedOver).toBeGreaterThan(500);
  });
});
