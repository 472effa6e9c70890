import type { LogMapping } from '../../adapters/index.js';
import { compileValue, type RecordScope } from '../../adapters/compile-value.js';
import { compileField } from '../../adapters/record.js';
import { createLookTest } from './look-test.js';
import type { ComposedPlan, FieldPlan, MappingPlan, ScreenPlan } from './screen-plan.js';

/** Decides on parsed records. */
export interface RecordScreen {
  /** Whether a record that is read by this mapping can match; only the fields that the plan names are read. */
  readonly isCandidate: (record: unknown, mapping: LogMapping) => boolean;
}

type Test = (from: unknown) => boolean;

/** Compiles a plan to the screen of parsed records. */
export function createRecordScreen({ source, mappings, keys }: ScreenPlan): RecordScreen {
  const { layout } = source;
  const createTest = createLookTest(keys);

  const compileFieldPlan = ({ list, path, looks }: FieldPlan): Test => {
    const test = createTest(looks);
    const read = compileField(path, layout);
    return inElements(list, layout, (from) => test(read(from)));
  };
  const compileComposed = ({ list, value, looks }: ComposedPlan): Test => {
    const test = createTest(looks);
    const evaluate = compileValue(value, layout);
    return inElements(list, layout, (from) => test(evaluate(from, NO_SCOPE)));
  };
  const compileMapping = ({ always, fields, composed }: MappingPlan): Test => {
    if (always !== undefined) return () => true;
    const tests = [...fields.map(compileFieldPlan), ...composed.map(compileComposed)];
    return (record) => {
      for (const test of tests) if (test(record)) return true;
      return false;
    };
  };

  const tests = new Map(Object.entries(mappings).map(([name, plan]) => [name, compileMapping(plan)]));
  return { isCandidate: (record, { name }) => tests.get(name)?.(record) ?? true };
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
