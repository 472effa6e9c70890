import { readFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { isCode } from './severities.js';
import { describeSystemError } from '../../input/input-error.js';
import { UsageError } from '../exit-code.js';

/** A finding as a baseline knows it again. */
export interface KnownFinding {
  readonly file: string;
  readonly code: string;
  readonly fingerprint: string;
}

/** Findings that were there before, and are not reported. */
export interface Baseline {
  /** Says that a file is looked at. */
  readonly see: (file: string) => void;
  /** Whether a finding is known. Of equal ones as many are known as there were. */
  readonly has: (finding: KnownFinding) => boolean;
  /** How many known findings of the files that were looked at are not there any more. */
  readonly gone: () => number;
}

const VERSION = 1;

interface Entry extends KnownFinding {
  readonly count: number;
}

/**
 * Reads a baseline file.
 * @throws UsageError if it is not there, or is none.
 */
export async function readBaseline(path: string): Promise<Baseline> {
  const entries = parseBaseline(path, await readText(path));
  const left = new Map(entries.map((entry) => [keyOf(entry), { file: entry.file, count: entry.count }]));
  const filesSeen = new Set<string>();
  return {
    see: (file) => {
      filesSeen.add(withinFolderOf(path, file));
    },
    has: (finding) => {
      const file = withinFolderOf(path, finding.file);
      const known = left.get(keyOf({ ...finding, file }));
      if (!known || known.count === 0) return false;
      known.count -= 1;
      return true;
    },
    gone: () => [...left.values()].filter(({ file }) => filesSeen.has(file)).reduce((sum, { count }) => sum + count, 0),
  };
}

/** Writes findings as a baseline: a line for each, in an order of their own, so that a change of it can be read. */
export async function writeBaseline(path: string, findings: readonly KnownFinding[]): Promise<void> {
  const counted = new Map<string, Entry>();
  for (const one of findings) {
    const entry = { file: withinFolderOf(path, one.file), code: one.code, fingerprint: one.fingerprint };
    const key = keyOf(entry);
    counted.set(key, { ...entry, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  const lines = [...counted].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => JSON.stringify(entry));
  const content = `{"version":${VERSION},"findings":[${lines.map((line) => `\n${line}`).join(',')}\n]}\n`;
  try {
    await writeFile(path, content);
  } catch (error) {
    throw new UsageError(`${path}: ${describeSystemError(error)}`);
  }
}

const keyOf = ({ file, code, fingerprint }: KnownFinding): string => JSON.stringify([file, code, fingerprint]);

/** The same path for the same file, wherever the command runs and on whatever system. */
function withinFolderOf(baseline: string, file: string): string {
  return relative(dirname(resolve(baseline)), file)
    .split(sep)
    .join('/');
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--baseline ${path}: ${describeSystemError(error)} (--write-baseline makes one)`);
  }
}

function parseBaseline(path: string, text: string): readonly Entry[] {
  const refuse = (reason: string): UsageError => new UsageError(`--baseline ${path}: ${reason}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('it is no JSON');
  }
  const { version, findings } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (version !== VERSION || !Array.isArray(findings)) throw refuse(`it is no baseline of version ${VERSION}`);
  if (!findings.every(isEntry)) throw refuse('it has an entry that is none; --write-baseline writes it anew');
  return findings;
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const { file, code, fingerprint, count } = value as Readonly<Record<string, unknown>>;
  return (
    typeof file === 'string' &&
    typeof code === 'string' &&
    isCode(code) &&
    typeof fingerprint === 'string' &&
    Number.isSafeInteger(count)
  );
}
