import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const environment = join(root, '.venv', 'reference');
const requirements = join(root, 'test', 'reference', 'requirements.txt');
const installed = join(environment, 'installed.txt');

/** The Python of a virtual environment with the OASIS matcher, prepared under .venv/reference if need be; undefined, said why, if it cannot be. */
export function referencePython() {
  const python = join(environment, 'bin', 'python');
  return isInstalled() || install(python) ? python : undefined;
}

function isInstalled() {
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(requirements, 'utf8');
}

function install(python) {
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

/** The exit code of a command that shares this one's terminal; undefined if it could not be run or was killed. */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) console.error(error.message);
  return status ?? undefined;
}
