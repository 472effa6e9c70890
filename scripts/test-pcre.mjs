// Holds the regular expressions against PCRE2 itself, in octets and in text: the table of cases and generated ones. Plain `npm test` does so
// only where `pcre2test` 10.42 happens to be installed; this installs Debian's pcre2-utils first, where it may, and fails where it is missing.
import { spawnSync } from 'node:child_process';
import { run } from './python-environment.mjs';

/** Exit code 2 says that nothing was compared, whatever went wrong. */
const NOT_RUN = 2;
const VERSION = '10.42';
const TESTS = ['test/values/regular-expression.test.ts', 'test/values/regular-expression.properties.test.ts'];

/** The first line of what `pcre2test` says of itself; undefined if it is not installed. */
function installedVersion() {
  const { status, stdout } = spawnSync('pcre2test', ['-C'], { encoding: 'latin1' });
  return status === 0 ? stdout.split('\n', 1)[0] : undefined;
}

function mayInstall() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
}

if (installedVersion() === undefined && mayInstall()) {
  console.error('Installing the Debian package pcre2-utils');
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', 'pcre2-utils']);
}
const found = installedVersion();
if (found?.includes(`PCRE2 version ${VERSION}`)) {
  process.exitCode =
    run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...TESTS, ...process.argv.slice(2)]) ?? NOT_RUN;
} else {
  console.error(
    `Needs pcre2test ${VERSION}, ${found === undefined ? 'which is not installed' : `and this is "${found}"`}. On Debian: apt-get install pcre2-utils`,
  );
  process.exitCode = NOT_RUN;
}
