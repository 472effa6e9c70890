import { LOOK } from './looks.js';
import type { ScreenKeys } from './screen-plan.js';
import { createTextProbe } from './text-probe.js';

/** Whether a value of a record, looked at in some way, makes the record a candidate. */
export type LookTest = (value: unknown) => boolean;

/** No mapping opens lists inside lists inside lists: what does is not worth a look. */
const MAX_LISTS = 3;

/** Ports and the like come again and again: what is known of a small number is remembered. */
const REMEMBERED_NUMBERS = 65_536;

/** Makes the tests of values that are looked at in the ways that the bits of `looks` say. */
export function createLookTest(keys: ScreenKeys): (looks: number) => LookTest {
  const probe = createTextProbe(keys);
  const isNumberNeedle = rememberNumbers((text) => probe(text, LOOK.number));
  return (looks) => {
    const anything = (looks & LOOK.anything) !== 0;
    const scalar = (looks & LOOK.scalar) !== 0;
    const asText = looks & ~LOOK.number;
    const test = (value: unknown, depth: number): boolean => {
      if (value === undefined) return false;
      if (anything) return true;
      if (typeof value === 'string') return scalar || probe(value, looks);
      if (typeof value === 'number') {
        if (scalar || ((looks & LOOK.number) !== 0 && isNumberNeedle(value))) return true;
        return asText !== 0 && probe(String(value), asText);
      }
      if (typeof value === 'boolean') return scalar;
      if (!Array.isArray(value)) return false;
      if (depth === MAX_LISTS) return true;
      for (const element of value) if (test(element, depth + 1)) return true;
      return false;
    };
    return (value) => test(value, 0);
  };
}

/** A property takes whole numbers only; others are no integers, and equal none. */
function rememberNumbers(isNeedle: (text: string) => boolean): (value: number) => boolean {
  // 0: not asked yet, 1: no, 2: yes.
  const known = new Uint8Array(REMEMBERED_NUMBERS);
  return (value) => {
    const answer = known[value];
    if (answer !== undefined && answer !== 0) return answer === 2;
    if (!Number.isSafeInteger(value)) return false;
    const found = isNeedle(String(value));
    if (value >= 0 && value < REMEMBERED_NUMBERS) known[value] = found ? 2 : 1;
    return found;
  };
}
