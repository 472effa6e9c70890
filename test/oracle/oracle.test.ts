import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  OracleConstantError,
  OracleInputError,
  OracleLimitError,
  OracleSyntaxError,
  OracleUnsupported,
  oracleMatches,
  oracleStream,
  oracleWitness,
  parseOraclePattern,
  readOracleInput,
  type Binding,
  type Emission,
  type OracleOptions,
} from './index.js';

/** An observation of one `e` with that `v`: first and last as `mm:ss` after midnight, and a count. */
type TimelineRow = readonly [v: string, first: string, last?: string, count?: number];

/** A case cites the clause it is reasoned from. Its input is a timeline, one observation of some objects, or raw. */
type Case<Expectation> = OracleOptions & {
  readonly name: string;
  readonly clause: string;
  readonly pattern: string;
  readonly timeline?: readonly TimelineRow[];
  readonly objects?: readonly object[];
  readonly input?: readonly unknown[];
  readonly expect: Expectation;
};

type Verdict = boolean | 'valid' | 'syntax' | 'constant' | 'unsupported' | 'input' | 'limit';

/** `[expression, observation]` for every slot of the binding. */
type BindingPairs = readonly (readonly [number, number])[];

// JSON.parse, not an import: a module would turn a `__proto__` key into a prototype.
function readCases<Row>(file: string): readonly Row[] {
  return JSON.parse(readFileSync(new URL(`./cases/${file}.json`, import.meta.url), 'utf8')) as readonly Row[];
}

function inputOf({ timeline, objects, input }: Case<unknown>): readonly unknown[] {
  const time = (text: string): string => `2020-01-01T00:${text}Z`;
  if (timeline !== undefined) {
    return timeline.map(([v, first, last = first, count = 1]) => {
      return { objects: { 0: { type: 'e', v } }, first: time(first), last: time(last), count };
    });
  }
  if (objects !== undefined) return [{ objects: { ...objects }, first: time('00:00') }];
  return input ?? [];
}

function verdictOn(row: Case<Verdict>): Verdict {
  try {
    if (row.expect === 'valid') {
      parseOraclePattern(row.pattern, row.stixVersion);
      return 'valid';
    }
    return oracleMatches(row.pattern, inputOf(row), row);
  } catch (error) {
    if (error instanceof OracleSyntaxError) return 'syntax';
    if (error instanceof OracleConstantError) return 'constant';
    if (error instanceof OracleUnsupported) return 'unsupported';
    if (error instanceof OracleInputError) return 'input';
    if (error instanceof OracleLimitError) return 'limit';
    throw error;
  }
}

const pairsOf = (binding: Binding): BindingPairs => binding.map((slot) => [slot.expression, slot.observation]);

describe.each(['lexical', 'values', 'paths', 'operators', 'observations', 'profiles', 'input'])('%s', (file) => {
  test.each(readCases<Case<Verdict>>(file))('$name ($clause)', (row) => {
    expect(verdictOn(row)).toBe(row.expect);
  });
});

describe('witnesses', () => {
  test.each(readCases<Case<BindingPairs | null>>('witnesses'))('$name ($clause)', (row) => {
    const witness = oracleWitness(row.pattern, readOracleInput(inputOf(row)), row);
    expect(witness === undefined ? null : pairsOf(witness)).toEqual(row.expect);
  });
});

type StreamCase = Case<readonly (readonly [at: number, bindings: BindingPairs])[]> & { readonly emission: Emission };

describe('streams', () => {
  test.each(readCases<StreamCase>('streams'))('$name ($clause)', (row) => {
    const [emitted = []] = oracleStream([row.pattern], readOracleInput(inputOf(row)), row);
    expect(emitted.map(({ at, bindings }) => [at, pairsOf(bindings)])).toEqual(row.expect);
  });
});
