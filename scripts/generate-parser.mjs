// Generates src/generated from grammar/StixPattern.g4. With --check, writes nothing and fails if the committed output differs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, mkdirSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src', 'generated');
const check = process.argv.includes('--check');
const output = mkdtempSync(join(tmpdir(), 'stix-pattern-grammar-'));

try {
  const cli = join(root, 'node_modules', 'antlr-ng', 'dist', 'cli', 'runner.js');
  // The grammar is named by a relative path: antlr-ng writes the path it was given into the output.
  execFileSync(
    process.execPath,
    [cli, '-Dlanguage=TypeScript', '-o', output, '--generate-listener', 'false', 'grammar/StixPattern.g4'],
    { cwd: root, stdio: 'inherit' },
  );
  const files = readdirSync(output, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }));
  if (files.length === 0) throw new Error('antlr-ng wrote no TypeScript file');

  if (check) {
    const stale = files.filter(
      ({ name, path }) => readFileSync(path, 'utf8') !== readFileSync(join(target, name), 'utf8'),
    );
    if (stale.length > 0) {
      console.error(
        `src/generated is not what grammar/StixPattern.g4 generates: ${stale.map((file) => file.name).join(', ')}`,
      );
      console.error('Run `npm run generate` and commit the result.');
      process.exitCode = 1;
    }
  } else {
    mkdirSync(target, { recursive: true });
    for (const { name, path } of files) copyFileSync(path, join(target, name));
  }
} finally {
  rmSync(output, { recursive: true, force: true });
}
