import type { LogMapping } from '../../adapters/index.js';
import { compileValue, type RecordScope } from '../../adapters/compile-value.js';
import { compileField } from '../../adapters/record.js';
import { LOOK } from './looks.js';
import type { ComposedPlan, FieldPlan, MappingPlan, ScreenPlan } from './screen-plan.js';
import { createTextProbe, type TextProbe } from './text-probe.js';

/** Decides on parsed records. */
export interface RecordScreen {
  /** Whether a record that is read by this mapping can match; only the fields that the plan names are read. */
  readonly isCandidate: (record: unknown, mapping: LogMapping) => boolean;
}

type Test = (from: unknown) => boolean;

/** No mapping opens lists inside lists inside lists: what does is not worth a look. */
const MAX_LISTS = 3;

/** Ports and the like come again and again: what is known of a small number is remembered. */
const REMEMBERED_NUMBERS = 65_536;

/** Compiles a plan to the screen of parsed records. */
export function createRecordScreen({ source, mappings, keys }: ScreenPlan): RecordScreen {
  const probe = createTextProbe(keys);
  const isNumberNeedle = rememberNumbers((text) => probe(text, LOOK.number));
  const tests = new Map(
    [...source.mappings, source.fallback].map(({ name }) => {
      const plan = mappings[name];
      return [name, plan ? compileMappingPlan(plan, source.layout, probe, isNumberNeedle) : () => true] as const;
    }),
  );
  return { isCandidate: (record, { name }) => tests.get(name)?.(record) ?? true };
}

function compileMappingPlan(
  { always, fields, composed }: MappingPlan,
  layout: 'flat' | 'nested',
  probe: TextProbe,
  isNumberNeedle: (value: number) => boolean,
): Test {
  if (always !== undefined) return () => true;
  const tests = [
    ...fields.map((field) => compileFieldPlan(field, layout, probe, isNumberNeedle)),
    ...composed.map((one) => compileComposedPlan(one, layout, probe)),
  ];
  return (record) => {
    for (const test of tests) if (test(record)) return true;
    return false;
  };
}

function compileFieldPlan(
  { list, path, looks }: FieldPlan,
  layout: 'flat' | 'nested',
  probe: TextProbe,
  isNumberNeedle: (value: number) => boolean,
): Test {
  const test = compileLooks(looks, probe, isNumberNeedle);
  const read = compileField(path, layout);
  return inElements(list, layout, (from) => test(read(from), 0));
}

function compileComposedPlan({ list, value, looks }: ComposedPlan, layout: 'flat' | 'nested', probe: TextProbe): Test {
  const evaluate = compileValue(value, layout);
  return inElements(list, layout, (from) => {
    const text = evaluate(from, NO_SCOPE);
    return typeof text === 'string' && probe(text, looks);
  });
}

/** A URL is composed of fields and constants, never of times. */
const NO_SCOPE: RecordScope = { zone: 0, firstObserved: '', lastObserved: '', ended: false };

/** A test of the record, or of the elements of a list in it. */
function inElements(list: string | undefined, layout: 'flat' | 'nested', test: Test): Test {
  if (list === undefined) return test;
  const readList = compileField(list, layout);
  return (record) => {
    const found = readList(record);
    if (found === undefined) return false;
    if (!Array.isArray(found)) return test(found);
    for (const element of found) if (test(element)) return true;
    return false;
  };
}

function compileLooks(
  looks: number,
  probe: TextProbe,
  isNumberNeedle: (value: number) => boolean,
): (value: unknown, depth: number) => boolean {
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
  return test;
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
