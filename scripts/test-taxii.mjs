// Exchanges intelligence with a real TAXII server, and holds what is written against the OASIS schemas: prepares a virtual environment under
// .venv/taxii and runs test/taxii. Options go to vitest: `npm run test:taxii -- pull`.
import { run, taxiiPython } from './python-environment.mjs';

/** Exit code 2 says that nothing was tested, whatever went wrong. */
const NOT_RUN = 2;

const python = taxiiPython();
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/taxii/vitest.config.ts'];
process.exitCode =
  python === undefined
    ? NOT_RUN
    : (run(process.execPath, [...vitest, ...process.argv.slice(2)], { STIX_PATTERN_TAXII_PYTHON: python }) ?? NOT_RUN);
