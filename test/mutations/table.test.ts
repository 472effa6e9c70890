import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const faults = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(read(file)) as readonly { readonly name: string }[]);

it('every fault fits the sources as they are', () => {
  const script = fileURLToPath(new URL('../../scripts/test-mutations.mjs', import.meta.url));
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});

it('there are forty faults at least, and docs/mutation-check.md says what came of each', () => {
  expect(faults.length).toBeGreaterThanOrEqual(40);
  const page = read('../../docs/mutation-check.md');
  expect(faults.filter(({ name }) => !page.includes(`**${name}**`))).toEqual([]);
});
