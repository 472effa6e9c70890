import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILES, type ProfileName } from '../../src/compile/profile.js';
import { explainAgainst } from '../../src/explain/against/explain-against.js';
import { createInspection, MAX_KEPT_OBSERVATIONS } from '../../src/explain/against/inspection.js';
import type { Section } from '../../src/explain/section.js';
import { compilePattern } from '../../src/match/compile-pattern.js';
import { readObservations } from '../../src/match/read-observations.js';
import type { Observation } from '../../src/stix/observation.js';
import type { Sco } from '../../src/stix/sco.js';
import { arbitraryCase } from '../oracle/generate.js';
import { parseValid } from './parse-valid.js';

/** A pattern, observations, and what is told of them. */
interface Case {
  readonly name: string;
  readonly pattern: string;
  readonly profile?: ProfileName;
  readonly observations: readonly { readonly at: string; readonly objects: readonly Sco[]; readonly count?: number }[];
  readonly tree: readonly string[];
  readonly title: string;
  readonly lines: readonly string[];
}

const CASES = JSON.parse(readFileSync(new URL('cases/against.json', import.meta.url), 'utf8')) as readonly Case[];

function explain(pattern: string, profile: ProfileName, observations: Iterable<Observation>): readonly Section[] {
  const ast = parseValid(pattern);
  const inspection = createInspection(ast, PROFILES[profile]);
  for (const observation of observations) inspection.take(observation);
  return explainAgainst(ast, inspection.result(), 'log');
}

function observe(at: string, objects: readonly Sco[], count = 1): Observation {
  const keyed = new Map(objects.map((object, index) => [String(index), object]));
  return { firstObserved: at, lastObserved: at, numberObserved: count, objects: keyed };
}

describe('what is told of a pattern on observations', () => {
  test.each(CASES)('$name', ({ pattern, profile = 'detection', observations, tree, title, lines }) => {
    const count = `${observations.length} observation${observations.length === 1 ? '' : 's'}`;
    const given = observations.map(({ at, objects, count: times }) => observe(at, objects, times));
    expect(explain(pattern, profile, given).slice(0, 2)).toEqual([
      { title: `Against log (${count})`, lines: tree },
      { title, lines },
    ]);
  });

  test('no two cases have one name', () => {
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
  });
});

describe('when each part was satisfied', () => {
  const A = "[x:v LIKE '%a%']";
  const B = "[x:v LIKE '%b%']";
  const at = (first: number, v: string, last = first): Observation => ({
    ...observe(new Date(Date.UTC(2026, 0, 1) + first * 1000).toISOString(), [{ type: 'x', v }]),
    lastObserved: new Date(Date.UTC(2026, 0, 1) + last * 1000).toISOString(),
  });
  const when = (pattern: string, ...observations: readonly Observation[]): readonly string[] | undefined =>
    explain(pattern, 'spec', observations).find(({ title }) => title === 'When')?.lines;
  /** A row of 56 columns with marks at some of them. */
  const row = (number: number, marks: Readonly<Record<number, string>>, count: string): string =>
    `[${number}]  ${Array.from({ length: 56 }, (_, column) => marks[column] ?? '·').join('')}  ${count}`;

  test('a match shows what it takes, and what else there was', () => {
    expect(when(`${A} FOLLOWEDBY ${B}`, at(0, 'a'), at(28, 'a'), at(28, 'a'), at(56, 'b'))).toEqual([
      '2026-01-01T00:00:00Z ─ 2026-01-01T00:00:56Z, 1 s a column',
      row(0, { 0: '◆', 28: '●' }, '3'),
      row(1, { 55: '◆' }, '1'),
      '◆ what the match takes',
    ]);
  });

  test('a part that nothing satisfies is still missing; an interval is a line', () => {
    expect(when(`${A} AND ${B}`, at(0, 'a', 3), at(56, 'a'))).toEqual([
      '2026-01-01T00:00:00Z ─ 2026-01-01T00:00:56Z, 1 s a column',
      row(0, { 0: '•', 1: '─', 2: '─', 3: '─', 55: '•' }, '2'),
      row(1, {}, 'still missing'),
    ]);
  });

  test('one moment is one column', () => {
    expect(when(`${A} AND ${B}`, at(0, 'a'))?.[0]).toBe('2026-01-01T00:00:00Z ─ 2026-01-01T00:00:00Z');
  });

  test.each([
    ['a pattern of one observation', A, [at(0, 'a')]],
    ['a pattern that nothing satisfies', `${A} AND ${B}`, [at(0, 'c')]],
  ])('%s has no timeline', (_, pattern, observations) => {
    expect(when(pattern, ...observations)).toBeUndefined();
  });
});

test('it says of any pattern and input what the engine says, with a reason that names a part', () => {
  fc.assert(
    fc.property(arbitraryCase(), ({ pattern, input, profile }) => {
      const { observations } = readObservations(input);
      const ast = parseValid(pattern);
      const isMatch = compilePattern(ast, { profile, stixVersion: '2.0' }).match(observations) !== undefined;
      const [against, outcome] = explain(pattern, profile, observations);
      expect(outcome?.title).toBe(isMatch ? 'It matches' : 'It does not match');
      expect(against?.lines[0]?.charAt(0)).toBe(isMatch ? '✓' : '✗');
      const told = outcome?.lines.join('\n') ?? '';
      expect(told).toMatch(isMatch ? /^\[\d+\] / : /\[\d+\]|There are no observations/);
      expect(told).not.toMatch(/undefined|still there is no match|\[object/);
    }),
    { numRuns: 2_000 },
  );
});

describe('limits', () => {
  const copies = (count: number, ...names: readonly string[]): readonly Observation[] =>
    Array.from({ length: count }, () => names).flatMap((all) =>
      all.map((name) => observe('2026-01-01T00:00:00Z', [{ type: 'file', name }])),
    );

  test('of more observations than are kept those are looked at that came first, and it says so', () => {
    const sections = explain("[file:name = 'a'] AND [file:name = 'b']", 'spec', [
      ...copies(MAX_KEPT_OBSERVATIONS, 'a'),
      ...copies(1, 'b'),
    ]);
    expect(sections[0]?.lines.at(-1)).toBe(
      'Only the first 10,000 observations that satisfy a part were looked at together.',
    );
    expect(sections[1]?.title).toBe('It does not match as far as was looked');
  });

  test('a pattern that each observation decides needs none of them kept', () => {
    const pattern = "[file:name = 'a'] START t'2026-01-02T00:00:00Z' STOP t'2026-01-03T00:00:00Z'";
    const late = observe('2026-01-02T00:00:00Z', [{ type: 'file', name: 'a' }]);
    const sections = explain(pattern, 'spec', [...copies(MAX_KEPT_OBSERVATIONS, 'a'), late]);
    expect(sections[1]?.title).toBe('It matches');
    expect(sections[0]?.lines.at(-1)).not.toContain('Only the first');
  });

  test('the tree of a pattern with very many brackets is left out, and the reason is not', () => {
    const pattern = Array.from({ length: 200 }, (_, number) => `[file:size = ${number}]`).join(' FOLLOWEDBY ');
    const sizes = Array.from({ length: 200 }, (_, number) =>
      observe('2026-01-01T00:00:00Z', [{ type: 'file', size: number === 150 ? -1 : number }]),
    );
    const [against, outcome] = explain(pattern, 'spec', sizes);
    expect(against?.lines).toEqual(['The pattern has 200 pairs of brackets; what each came to is left out.']);
    expect(outcome?.lines[0]).toMatch(/^No observation satisfies \[150\]\./);
  });
});
