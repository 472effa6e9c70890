import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, openStore, readObjects } from '../../src/feeds/store/index.js';
import { compileCli, type CompiledCli } from '../cli/compiled-cli.js';
import { indicator, temporaryFolder } from '../feeds/store/stored-objects.js';
import { CREDENTIALS, runProcess } from './cli-process.js';
import { startMedallion, type Medallion } from './medallion.js';

const COLLECTION = '52892447-4d7e-4f70-b94d-d7f22742ff63';

const folder = temporaryFolder();
let cli: CompiledCli;
let server: Medallion;
beforeAll(async () => {
  cli = compileCli();
  server = await startMedallion(folder.path('.'), { [COLLECTION]: [] }, 1_000);
});
afterAll(async () => {
  await server.stop();
  cli.remove();
  folder.remove();
});

test('what is pushed arrives, is remembered, and is known when the memory is lost', async () => {
  const objects = Array.from({ length: 1_200 }, (_, index) => indicator(index, 1));
  const bundle = folder.path('bundle.json');
  writeFileSync(bundle, JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }));
  const push = (store: string): ReturnType<typeof runProcess> =>
    runProcess(cli, [
      'taxii',
      'push',
      server.url,
      bundle,
      '--collection',
      COLLECTION,
      '--store',
      folder.path(store),
      ...CREDENTIALS,
    ]);
  expect(await push('sent.db')).toMatchObject({ code: 0, stderr: '1,200 accepted  by Collection 52892447\n' });
  expect(await push('sent.db')).toMatchObject({
    code: 0,
    stderr: '0 accepted, 1,200 sent before  by Collection 52892447\n',
  });
  // Medallion refuses what it has; that it has it is looked up.
  expect(await push('other.db')).toMatchObject({ code: 0, stderr: '1,200 accepted  by Collection 52892447\n' });

  const back = folder.path('back.db');
  expect((await runProcess(cli, ['taxii', 'pull', server.url, '--store', back, ...CREDENTIALS])).code).toBe(0);
  const store = openStore(back);
  expect([...readObjects(store)].map(({ object }) => object)).toEqual(objects);
  closeStore(store);
});

test('a wrong password is said, and is nowhere to be read', async () => {
  const { code, stderr } = await runProcess(cli, [
    'taxii',
    'collections',
    server.url,
    '--user',
    'nobody',
    '--secret-env',
    'STIX_PATTERN_TEST_PASSWORD',
  ]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('T104')]);
  expect(stderr).not.toContain('correct horse');
});
