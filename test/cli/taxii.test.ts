import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { indicator } from '../feeds/store/stored-objects.js';
import { COLLECTION, sendJson, startStub, type StubServer } from '../feeds/taxii/stub-server.js';
import { holdsSecret, SECRET } from '../feeds/taxii/transporting.js';
import { linesOf, runCli, type CliResult } from './run-cli.js';
import { useWorkingFolder } from './working-folder.js';

const folder = useWorkingFolder();
let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.reset();
  stub.nameOwnRootAlone();
  for (let digit = 1; digit <= 5; digit += 1) {
    stub.collection.contents.push({ object: indicator(digit, 1), dateAdded: `2026-01-01T00:00:0${digit}.000000Z` });
  }
});

const taxii = (...argv: readonly string[]): Promise<CliResult> => runCli('taxii', ...argv);

describe('discover and collections', () => {
  test('say what there is', async () => {
    expect(linesOf((await taxii('discover', stub.url)).stdout)).toEqual([
      'Stub  TAXII 2.1',
      `${stub.apiRoot.href}  Root`,
      '  1 collections, takes up to 2,000 bytes',
    ]);
    expect((await taxii('collections', stub.url)).stdout).toBe(`rw  ${COLLECTION}  Everything\n`);
  });

  test('say it as JSON', async () => {
    const { stdout } = await taxii('discover', stub.url, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1', api_roots: [{ collections: [{ id: COLLECTION }] }] });
  });

  test('show nothing that a terminal would obey', async () => {
    stub.intercept = (_, response) => {
      sendJson(response, 200, { title: 'a\u001b[2J', versions: [], collections: [{ id: 'x\u001b', title: '\u009b' }] });
      return true;
    };
    const both = [await taxii('discover', stub.url), await taxii('collections', stub.url)];
    for (const { stdout } of both) expect(stdout).not.toMatch(/[\u001b\u009b]/);
  });

  test('end with 2 where the server cannot be used', async () => {
    stub.intercept = (_, response) => {
      sendJson(response, 401, {});
      return true;
    };
    const { code, stderr } = await taxii('discover', stub.url);
    expect([code, stderr]).toEqual([2, expect.stringContaining('T104')]);
  });
});

describe('pull', () => {
  test('brings what is new', async () => {
    const pull = (): Promise<CliResult> => taxii('pull', stub.url, '--store', 'store.db', '--limit', '2');
    const first = await pull();
    expect([first.code, linesOf(first.stderr)]).toEqual([
      0,
      ['127.0.0.1 Everything: 5 new, 0 replaced, 0 known  (3 pages)'],
    ]);
    expect((await pull()).stderr).toContain('0 new, 0 replaced, 0 known');
  });

  test.each<[name: string, flags: readonly string[], code: number, words: string]>([
    ['a collection by its title', ['--collection', 'Everything'], 0, '5 new'],
    ['only some types', ['--type', 'malware'], 0, '0 new'],
    ['what was added later', ['--added-after', '2026-01-01T00:00:03Z'], 0, '2 new'],
    ['a collection that is not there', ['--collection', 'nothing'], 2, 'T105'],
    ['a collection that is too large', ['--max-objects', '3'], 2, 'T108'],
    ['a time that is none', ['--added-after', 'yesterday'], 2, 'no time'],
    ['nothing a page', ['--limit', '0'], 2, 'nothing'],
  ])('%s', async (_, flags, code, words) => {
    const result = await taxii('pull', stub.url, '--store', 'store.db', ...flags);
    expect([result.code, result.stderr]).toEqual([code, expect.stringContaining(words)]);
  });

  test('a server whose other API root fails gives the rest, and the run says so', async () => {
    stub.intercept = (request, response) => {
      if (request.url !== '/taxii2/') return false;
      sendJson(response, 200, { title: 'Stub', api_roots: ['/root/', '/nothing/'] });
      return true;
    };
    const { code, stderr } = await taxii('pull', stub.url, '--store', 'store.db');
    expect([code, stderr]).toEqual([2, expect.stringMatching(/T105[^]*5 new/)]);
    expect((await taxii('pull', stub.url, '--store', 'store.db', '--collection', COLLECTION)).code).toBe(0);
  });

  test('into a file that is no store leaves it', async () => {
    folder.write('notes.txt', 'my notes, and more than sixteen bytes of them');
    const { code, stderr } = await taxii('pull', stub.url, '--store', 'notes.txt');
    expect([code, stderr]).toEqual([2, expect.stringContaining('notes.txt')]);
    expect(folder.read('notes.txt')).toBe('my notes, and more than sixteen bytes of them');
  });
});

describe('secrets', () => {
  const basic = `Basic ${Buffer.from(`analyst:${SECRET}`).toString('base64')}`;
  beforeEach(() => {
    folder.write('secret.txt', `${SECRET}\n`);
  });

  test.each<[name: string, flags: readonly string[], header: string, value: string]>([
    ['a password', ['--user', 'analyst'], 'authorization', basic],
    ['a bearer token', [], 'authorization', `Bearer ${SECRET}`],
    ['an API key', ['--api-key-header', 'X-OTX-Key'], 'x-otx-key', SECRET],
  ])('%s is read from a file', async (_, flags, header, value) => {
    const { code, stderr } = await taxii('collections', stub.url, '--secret-file', 'secret.txt', ...flags);
    expect([code, stub.headers[0]?.[header]]).toEqual([0, value]);
    expect(holdsSecret(stderr)).toBe(false);
  });

  test('is read from the environment', async () => {
    process.env['STIX_PATTERN_TEST_SECRET'] = SECRET;
    try {
      await taxii('collections', stub.url, '--secret-env', 'STIX_PATTERN_TEST_SECRET');
    } finally {
      delete process.env['STIX_PATTERN_TEST_SECRET'];
    }
    expect(stub.headers[0]?.authorization).toBe(`Bearer ${SECRET}`);
  });

  test.each<[name: string, flags: readonly string[], words: string]>([
    ['that is not there', ['--secret-env', 'STIX_PATTERN_NO_SUCH'], 'no secret'],
    ['in a file that is not there', ['--secret-file', 'nothing'], 'nothing'],
    ['in two places', ['--secret-file', 'secret.txt', '--secret-env', 'HOME'], 'two places'],
    ['with a line break', ['--secret-file', 'lines.txt'], 'control character'],
    ['for nothing', ['--user', 'analyst'], 'secret is missing'],
    ['for a header that is not for keys', ['--secret-file', 'secret.txt', '--api-key-header', 'Host'], 'no header'],
    ['for both', ['--secret-file', 'secret.txt', '--user', 'a', '--api-key-header', 'X'], 'one of both'],
    ['a key without certificate', ['--key', 'secret.txt'], 'needs its key'],
  ])('%s ends with 2', async (_, flags, words) => {
    folder.write('lines.txt', `${SECRET}\r\nX-Other: 1\n`);
    const { code, stderr } = await taxii('collections', stub.url, ...flags);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(holdsSecret(stderr)).toBe(false);
    expect(stub.requests).toEqual([]);
  });
});

describe('push', () => {
  const push = (...flags: readonly string[]): Promise<CliResult> =>
    taxii('push', stub.url, 'bundle.json', '--collection', COLLECTION, ...flags);
  beforeEach(() => {
    stub.collection.contents.length = 0;
    const objects = [indicator(1, 1), indicator(2, 1), indicator(2, 2)];
    folder.write('bundle.json', JSON.stringify({ type: 'bundle', id: 'bundle--1', objects }));
  });

  test('sends the objects of bundles, and does not send again what was accepted', async () => {
    const first = await push('--store', 'store.db');
    expect([first.code, first.stderr]).toEqual([0, '3 accepted  by Everything\n']);
    const second = await push('--store', 'store.db');
    expect([second.code, second.stderr]).toEqual([0, '0 accepted, 3 sent before  by Everything\n']);
    const sent = stub.collection.pushed.flatMap((text) => (JSON.parse(text) as { objects: unknown[] }).objects);
    expect(sent).toEqual([indicator(1, 1), indicator(2, 1), indicator(2, 2)]);
  });

  test('names what the server refused, and sends it again the next time', async () => {
    stub.collection.behaviour.refused = new Set([indicator(1, 1).id]);
    const first = await push('--store', 'store.db');
    expect([first.code, linesOf(first.stderr)]).toEqual([
      1,
      [`${indicator(1, 1).id}: refused (not wanted)`, '2 accepted, 1 refused  by Everything'],
    ]);
    stub.collection.behaviour.refused = new Set();
    expect((await push('--store', 'store.db')).stderr).toBe('1 accepted, 2 sent before  by Everything\n');
  });

  test.each<[name: string, content: string]>([
    ['nothing of STIX', '{"hello":1}'],
    ['no JSON', 'hello'],
  ])('a file with %s ends with 2', async (_, content) => {
    folder.write('bundle.json', content);
    expect((await push()).code).toBe(2);
    expect(stub.requests).toEqual([]);
  });
});
