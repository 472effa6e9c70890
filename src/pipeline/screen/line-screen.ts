import { hasValue } from '../../adapters/record.js';
import { planLines } from './line-plan.js';
import { createLineScanner, type Question } from './line-scanner.js';
import { createLookTest } from './look-test.js';
import type { ScreenPlan } from './screen-plan.js';

/** Decides on lines of JSON that nobody has parsed: a line that it passes over would neither match, nor be rejected, nor be noted. */
export interface LineScreen {
  /** Calls back for the lines of a block that may matter, in their order. */
  readonly screen: (block: Uint8Array, visit: VisitLine) => ScreenedBlock;
}

/** `begin` and `end` are places in the block; `line` counts from its first line. */
export type VisitLine = (begin: number, end: number, line: number) => void;

export interface ScreenedBlock {
  readonly lines: number;
  /** Records that were passed over. */
  readonly passedOver: number;
}

/** The screen of lines for a plan, or why there is none. */
export type LineScreened = { readonly screen: LineScreen } | { readonly reason: string };

const QUOTE = 0x22;

/** Makes the screen of lines. */
export function createLineScreen(plan: ScreenPlan): LineScreened {
  const planned = planLines(plan);
  if ('reason' in planned) return planned;
  const scanner = createLineScanner(planned.plan, plan.keys);
  if (!scanner) return { reason: 'lines are parsed, since WebAssembly with SIMD is not to be had' };
  const test = createLookTest(plan.keys);
  const tests = planned.plan.names.map(({ looks }) => test(looks));

  const isYes = (block: Buffer, { begin, end, name }: Question): boolean => {
    const isText = block[begin - 1] === QUOTE;
    const text = block.toString('latin1', begin, end);
    const value: unknown = !isText ? JSON.parse(text) : text.includes('\\') ? JSON.parse(`"${text}"`) : text;
    return tests[name]?.(hasValue(value) ? value : undefined) ?? true;
  };

  return {
    screen: {
      screen: (block, visit) => {
        const buffer = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
        let answered = 0;
        const { lines, dropped } = scanner.scan(block, ({ begin, end, line, questions }) => {
          if (questions.length === 0 || questions.some((question) => isYes(buffer, question))) visit(begin, end, line);
          else answered += 1;
        });
        return { lines, passedOver: dropped + answered };
      },
    },
  };
}
