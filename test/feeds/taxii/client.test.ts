import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ObjectsMatch, TaxiiClient, TaxiiServer } from '../../../src/feeds/taxii/index.js';
import { idOf } from '../store/stored-objects.js';
import { withClient } from './pulling.js';
import { COLLECTION, sendJson, startStub, type StubServer } from './stub-server.js';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.reset();
});

function ask<Result>(
  use: (client: TaxiiClient) => Promise<Result>,
  server: Partial<TaxiiServer> = {},
): Promise<Result> {
  return withClient({ url: stub.url, ...server }, use);
}

/** Answers everything with one value. */
function answerWith(value: unknown): void {
  stub.intercept = (_, response) => {
    sendJson(response, 200, value);
    return true;
  };
}

const place = (): { apiRoot: URL; id: string } => ({ apiRoot: stub.apiRoot, id: COLLECTION });

describe('what a URL is', () => {
  test('a discovery resource, whose API roots may be relative', async () => {
    const entry = await ask((client) => client.entry());
    const apiRoots = [stub.apiRoot.href, 'https://other.example/api/'];
    expect(entry).toEqual({ kind: 'discovery', discovery: { title: 'Stub', apiRoots } });
  });

  test('an API root', async () => {
    const entry = await ask((client) => client.entry(), { url: stub.apiRoot.href });
    const apiRoot = { title: 'Root', versions: ['2.1'], maxContentLength: 2000 };
    expect(entry).toEqual({ kind: 'api-root', url: stub.apiRoot, apiRoot });
  });
});

describe('the version', () => {
  test.each(['2.1', '2.0'] as const)('%s is found out', async (version) => {
    stub.collection.behaviour.version = version;
    const found = await ask(async (client) => {
      await client.entry();
      return client.version();
    });
    expect(found).toBe(version);
  });

  test('that was configured is the only one that is asked for', async () => {
    await ask((client) => client.entry(), { version: '2.1' });
    expect(stub.headers.map(({ accept }) => accept)).toEqual(['application/taxii+json;version=2.1']);
  });
});

describe('collections', () => {
  test.each<[name: string, answer: unknown, ids: readonly string[]]>([
    ['are listed', { collections: [{ id: 'a', title: 'A' }, { id: 'b' }] }, ['a', 'b']],
    ['may be none', {}, []],
    ['without an id cannot be asked for', { collections: [{ title: 'A' }, null, 7, { id: 'b' }] }, ['b']],
  ])('%s', async (_, answer, ids) => {
    answerWith(answer);
    const collections = await ask((client) => client.collections(stub.apiRoot));
    expect(collections.map(({ id }) => id)).toEqual(ids);
  });

  test('inherit nothing from what is called __proto__', async () => {
    stub.intercept = (_, response) => {
      response.writeHead(200, { 'content-type': 'application/taxii+json;version=2.1' });
      response.end('{"collections":[{"id":"a","__proto__":{"can_write":true}}]}');
      return true;
    };
    const [collection] = await ask((client) => client.collections(stub.apiRoot));
    expect(collection?.canWrite).toBe(false);
  });
});

test.each<[name: string, match: ObjectsMatch, query: string]>([
  ['type', { types: ['indicator', 'malware'] }, 'match[type]=indicator,malware'],
  ['id', { ids: ['indicator--1'] }, 'match[id]=indicator--1'],
  ['version', { versions: ['all'] }, 'match[version]=all'],
  ['spec_version', { specVersions: ['2.1'] }, 'match[spec_version]=2.1'],
  ['nothing', { types: [] }, ''],
])('objects are filtered by %s', async (_, match, query) => {
  await ask((client) => client.objects(place(), { match, limit: 10 }));
  const [, asked = ''] = stub.requests[0]?.split('?') ?? [];
  expect(decodeURIComponent(asked)).toBe(`limit=10${query === '' ? '' : `&${query}`}`);
});

test('a manifest has ids and dates; what has none is left out', async () => {
  const [one, two] = [idOf('indicator', 1), idOf('indicator', 2)];
  answerWith({
    objects: [
      {
        id: one,
        date_added: '2026-01-01T00:00:00Z',
        version: '2025-01-01T00:00:00Z',
        media_type: 'application/stix+json',
      },
      { id: two, date_added: '2026-01-01T00:00:00Z', versions: ['2025-02-01T00:00:00Z'], media_types: [] },
      { id: two },
    ],
  });
  const records = await ask((client) => client.manifest(place(), { match: {}, limit: 10 }));
  expect(records.map(({ id, version }) => [id, version])).toEqual([
    [one, '2025-01-01T00:00:00Z'],
    [two, '2025-02-01T00:00:00Z'],
  ]);
});

test('the versions of an object', async () => {
  answerWith({ versions: ['2026-01-01T00:00:00Z', 7] });
  const id = idOf('indicator', 1);
  expect(await ask((client) => client.versions(place(), id))).toEqual(['2026-01-01T00:00:00Z']);
  expect(stub.requests).toEqual([`GET /root/collections/${COLLECTION}/objects/${id}/versions/`]);
});

test('an id cannot lead to another place', async () => {
  answerWith({});
  await ask((client) => client.versions({ apiRoot: stub.apiRoot, id: '../../x' }, 'a/b?c'));
  expect(stub.requests).toEqual(['GET /root/collections/..%2F..%2Fx/objects/a%2Fb%3Fc/versions/']);
});
