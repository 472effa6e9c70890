import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the tests read, without what the project does not need for them. */
const COPIED = ['src', 'test', 'scripts', 'docs', 'grammar', 'package.json', 'tsconfig.json', 'vitest.config.ts'];

/** A fault can make a test run for ever; that is noticed, too. The slowest tests of the table take half a minute. */
const LONGEST_RUN_MS = 120_000;

/** A temporary copy of the project in which sources may be changed. */
export function createWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-mutation-'));
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return {
    /** Runs tests on a source with a fault in it, and puts the source right again. */
    runWith: async ({ file, text, replacement, tests }) => {
      const path = join(folder, file);
      const source = readFileSync(path, 'utf8');
      // A function, since a replacement may hold `$`.
      writeFileSync(
        path,
        source.replace(text, () => replacement),
      );
      try {
        return await runTests(folder, tests);
      } finally {
        writeFileSync(path, source);
      }
    },
    run: (tests) => runTests(folder, tests),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * Runs tests up to the first failure. `passed`: nothing failed; `failed`: which test did first; `stuck`: they did not come to an end; `broken`:
 * they did not even begin, with what was said.
 */
async function runTests(folder, tests) {
  const report = join(folder, 'report.json');
  rmSync(report, { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--root', folder, '--bail=1', '--reporter=json', `--outputFile=${report}`, ...tests];
  const { code, said } = await runToEnd(args, folder);
  if (code === undefined) return { outcome: 'stuck' };
  const results = readReport(report);
  if (!results || results.numTotalTests === 0) return { outcome: 'broken', said };
  if (code === 0) return { outcome: 'passed' };
  const failed = results.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .find(({ status }) => status === 'failed');
  return failed ? { outcome: 'failed', test: failed.fullName } : { outcome: 'broken', said };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The exit code, undefined if it had to be ended; and the last that was said. */
function runToEnd(args, cwd) {
  return new Promise((resolve, reject) => {
    // A group of its own: a worker in an endless loop outlives the process that started it.
    const child = spawn(process.execPath, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const listen = (chunk) => (said = (said + chunk).slice(-4_000));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    let stuck = false;
    const timer = setTimeout(() => {
      stuck = true;
      process.kill(-child.pid, 'SIGKILL');
    }, LONGEST_RUN_MS);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: stuck ? undefined : (code ?? 1), said });
    });
  });
}
