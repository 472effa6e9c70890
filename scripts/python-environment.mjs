import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The Python of a virtual environment with the OASIS matcher; undefined, said why, if it cannot be prepared. */
export function referencePython() {
  return environmentPython('reference');
}

/** The Python of a virtual environment with a TAXII server and the OASIS schemas; undefined, said why, if it cannot be prepared. */
export function taxiiPython() {
  return environmentPython('taxii');
}

/** Prepares .venv/NAME with what test/NAME/requirements.txt asks for, unless it is there. */
function environmentPython(name) {
  const environment = join(root, '.venv', name);
  const requirements = join(root, 'test', name, 'requirements.txt');
  const installed = join(environment, 'installed.txt');
  const python = join(environment, 'bin', 'python');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return python;
  console.error(`Installing ${requirements} into ${environment}`);
  rmSync(environment, { recursive: true, force: true });
  const base = process.env.PYTHON ?? 'python3';
  if (run(base, ['-m', 'venv', environment]) !== 0) {
    console.error('There is no Python 3 with venv (the variable PYTHON names another one).');
    return undefined;
  }
  if (run(python, ['-m', 'pip', 'install', '--quiet', '--requirement', requirements]) !== 0) return undefined;
  copyFileSync(requirements, installed);
  return python;
}

/** The exit code of a command that shares this one's terminal; undefined if it could not be run or was killed. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) console.error(error.message);
  return status ?? undefined;
}
