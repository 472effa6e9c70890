import { visibleText } from './visible-text.js';

/** Tests that belong together. */
export interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

/** One test of a suite. */
export interface TestCase {
  readonly name: string;
  /** Where it stands, for readers that show it. */
  readonly file?: string;
  readonly line?: number;
  /** Absent where the test passed. */
  readonly failure?: { readonly message: string; readonly text: string };
  /** What a test that passed has to say nevertheless. */
  readonly output?: string;
}

export const JUNIT_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stix-pattern">\n';
export const JUNIT_TAIL = '</testsuites>\n';

/** A suite as JUnit XML, the form that GitLab, Jenkins and others read. It stands between `JUNIT_HEAD` and `JUNIT_TAIL`. */
export function renderTestSuite({ name, cases }: TestSuite): string {
  const failures = cases.filter(({ failure }) => failure).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="0"`;
  return [
    `  <testsuite name="${escapeAttribute(name)}" ${counts}>`,
    ...cases.map((one) => renderTestCase(name, one)),
    '  </testsuite>\n',
  ].join('\n');
}

function renderTestCase(suite: string, { name, file, line, failure, output }: TestCase): string {
  const place = [
    ...(file === undefined ? [] : [` file="${escapeAttribute(file)}"`]),
    ...(line === undefined ? [] : [` line="${line}"`]),
  ].join('');
  const opening = `    <testcase classname="${escapeAttribute(suite)}" name="${escapeAttribute(name)}"${place}`;
  if (failure) {
    const message = escapeAttribute(failure.message);
    return `${opening}><failure message="${message}">${escapeText(failure.text)}</failure></testcase>`;
  }
  return output === undefined ? `${opening}/>` : `${opening}><system-out>${escapeText(output)}</system-out></testcase>`;
}

function escapeText(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map(escapeLine)
    .join('\n');
}

/** An attribute is shown on one line. */
function escapeAttribute(text: string): string {
  return escapeLine(text).replaceAll('"', '&quot;');
}

/** XML 1.0 has no way to write most control characters: they are shown as they are to people. */
function escapeLine(text: string): string {
  return visibleText(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
