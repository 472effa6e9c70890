import { readFile, stat } from 'node:fs/promises';
import { JUNIT_HEAD, JUNIT_TAIL, renderTestSuite, type TestCase as JunitCase } from '../../diagnostics/render-junit.js';
import { visibleText } from '../../diagnostics/visible-text.js';
import { expandInputs } from '../../input/expand-inputs.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { readTestFile } from '../pattern-tests/read-test-file.js';
import { createCaseRunner, type CaseOutcome } from '../pattern-tests/run-case.js';
import type { TestCase, TestFile } from '../pattern-tests/test-file.js';
import type { Terminal } from '../terminal.js';

export const TEST_FORMATS = ['pretty', 'junit'] as const;

/** Cases are written by people; a YAML document costs tens of times its size in memory while it is read. */
const MAX_MEGABYTES = 10;
const MAX_TEST_FILE_BYTES = MAX_MEGABYTES * 1_000_000;

export interface TestCommandOptions {
  readonly format: (typeof TEST_FORMATS)[number];
}

/** `stix-pattern test`: runs the cases of YAML files. No case runs if one of the files is at fault: a case left out would look like one that passed. */
export async function testCommand(
  inputs: readonly string[],
  { format }: TestCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const files = await readTestFiles(inputs, terminal);
  const runCase = createCaseRunner();
  const isJunit = format === 'junit';
  let passed = 0;
  let failed = 0;
  if (isJunit) await terminal.out(JUNIT_HEAD);
  for (const { path, cases } of files) {
    const results: JunitCase[] = [];
    for (const one of cases) {
      const outcome = await runCase(one);
      if (outcome.kind === 'passed') passed += 1;
      else failed += 1;
      if (isJunit) results.push(toJunit(path, one, outcome));
      else if (outcome.kind === 'failed') await terminal.out(describeFailure(path, one, outcome));
    }
    if (isJunit) await terminal.out(renderTestSuite({ name: path, cases: results }));
  }
  if (isJunit) await terminal.out(JUNIT_TAIL);
  terminal.note(`${passed.toLocaleString('en')} passed, ${failed.toLocaleString('en')} failed`);
  return failed > 0 ? EXIT.findings : EXIT.done;
}

type Failure = Extract<CaseOutcome, { readonly kind: 'failed' }>;

function describeFailure(path: string, { name, position }: TestCase, { message, lines }: Failure): string {
  const head = `${path}:${position.line}:${position.column} ${name}: ${message}`;
  return [head, ...lines.map((line) => (line === '' ? '' : `  ${line}`))]
    .map((line) => `${visibleText(line)}\n`)
    .join('');
}

function toJunit(file: string, { name, position }: TestCase, outcome: CaseOutcome): JunitCase {
  const place = { name, file, line: position.line };
  if (outcome.kind === 'passed') return place;
  return { ...place, failure: { message: outcome.message, text: outcome.lines.join('\n') } };
}

async function readTestFiles(inputs: readonly string[], { fail }: Terminal): Promise<readonly TestFile[]> {
  const { files, problems } = await expandInputs(inputs);
  let faults = problems.length;
  for (const { input, reason } of problems) fail(`${input}: ${reason}`);
  const read: TestFile[] = [];
  // In a directory, what is not YAML is what the cases are about.
  for (const { path } of files.filter((file) => file.named || /\.ya?ml$/i.test(file.path))) {
    const { size } = await stat(path);
    if (size > MAX_TEST_FILE_BYTES) {
      faults += 1;
      fail(`${path}: it has ${size.toLocaleString('en')} bytes; a file of cases has at most ${MAX_MEGABYTES} MB`);
      continue;
    }
    const cases = readTestFile(path, await readFile(path, 'utf8'), ({ position, message }) => {
      faults += 1;
      fail(`${path}:${position.line}:${position.column} ${visibleText(message)}`);
    });
    read.push({ path, cases });
  }
  if (faults > 0) throw new UsageError('the cases cannot be read');
  if (read.length === 0) throw new UsageError('there are no cases');
  return read;
}
