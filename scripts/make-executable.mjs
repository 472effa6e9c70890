// The compiler writes plain files; npx in the checkout runs the command line as a program.
import { chmodSync } from 'node:fs';

chmodSync(new URL('../dist/cli/main.js', import.meta.url), 0o755);
