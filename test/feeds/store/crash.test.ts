import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeStore, countObjects, listCollections, openStore } from '../../../src/feeds/store/index.js';
import { compileCli, type CompiledCli } from '../../cli/compiled-cli.js';
import { temporaryFolder } from './stored-objects.js';

const folder = temporaryFolder();
let compiled: CompiledCli;
let script: string;
beforeAll(() => {
  compiled = compileCli();
  const root = join(compiled.main, '..', '..', '..');
  script = join(root, 'put-pages.mjs');
  copyFileSync(fileURLToPath(new URL('put-pages.mjs', import.meta.url)), script);
  // The compiler takes its time on a machine that is busy.
}, 120_000);
afterAll(() => {
  compiled.remove();
  folder.remove();
});

const PAGES = 200;
const SIZE = 50;
const KILLS = 20;

/** Lets the process write, and kills it after so many lines and milliseconds. Whether it was killed before it had ended. */
async function runAndKill(path: string, lines: number, milliseconds: number): Promise<boolean> {
  const child = spawn(process.execPath, [script, path, String(PAGES), String(SIZE)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  let seen = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    const before = seen;
    seen += chunk.toString().split('\n').length - 1;
    if (before < lines && seen >= lines) setTimeout(() => child.kill('SIGKILL'), milliseconds);
  });
  const [code, signal] = await ended;
  if (signal === null) expect(code).toBe(0);
  return signal === 'SIGKILL';
}

test('kills at any instant leave objects and position of the same page', async () => {
  const path = folder.path('killed.db');
  const state = (): { readonly position: number; readonly objects: number } => {
    const store = openStore(path);
    const [collection] = listCollections(store);
    const objects = countObjects(store).reduce((sum, { count }) => sum + count, 0);
    closeStore(store);
    return { position: Number(collection?.position ?? 0), objects };
  };
  let kills = 0;
  while (kills < KILLS) {
    // A prime step through the first milliseconds of a page, so that the instants are many and the run can be repeated.
    if (!(await runAndKill(path, 1 + (kills % 5), (kills * 7) % 12))) break;
    kills += 1;
    const { position, objects } = state();
    expect(objects).toBe(position * SIZE);
  }
  expect(kills).toBeGreaterThanOrEqual(10);
  expect(await runAndKill(path, Infinity, 0)).toBe(false);
  expect(state()).toEqual({ position: PAGES, objects: PAGES * SIZE });
});
