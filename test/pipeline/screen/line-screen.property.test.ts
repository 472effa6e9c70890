import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileObservationExpression } from '../../../src/compile/observation-expression.js';
import { PROFILES, type ProfileName } from '../../../src/compile/profile.js';
import { createLineScreen } from '../../../src/pipeline/screen/line-screen.js';
import { planScreen } from '../../../src/pipeline/screen/plan-screen.js';
import { assignScoIds } from '../../../src/stix/sco-id.js';
import { arbitraryLine } from './arbitrary-line.js';
import { arbitraryTrial, screenDataOf } from './arbitrary-trial.js';

// House rule 8: a line that is passed over would not have matched, and nothing would have been said about it.

const FROM = { file: 'log', line: 1 };
const TRIAL = arbitraryTrial.chain((trial) =>
  fc.array(arbitraryLine(trial.record), { minLength: 1, maxLength: 4 }).map((lines) => ({ ...trial, lines })),
);

describe.each(Object.keys(PROFILES) as ProfileName[])('under %s', (name) => {
  const profile = PROFILES[name];

  test('a line that is passed over is a record that does not match, is not rejected and not noted', () => {
    const counts = { passedOver: 0, kept: 0 };
    fc.assert(
      fc.property(TRIAL, fc.boolean(), ({ adapter, expressions, lines }, endsWithBreak) => {
        // One at a time: beside an expression that makes every line a candidate, the others would show nothing.
        for (const expression of expressions) {
          const screened = createLineScreen(planScreen(adapter.source, screenDataOf([expression], profile)));
          if ('reason' in screened) continue;
          const block = Buffer.from(lines.join('\n') + (endsWithBreak ? '\n' : ''));
          const kept = new Map<number, string>();
          const { lines: count, passedOver } = screened.screen.screen(block, (begin, end, line) =>
            kept.set(line, block.toString('utf8', begin, end)),
          );
          const expected = lines.length - (endsWithBreak || lines.at(-1) !== '' ? 0 : 1);
          expect(count).toBe(expected);
          for (const [line, text] of kept) expect(text).toBe(lines[line]);

          const others = lines.slice(0, expected).filter((text, line) => !kept.has(line) && text.trim() !== '');
          expect(passedOver).toBe(others.length);
          counts.kept += kept.size;
          for (const text of others) {
            const record: unknown = JSON.parse(text);
            const result = adapter.adapt(record, FROM);
            expect(result).toMatchObject({ kind: 'observation', notes: [] });
            if (result.kind !== 'observation') continue;
            const objects = assignScoIds(result.observation.objects);
            const holds = compileObservationExpression(expression, profile)({ ...result.observation, objects });
            expect(holds).toBe(false);
            counts.passedOver += 1;
          }
        }
      }),
      // Of the records that are drawn, those of text logs have no line screen.
      { numRuns: 4000 },
    );
    expect(counts.passedOver).toBeGreaterThan(700);
    expect(counts.kept).toBeGreaterThan(700);
  });
});
