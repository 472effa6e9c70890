import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, countObjects, openStore, readObjects, StoreError } from '../../src/feeds/store/index.js';
import { compileCli, type CompiledCli } from '../cli/compiled-cli.js';
import { idOf, indicator, temporaryFolder } from '../feeds/store/stored-objects.js';
import { CREDENTIALS, runProcess } from './cli-process.js';
import { startMedallion, type Dated, type Medallion } from './medallion.js';

const COLLECTION = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';
const COUNT = 50_000;
const PAGE = 1_000;
const KILLS = 10;

const folder = temporaryFolder();
let cli: CompiledCli;
let server: Medallion;
beforeAll(async () => {
  cli = compileCli();
  server = await startMedallion(folder.path('.'), { [COLLECTION]: manyIndicators() }, PAGE);
});
afterAll(async () => {
  await server.stop();
  cli.remove();
  folder.remove();
});

/** Loaded in 71 bulks of a time each, so that most edges of pages lie between objects of one time. */
function manyIndicators(): readonly Dated[] {
  return Array.from({ length: COUNT }, (_, index) => {
    const milliseconds = Math.floor(index / 704) * 1_500;
    const dateAdded = new Date(Date.UTC(2026, 0, 1) + milliseconds).toISOString().replace('Z', '000Z');
    return { object: indicator(index, 1), dateAdded };
  });
}

/** All ids of the store at a path, in order. */
function idsIn(path: string): readonly string[] {
  const store = openStore(path);
  try {
    return [...readObjects(store)].map(({ object }) => object.id);
  } finally {
    closeStore(store);
  }
}

test('a pull of 50,000 indicators that is killed ten times ends with exactly those', async () => {
  const path = folder.path('killed.db');
  const pull = (untilKill?: () => Promise<void>): ReturnType<typeof runProcess> =>
    runProcess(cli, ['taxii', 'pull', server.url, '--store', path, '--limit', String(PAGE), ...CREDENTIALS], untilKill);
  const held: number[] = [];
  // A fixed sequence of instants, so that a failure can be repeated; what they hit is up to the machine.
  let state = 20_260_312;
  const random = (limit: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % limit;
  };
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = storedCount(path);
    const { code } = await pull(async () => {
      // Half of the kills wait for the first page, which takes the server longest; the others hit whatever comes before it.
      if (kill % 2 === 0) while (storedCount(path) === before) await sleep(20);
      await sleep(random(kill % 2 === 0 ? 600 : 3_000));
    });
    expect(code, 'the pull ended before it was killed').toBeNull();
    held.push(storedCount(path));
  }
  const last = await pull();
  expect(last.code).toBe(0);
  console.log(`Killed with ${held.join(', ')} objects in the store; then: ${last.stderr.trim()}`);
  // Each kill that waited for a page found another one there.
  expect(new Set(held).size).toBeGreaterThanOrEqual(KILLS / 2);
  expect(idsIn(path)).toEqual(Array.from({ length: COUNT }, (_, index) => idOf('indicator', index)));
});

test('nothing comes twice, and nothing comes again', async () => {
  const path = folder.path('whole.db');
  const pull = ['taxii', 'pull', server.url, '--store', path, ...CREDENTIALS];
  expect((await runProcess(cli, pull)).stderr).toContain(`50,000 new, 0 replaced, 0 known  (50 pages)`);
  expect((await runProcess(cli, pull)).stderr).toContain(`0 new, 0 replaced, 0 known  (1 page)`);
});

/** How many objects are in a store, none if it is not there yet. */
function storedCount(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    const store = openStore(path);
    try {
      return countObjects(store).reduce((sum, { count }) => sum + count, 0);
    } finally {
      closeStore(store);
    }
  } catch (error) {
    // Between the making of the file and the making of its tables.
    if (error instanceof StoreError) return 0;
    throw error;
  }
}
