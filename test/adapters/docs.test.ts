import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { logSources, TRANSFORMS } from '../../src/adapters/index.js';
import { renderSource } from './render-source.js';

const DOCS = new URL('../../docs/log-sources/', import.meta.url);
const MARK = '<!-- What follows is written from the mappings: npx vitest run test/adapters/docs.test.ts -u -->\n\n';

test.each(logSources())('docs/log-sources/$name.md has the tables of its mappings', async (source) => {
  const file = new URL(`${source.name}.md`, DOCS);
  const [introduction = ''] = readFileSync(file, 'utf8').split(MARK);
  await expect(introduction + MARK + renderSource(source)).toMatchFileSnapshot(file.pathname);
});

test('docs/log-sources/README.md names every source and every transform', () => {
  const page = readFileSync(new URL('README.md', DOCS), 'utf8');
  for (const { name } of logSources()) expect(page).toContain(`(${name}.md)`);
  for (const [name, { description, fidelity }] of Object.entries(TRANSFORMS)) {
    expect(page).toContain(`| \`${name}\` | ${description} | ${fidelity} |`);
  }
});
