// Builds the package where npm prepares it: before it is packed, and where it is installed from git. A global install from git, which is
// how pre-commit installs a hook, takes the tools of the build for global ones too and then does not find them: they are fetched here.
import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const run = (command) => execSync(command, { stdio: 'inherit', cwd: new URL('..', import.meta.url) });

if (!existsSync(new URL('../node_modules/typescript', import.meta.url))) {
  run('npm ci --global=false --include=dev --ignore-scripts --no-audit --no-fund');
}
run('npm run --global=false build');
