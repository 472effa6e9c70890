import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { indicator, temporaryFolder } from '../../feeds/store/stored-objects.js';
import { sendJson, startStub, type StubServer } from '../../feeds/taxii/stub-server.js';
import { compileCli, type CompiledCli } from '../compiled-cli.js';
import { startFollowing, until } from '../follow-process.js';

// A run goes on until it is told to end: it is the compiled command that is started, and asked by a signal.

const folder = temporaryFolder();
let stub: StubServer;
let cli: CompiledCli;
beforeAll(async () => {
  cli = compileCli();
  stub = await startStub();
}, 60_000);
afterAll(async () => {
  await stub.close();
  cli.remove();
  folder.remove();
});
beforeEach(() => {
  stub.reset();
  stub.nameOwnRootAlone();
});

const config = (name: string, source: string): string => {
  const path = folder.path(`${name}.yaml`);
  writeFileSync(path, `store: ${name}.db\nsources:\n  - { name: isac, url: '${stub.url}', ${source} }\n`);
  return path;
};

function start(argv: readonly string[]) {
  const child = spawn(process.execPath, [cli.main, 'taxii', 'watch', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { ended, stderr: () => errors, end: () => child.kill('SIGTERM') };
}

const named = (digit: number, name: string): { id: string } & Record<string, unknown> => ({
  ...indicator(digit, 1),
  pattern: `[domain-name:value = '${name}']`,
});

const line = (name: string, second: number): string =>
  `${JSON.stringify({ _path: 'dns', ts: 1_700_000_000 + second, uid: 'C', 'id.orig_h': '192.0.2.1', 'id.resp_h': '192.0.2.2', query: name, trans_id: 1, rejected: false, RD: true })}\n`;

test('what a source gets while both run is matched without a restart', async () => {
  const path = config('live', 'every: 1s, jitter: 100ms');
  stub.collection.contents.push({ object: named(1, 'one.example'), dateAdded: '2026-01-01T00:00:01.000000Z' });
  const watching = start([path]);
  await until(() => /1 new/.test(watching.stderr()), 'the first pull');

  const log = folder.path('dns.log');
  const output = folder.path('matches.ndjson');
  writeFileSync(log, line('one.example', 1));
  const following = startFollowing(cli.main, output, ['--store', folder.path('live.db'), log]);
  const matches = (): number => readFileSync(output, 'utf8').split('"kind":"match"').length - 1;
  await until(() => matches() === 1, 'the match of the first indicator');

  // Known before it is seen: the record comes once the store has the indicator.
  stub.collection.contents.push({ object: named(2, 'two.example'), dateAdded: '2026-01-01T00:00:02.000000Z' });
  await until(() => (watching.stderr().match(/1 new/g) ?? []).length === 2, 'the second pull');
  let second = 1;
  await until(() => {
    appendFileSync(log, line('two.example', (second += 1)));
    return matches() > 1;
  }, 'the match of the second indicator');

  watching.end();
  following.process.kill('SIGTERM');
  expect(await watching.ended).toBe(0);
  expect(await following.ended).toBe(0);
  expect(stub.requests.filter((request) => request.includes('/objects/')).length).toBeGreaterThan(1);
}, 120_000);

test('a source that fails is asked again when it is due', async () => {
  let isBroken = true;
  stub.intercept = (request, response) => {
    if (request.url === '/taxii2/') sendJson(response, 200, { title: 'Stub', api_roots: ['/root/'] });
    else if (isBroken && (request.url ?? '').includes('/objects/')) sendJson(response, 403, {});
    else return false;
    return true;
  };
  stub.collection.contents.push({ object: named(1, 'one.example'), dateAdded: '2026-01-01T00:00:01.000000Z' });
  const watching = start([config('broken', 'every: 1s')]);
  await until(() => /T104|403/.test(watching.stderr()), 'the failure');
  isBroken = false;
  await until(() => /1 new/.test(watching.stderr()), 'the pull after it');
  watching.end();
  expect(await watching.ended).toBe(0);
}, 60_000);

test('--once asks every source once', async () => {
  stub.collection.contents.push({ object: named(1, 'one.example'), dateAdded: '2026-01-01T00:00:01.000000Z' });
  const good = start(['--once', config('once', 'every: 1h')]);
  expect(await good.ended).toBe(0);
  expect(good.stderr()).toMatch(/^\d{4}-.*Z {2}isac Everything: 1 new/m);
  const bad = start(['--once', config('once', 'every: 1h, collections: [none]')]);
  expect(await bad.ended).toBe(2);
});

test('a secret that is not there is told before anything is asked', async () => {
  const watching = start([config('secret', 'every: 1h, user: analyst, secret: { env: NO_SUCH_VARIABLE }')]);
  expect(await watching.ended).toBe(2);
  expect(watching.stderr()).toContain('NO_SUCH_VARIABLE');
  expect(stub.requests).toEqual([]);
});
