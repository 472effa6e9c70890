import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROFILES } from '../../../src/compile/profile.js';
import { createLineScreen, type LineScreen } from '../../../src/pipeline/screen/line-screen.js';
import { planScreen } from '../../../src/pipeline/screen/plan-screen.js';
import { arbitraryLine } from './arbitrary-line.js';
import { arbitraryTrial, screenDataOf } from './arbitrary-trial.js';

// The scanner guesses keys, and remembers values and addresses that are not looked for. That saves time and nothing else: one that has seen other
// lines says of a line what one says that sees it first.

const TRIAL = arbitraryTrial.chain((trial) =>
  fc
    .tuple(
      fc.array(arbitraryLine(trial.record), { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(2), { maxLength: 30 }),
    )
    .map(([lines, order]) => ({ ...trial, lines: order.map((index) => lines[index % lines.length] ?? '') })),
);

function keptBy({ screen }: LineScreen, lines: readonly string[]): readonly number[] {
  const kept: number[] = [];
  screen(Buffer.from(`${lines.join('\n')}\n`), (_begin, _end, line) => kept.push(line));
  return kept;
}

test('what was seen before changes nothing', () => {
  const counts = { kept: 0, passedOver: 0 };
  fc.assert(
    fc.property(TRIAL, ({ adapter, expressions, lines }) => {
      const plan = planScreen(adapter.source, screenDataOf(expressions.slice(0, 1), PROFILES.detection));
      const experienced = createLineScreen(plan);
      if ('reason' in experienced) return;
      const fresh = lines.flatMap((line, index) => {
        const screened = createLineScreen(plan);
        return 'screen' in screened && keptBy(screened.screen, [line]).length > 0 ? [index] : [];
      });
      expect(keptBy(experienced.screen, lines)).toEqual(fresh);
      expect(keptBy(experienced.screen, lines)).toEqual(fresh);
      counts.kept += fresh.length;
      counts.passedOver += lines.length - fresh.length;
    }),
    { numRuns: 600 },
  );
  expect(Math.min(counts.kept, counts.passedOver)).toBeGreaterThan(200);
});
