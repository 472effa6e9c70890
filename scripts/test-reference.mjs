// Compares the engine with the OASIS matcher on generated cases: prepares a virtual environment under .venv/reference, compiles
// test/reference and runs it. Options go through: `npm run test:reference -- --help`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { referencePython, run } from './reference-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
// What is compiled needs the project's packages, and no tool that walks the project should look at it.
const compiled = join(root, 'node_modules', '.cache', 'stix-pattern-reference');

/** Exit code 2 says that nothing was compared, whatever went wrong. */
const NOT_RUN = 2;

process.exitCode = main();

function main() {
  const python = referencePython();
  if (python === undefined || !compile()) return NOT_RUN;
  const main = join(compiled, 'test', 'reference', 'main.js');
  return run(process.execPath, [main, '--python', python, ...process.argv.slice(2)]) ?? NOT_RUN;
}

function compile() {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  // Node looks for the kind of module no further than to the next node_modules.
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n');
  return run(process.execPath, [compiler, '-p', join(root, 'test', 'reference', 'tsconfig.json')]) === 0;
}
