import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './python-environment.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles a folder of test/ that is a program, by its tsconfig.json; the path of its main module, or undefined if it does not compile. */
export function compileProgram(folder) {
  // What is compiled needs the project's packages, and no tool that walks the project should look at it.
  const compiled = join(root, 'node_modules', '.cache', `stix-pattern-${folder}`);
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  // Node looks for the kind of module no further than to the next node_modules.
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n');
  const isCompiled = run(process.execPath, [compiler, '-p', join(root, 'test', folder, 'tsconfig.json')]) === 0;
  return isCompiled ? join(compiled, 'test', folder, 'main.js') : undefined;
}
