import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateIndicator } from '../../src/analysis/validate-indicator.js';
import { validatePattern } from '../../src/analysis/validate-pattern.js';
import { CODES, type DiagnosticCode } from '../../src/diagnostics/codes.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { readStixFeed } from '../../src/feeds/stix-feed.js';
import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import { readObservations } from '../../src/match/read-observations.js';
import { DEFAULT_LIMITS, type Limits } from '../../src/syntax/limits.js';
import type { ParseOptions, StixVersion } from '../../src/syntax/parse-pattern.js';
import { runCli } from '../cli/run-cli.js';
import { askServer } from './ask-server.js';
import { readIndex, readPages, type Example } from './page.js';

const pages = readPages();
const examples = pages.flatMap((page) => page.examples);
const codes = Object.keys(CODES) as readonly DiagnosticCode[];

describe('pages', () => {
  test('there is one for every code, and none without a code', () => {
    expect(pages.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  test.each(pages)('$title', ({ code, title, severity, sections, examples: own }) => {
    const entry = Object.entries(CODES).find(([known]) => known === code)?.[1];
    expect(title).toBe(`${code} ${entry?.name}`);
    expect(severity).toBe(entry?.severity);
    expect(sections).toEqual(['What it means', 'Why it matters', 'What to write instead', 'Examples']);
    const roles = new Set(own.map(({ role }) => role));
    expect([...roles].sort()).toEqual(['bad', 'good']);
  });

  test('the index lists every code with its name and severity, in order', () => {
    const expected = codes.map((code) => [`[${code}](${code}.md)`, CODES[code].name, CODES[code].severity]);
    expect(readIndex().map((cells) => cells.slice(0, 3))).toEqual(expected);
  });
});

describe('examples', () => {
  const byKind = (kind: string): readonly Example[] =>
    examples.filter(({ language, role }) => `${language} ${role}` === kind);

  test('each is of a kind that is run', () => {
    const kinds = new Set(examples.map(({ language, role }) => `${language} ${role}`));
    const run = [
      'http bad',
      'http good',
      'json bad',
      'json good',
      'stix-pattern bad',
      'stix-pattern good',
      'stix-patterns bad',
      'stix-patterns good',
      'text bad',
    ];
    expect([...kinds].sort()).toEqual(run);
  });

  test.each(byKind('stix-pattern bad'))('$name gives its code and no other', (example) => {
    const found = validatePattern(example.body, optionsOf(example)).map(({ code }) => code);
    // A code that says something of others comes with them.
    const others = example.options.get('with');
    expect([...new Set(found)]).toEqual(others === undefined ? [example.code] : [others, example.code]);
  });

  test.each(byKind('stix-pattern good'))('$name gives nothing', (example) => {
    expect(validatePattern(example.body, optionsOf(example))).toEqual([]);
  });

  test.each([...byKind('stix-patterns bad'), ...byKind('stix-patterns good')])('$name, as a file', async (example) => {
    const codes = await validateFile(example);
    expect([...new Set(codes)]).toEqual(example.role === 'bad' ? [example.code] : []);
  });

  test.each(byKind('json bad'))('$name gives its code and no other', (example) => {
    const found = checkJson(example).map(({ code }) => code);
    expect([...new Set(found)]).toEqual([example.code]);
  });

  test.each(byKind('text bad'))('$name is a fault where JSON is read', async ({ body }) => {
    const batches = [];
    for await (const batch of readStixFeed('page', [new TextEncoder().encode(body)])) batches.push(batch);
    expect(batches.flatMap(({ faults }) => faults)).toHaveLength(1);
  });

  test.each(byKind('json good'))('$name gives nothing', (example) => {
    expect(checkJson(example)).toEqual([]);
  });

  test.each([...byKind('http bad'), ...byKind('http good')])('$name, from a server', async (example) => {
    expect(await askServer(example)).toBe(example.role === 'bad' ? example.code : undefined);
  });

  test.each(byKind('json good').filter(({ body }) => !isIndicator(JSON.parse(body))))(
    '$name is an observation',
    (example) => {
      expect(readObservations(JSON.parse(example.body)).observations).toHaveLength(1);
    },
  );
});

test('every code is given by some module', () => {
  const source = new URL('../../src/', import.meta.url);
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  const modules = files.filter((file) => file.endsWith('.ts') && file !== 'diagnostics/codes.ts');
  const text = modules.map((file) => readFileSync(new URL(file, source), 'utf8')).join('\n');
  const silent = codes.filter((code) => !text.includes(`'${code}'`));
  expect(silent).toEqual([]);
});

/** The codes that the command line gives for a pattern file with the body of a block. */
async function validateFile({ name, body, options }: Example): Promise<readonly unknown[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-'));
  try {
    const file = join(folder, 'patterns.stixp');
    writeFileSync(file, body);
    const flags = [...options.keys()].map((option) => `--${option}`);
    const { code, stdout } = await runCli('validate', '--format', 'json', ...flags, file);
    if (code === 2) throw new Error(`${name} cannot be validated.`);
    return (JSON.parse(stdout) as readonly { readonly code: unknown }[]).map((record) => record.code);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is said about a block of JSON, by what its type says that it is. */
function checkJson(example: Example): readonly Diagnostic[] {
  const object = JSON.parse(example.body) as unknown;
  const { expectExpiry } = optionsOf(example);
  if (isBundle(object)) return matchBundle(object);
  return isIndicator(object) ? validateIndicator(object, { expectExpiry }) : readObservations(object).diagnostics;
}

/** What is said when the indicators of a bundle are matched with its observations under the profile `reference`. */
function matchBundle(bundle: { readonly objects: readonly unknown[] }): readonly Diagnostic[] {
  const { observations, diagnostics } = readObservations(bundle);
  const found = [...diagnostics];
  const set = createIndicatorSet(bundle.objects.filter(isIndicator), {
    profile: 'reference',
    onDiagnostic: (one) => found.push(one),
  });
  set.match(observations);
  return found;
}

function isBundle(object: unknown): object is { readonly objects: readonly unknown[] } {
  return typeof object === 'object' && object !== null && 'type' in object && object.type === 'bundle';
}

function isIndicator(object: unknown): object is Readonly<Record<string, unknown>> {
  return typeof object === 'object' && object !== null && 'type' in object && object.type === 'indicator';
}

/** The options that a block's info string names; throws on one that does not exist. */
function optionsOf({ name, options }: Example): ParseOptions & { readonly expectExpiry: boolean } {
  const limits: Record<string, number> = {};
  let stixVersion: StixVersion = '2.1';
  let expectExpiry = false;
  for (const [option, value] of options) {
    if (option in DEFAULT_LIMITS) limits[option] = Number(value);
    else if (option === 'with') continue;
    else if (option === 'expectExpiry' && value === 'true') expectExpiry = true;
    else if (option === 'stixVersion' && (value === '2.0' || value === '2.1')) stixVersion = value;
    else throw new Error(`${name} has an unknown option ${option}.`);
  }
  return { stixVersion, expectExpiry, limits: limits satisfies Partial<Limits> };
}
