import { readdirSync, readFileSync } from 'node:fs';
import { problemsOfCase, type ConformanceCase } from './case.js';
import { problemsOfStreamCase, type StreamCase } from './stream-case.js';

/** A sentence of the contract (docs/semantics.md) that cases must cover, and what it rules. */
export interface Clause {
  readonly id: string;
  readonly ruling: string;
}

/** A divergence of the contract's table: our ruling, and where the OASIS matcher stands. */
export interface Divergence {
  readonly id: string;
  readonly topic: string;
  readonly ruling: string;
  readonly oasis: string;
}

/** A disagreement that is known: it has to show, or the run fails (house rule 14). Without `profile` it shows under each. */
export interface KnownFailure {
  readonly case: string;
  readonly evaluator: string;
  readonly profile?: string;
  readonly reason: string;
}

export interface CaseFile<Case> {
  readonly file: string;
  readonly cases: readonly Case[];
}

const FOLDER = new URL('./', import.meta.url);
const STREAMS = '14-streams.json';

/** Reads one file of this folder. JSON.parse, not an import: a module would turn a `__proto__` key into a prototype. */
function readRows(file: string, folder = FOLDER): readonly unknown[] {
  return JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as readonly unknown[];
}

/** Every case file but that of streams, in the order of the sections. Throws if a row is no case. A compiled program says where the files are. */
export function readCaseFiles(folder = FOLDER): readonly CaseFile<ConformanceCase>[] {
  const files = readdirSync(folder).filter((file) => /^(?:\d\d-|traps).*\.json$/.test(file) && file !== STREAMS);
  return files.sort().map((file) => ({ file, cases: readChecked<ConformanceCase>(file, problemsOfCase, folder) }));
}

/** The cases of section 14. Throws if a row is no stream case. */
export function readStreamCases(): readonly StreamCase[] {
  return readChecked<StreamCase>(STREAMS, problemsOfStreamCase);
}

export const readClauses = (): readonly Clause[] => readRows('clauses.json') as readonly Clause[];
export const readDivergences = (): readonly Divergence[] => readRows('divergences.json') as readonly Divergence[];
export const readKnownFailures = (): readonly KnownFailure[] =>
  readRows('known-failures.json') as readonly KnownFailure[];
export const readBystanders = (): readonly string[] => readRows('bystanders.json') as readonly string[];

function readChecked<Case>(
  file: string,
  problemsOf: (row: unknown) => readonly string[],
  folder = FOLDER,
): readonly Case[] {
  const rows = readRows(file, folder);
  rows.forEach((row, index) => {
    const problems = problemsOf(row);
    if (problems.length > 0) throw new Error(`${file}, case ${index}: ${problems.join('; ')}: ${JSON.stringify(row)}`);
  });
  return rows as readonly Case[];
}
