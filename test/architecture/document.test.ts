import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

const { layers, exceptions } = JSON.parse(read('../architecture.json')) as {
  readonly layers: Readonly<Record<string, { readonly imports: readonly string[] }>>;
  readonly exceptions: { readonly imports: readonly { readonly from: string; readonly to: string }[] };
};
const [, page = ''] = read('../../docs/architecture.md').split('## Folders\n');
const [table = ''] = page.split('**`generated/`**');

/** The rows of the page's table of layers: the folders of the first cell, and what the second says. */
const rows = [...table.matchAll(/^\| (`[a-z./`, -]+`) \| (.+) \|$/gm)].flatMap(([, folders = '', imports = '']) =>
  folders.split(', ').map((folder) => ({ folder: folder.replace(/^`|\/?`$/g, ''), imports })),
);

test('the page has a row for every layer, and none besides', () => {
  expect(rows.map(({ folder }) => folder).sort()).toEqual(Object.keys(layers).sort());
});

test.each(rows.filter(({ imports }) => !/^(all|everything|pipeline and all)/.test(imports)))(
  'the row of $folder says what the rules say',
  ({ folder, imports }) => {
    const [allowed = '', ...excepted] = imports.split('; ');
    const expected = layers[folder]?.imports ?? [];
    expect(allowed === 'nothing' ? [] : allowed.split(', ')).toEqual(expected);
    const exceptedTo = exceptions.imports
      .filter(({ from }) => from === folder)
      .map(({ to }) => `${to}, as an exception`);
    expect(excepted).toEqual(exceptedTo);
  },
);
