import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileObservationExpression } from '../../../src/compile/observation-expression.js';
import { PROFILES, type ProfileName } from '../../../src/compile/profile.js';
import { planScreen } from '../../../src/pipeline/screen/plan-screen.js';
import { createRecordScreen } from '../../../src/pipeline/screen/record-screen.js';
import { assignScoIds } from '../../../src/stix/sco-id.js';
import { arbitraryTrial, screenDataOf } from './arbitrary-trial.js';

// House rule 8: a screen only discards. Whatever a record satisfies, the record must be a candidate; and what is said about a record that is
// passed over is what the adapter says.

const FROM = { file: 'log', line: 1 };

describe.each(Object.keys(PROFILES) as ProfileName[])('under %s', (name) => {
  const profile = PROFILES[name];

  test('a record that satisfies an expression is a candidate', () => {
    const counts = { held: 0, passedOver: 0 };
    fc.assert(
      fc.property(arbitraryTrial, ({ adapter, record: parsed, expressions }) => {
        const record = adapter.shape(parsed);
        const chosen = adapter.choose(record);
        const result = chosen.adapt(record, FROM);
        expect(chosen.examine(record)).toEqual(result.kind === 'rejected' ? result.reason : result.notes);
        if (result.kind === 'rejected') return;
        const observation = { ...result.observation, objects: assignScoIds(result.observation.objects) };
        // One at a time: beside an expression that makes every record a candidate, the others would show nothing.
        for (const expression of expressions) {
          const screen = createRecordScreen(planScreen(adapter.source, screenDataOf([expression], profile)));
          const isCandidate = screen.isCandidate(record, chosen.mapping);
          if (!isCandidate) counts.passedOver += 1;
          if (!compileObservationExpression(expression, profile)(observation)) continue;
          counts.held += 1;
          expect(isCandidate).toBe(true);
        }
      }),
      { numRuns: 4000 },
    );
    expect(counts.held).toBeGreaterThan(1000);
    expect(counts.passedOver).toBeGreaterThan(500);
  });
});
