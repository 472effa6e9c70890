import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { expectations, type ConformanceCase } from './case.js';
import { checkCase, type Disagreement } from './check-case.js';
import { checkStreamCase } from './check-stream-case.js';
import { isNegating } from './is-negating.js';
import {
  readCaseFiles,
  readClauses,
  readDivergences,
  readKnownFailures,
  readStreamCases,
  type KnownFailure,
} from './read-cases.js';

const FILES = readCaseFiles();
const STREAM_CASES = readStreamCases();
const CASES = FILES.flatMap((file) => file.cases);
const KNOWN = readKnownFailures();

// Not `it.each`: it cuts a long name.
const titleOf = ({ name, clause }: { readonly name: string; readonly clause: readonly string[] }): string =>
  `${name} (${clause.join(', ')})`;

const isKnown = (name: string, known: KnownFailure, found: Disagreement): boolean =>
  known.case === name &&
  known.evaluator === found.evaluator &&
  (known.profile === undefined || known.profile === found.profile);

/** Disagreements that nobody listed, and listed ones that have gone away (house rule 14). */
function surprises(name: string, found: readonly Disagreement[]): readonly string[] {
  const unlisted = found.filter((one) => !KNOWN.some((known) => isKnown(name, known, one)));
  const gone = KNOWN.filter((known) => known.case === name && !found.some((one) => isKnown(name, known, one)));
  return [
    ...unlisted.map((one) => one.message),
    ...gone.map((known) => `${known.evaluator} agrees now: take it off known-failures.json`),
  ];
}

describe.each(FILES)('$file', ({ cases }) => {
  for (const one of cases) {
    it(titleOf(one), () => {
      expect(surprises(one.name, checkCase(one))).toEqual([]);
    });
  }
});

describe('14-streams.json', () => {
  for (const one of STREAM_CASES) {
    it(titleOf(one), () => {
      expect(surprises(one.name, checkStreamCase(one))).toEqual([]);
    });
  }
});

describe('the cases', () => {
  const all = [...CASES, ...STREAM_CASES];
  const clauses = readClauses().map((clause) => clause.id);
  const divergences = readDivergences().map((divergence) => divergence.id);

  it('are named apart', () => {
    const names = all.map((one) => one.name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('cover every clause and cite no other', () => {
    const cited = new Set(all.flatMap((one) => one.clause));
    expect(clauses.filter((id) => !cited.has(id))).toEqual([]);
    expect([...cited].filter((id) => !clauses.includes(id))).toEqual([]);
  });

  it('cover D1 to D44 and cite no other', () => {
    expect(divergences).toEqual(Array.from({ length: 44 }, (_, index) => `D${index + 1}`));
    const cited = new Set(CASES.flatMap((one) => one.divergence ?? []));
    expect(divergences.filter((id) => !cited.has(id))).toEqual([]);
    expect([...cited].filter((id) => !divergences.includes(id))).toEqual([]);
  });

  it('tell every profile from spec', () => {
    const differs = (profile: string): boolean =>
      CASES.some((one) => {
        const under = new Map<string, unknown>(expectations(one));
        return under.has(profile) && under.has('spec') && under.get(profile) !== under.get('spec');
      });
    expect([differs('detection'), differs('reference')]).toEqual([true, true]);
  });

  // semantics 13
  it('let detection lose no match of a pattern without negation', () => {
    const loses = (one: ConformanceCase): boolean => {
      const under = new Map<string, unknown>(expectations(one));
      return under.get('spec') === true && under.get('detection') === false && !isNegating(one);
    };
    expect(CASES.filter(loses).map((one) => one.name)).toEqual([]);
  });

  it('are what the known failures name', () => {
    const names = new Set(all.map((one) => one.name));
    expect(KNOWN.filter((known) => !names.has(known.case))).toEqual([]);
  });
});

it('docs/conformance.md is what the cases say', () => {
  const script = fileURLToPath(new URL('../../scripts/write-conformance.mjs', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
