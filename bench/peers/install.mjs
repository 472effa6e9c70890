import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../child.mjs';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SCANNER = join(FOLDER, 'hyperscan-literals.c');
const DEBIAN = ['ripgrep', 'libhyperscan-dev', 'gcc', 'libc6-dev', 'python3-venv'];

/** Installs what the comparisons need and this machine does not have, as far as it can: Debian's packages, and DuckDB from npm. */
export async function installPeers(print) {
  await attempt(print, 'Debian packages', async () => {
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', ...DEBIAN]);
  });
  await attempt(print, 'DuckDB', () => run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', FOLDER]));
}

async function attempt(print, what, install) {
  try {
    await install();
  } catch (error) {
    print(`${what}: not installed (${error.message.split('\n', 1)[0]})`);
  }
}

/** Which programs to compare with are there; `folder` is for what has to be built. */
export async function findPeers(folder) {
  return {
    duckdb: existsSync(join(FOLDER, 'node_modules/@duckdb/node-api')) ? join(FOLDER, 'duckdb-join.mjs') : undefined,
    hyperscan: await build(join(folder, 'hyperscan-literals')),
    grep: await answers('grep'),
    rg: await answers('rg'),
  };
}

async function build(program) {
  try {
    await run('cc', ['-O2', '-D_GNU_SOURCE', '-o', program, SCANNER, '-lhs']);
    return program;
  } catch {
    return undefined;
  }
}

async function answers(command) {
  try {
    await run(command, ['--version']);
    return command;
  } catch {
    return undefined;
  }
}
