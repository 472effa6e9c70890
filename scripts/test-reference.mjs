// Compares the engine with the OASIS matcher on generated cases: prepares a virtual environment under .venv/reference, compiles
// test/reference and runs it. Options go through: `npm run test:reference -- --help`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = join(root, '.venv', 'reference');
const python = join(environment, 'bin', 'python');
const requirements = join(root, 'test', 'reference', 'requirements.txt');
const installed = join(environment, 'installed.txt');
// What is compiled needs the project's packages, and no tool that walks the project should look at it.
const compiled = join(root, 'node_modules', '.cache', 'stix-pattern-reference');

/** Exit code 2 says that nothing was compared, whatever went wrong. */
const NOT_RUN = 2;

process.exitCode = main();

function main() {
  if (!isInstalled() && !install()) return NOT_RUN;
  if (!compile()) return NOT_RUN;
  const main = join(compiled, 'test', 'reference', 'main.js');
  return run(process.execPath, [main, '--python', python, ...process.argv.slice(2)]) ?? NOT_RUN;
}

function isInstalled() {
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(requirements, 'utf8');
}

function install() {
  console.error(`Installing the reference matcher into ${environment}`);
  rmSync(environment, { recursive: true, force: true });
  const base = process.env.PYTHON ?? 'python3';
  if (run(base, ['-m', 'venv', environment]) !== 0) {
    console.error('There is no Python 3 with venv (the variable PYTHON names another one).');
    return false;
  }
  if (run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]) !== 0) return false;
  copyFileSync(requirements, installed);
  return true;
}

function compile() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  // Node looks for the kind of module no further than to the next node_modules.
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n');
  return run(process.execPath, [compiler, '-p', join(root, 'test', 'reference', 'tsconfig.json')]) === 0;
}

/** The exit code of a command that shares this one's terminal; undefined if it could not be run or was killed. */
function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(error.message);
  return status ?? undefined;
}
