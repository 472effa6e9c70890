// Compares the engine with the OASIS matcher on generated cases: prepares a virtual environment under .venv/reference, compiles
// test/reference and runs it. Options go through: `npm run test:reference -- --help`.
import { compileProgram } from './compile-tests.mjs';
import { referencePython, run } from './python-environment.mjs';

/** Exit code 2 says that nothing was compared, whatever went wrong. */
const NOT_RUN = 2;

process.exitCode = main();

function main() {
  const python = referencePython();
  const program = python === undefined ? undefined : compileProgram('reference');
  if (program === undefined) return NOT_RUN;
  return run(process.execPath, [program, '--python', python, ...process.argv.slice(2)]) ?? NOT_RUN;
}
