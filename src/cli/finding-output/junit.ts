import type { Finding } from '../../diagnostics/finding.js';
import { renderExcerpt } from '../../diagnostics/render-excerpt.js';
import { JUNIT_HEAD, JUNIT_TAIL, renderTestSuite, type TestCase } from '../../diagnostics/render-junit.js';
import type { Terminal } from '../terminal.js';
import type { CheckedPart, FindingOutput } from './finding-output.js';

/** JUnit XML: a suite for each file, a test for each pattern. A pattern with an error has failed; one with warnings says so and has not. */
export function createJunitOutput({ out }: Terminal): FindingOutput {
  let isBegun = false;
  let suite: string | undefined;
  let cases: TestCase[] = [];

  const flush = async (): Promise<void> => {
    if (!isBegun) await out(JUNIT_HEAD);
    isBegun = true;
    if (suite !== undefined) await out(renderTestSuite({ name: suite, cases }));
    cases = [];
  };

  return {
    add: async (part) => {
      const name = part.file ?? 'patterns of the command line';
      if (name !== suite) await flush();
      suite = name;
      cases.push(toTestCase(part));
    },
    finish: async (failure) => {
      await flush();
      if (failure !== undefined) {
        const test = { name: 'warnings', failure: { message: failure, text: failure } };
        await out(renderTestSuite({ name: 'stix-pattern validate', cases: [test] }));
      }
      await out(JUNIT_TAIL);
    },
  };
}

function toTestCase({ file, line, name, findings }: CheckedPart): TestCase {
  const test = { name, ...(file !== undefined && { file }), ...(line !== undefined && { line }) };
  const first = findings.find(({ severity }) => severity === 'error');
  const text = findings.map((finding) => renderExcerpt(finding)).join('\n\n');
  if (first) return { ...test, failure: { message: titleOf(first), text } };
  return findings.length > 0 ? { ...test, output: text } : test;
}

function titleOf({ code, message }: Finding): string {
  return code === undefined ? message : `${code} ${message}`;
}
