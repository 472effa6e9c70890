import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PullNote } from '../../../src/feeds/taxii/index.js';
import { idOf } from '../store/stored-objects.js';
import { fakeEnvironment, NOON, pullAll } from './pulling.js';
import type { StubBehaviour } from './stub-collection.js';
import { sendJson, startStub, type StubServer } from './stub-server.js';
import { codeOf } from './transporting.js';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.reset();
});

/** Fills the collection: `counts[i]` objects that were added in second `i`. */
function fill(...counts: readonly number[]): readonly string[] {
  counts.forEach((count, second) => {
    for (let one = 0; one < count; one += 1) {
      const object = { type: 'indicator', id: idOf('indicator', stub.collection.contents.length) };
      stub.collection.contents.push({ object, dateAdded: `2026-01-01T00:00:0${second}.000000Z` });
    }
  });
  return stub.collection.contents.map(({ object }) => object.id).sort();
}

const kindsOf = (notes: readonly PullNote[]): readonly string[] => [...new Set(notes.map(({ kind }) => kind))];

describe('every object comes, though', () => {
  interface Case {
    readonly name: string;
    readonly counts: readonly number[];
    readonly behaviour?: Partial<StubBehaviour>;
    readonly pageSize?: number;
    readonly pages: number;
    readonly notes?: readonly PullNote['kind'][];
  }
  const cases: readonly Case[] = [
    { name: 'there are none', counts: [], pages: 1 },
    { name: 'they fill a page exactly', counts: [1, 1], pageSize: 2, pages: 1 },
    { name: 'there are three pages', counts: [2, 2, 1], pageSize: 2, pages: 3 },
    { name: 'the server gives fewer than asked for', counts: [3, 3], behaviour: { maxPageSize: 4 }, pages: 2 },
    { name: 'it gives more than asked for', counts: [5], behaviour: { fixedPageSize: 5 }, pageSize: 1, pages: 1 },
    { name: 'it has no tokens', counts: [1, 1, 1, 1], behaviour: { tokens: 'none' }, pageSize: 2, pages: 3 },
    {
      name: 'it has neither tokens nor headers',
      counts: [2, 2],
      behaviour: { tokens: 'none', hasDates: false },
      pageSize: 3,
      pages: 2,
      notes: ['undated'],
    },
    {
      name: 'an instant fills more than a page',
      counts: [1, 9, 1],
      behaviour: { tokens: 'none' },
      pageSize: 2,
      pages: 8,
    },
    { name: 'it does not look at tokens', counts: [2, 2, 2], behaviour: { tokens: 'ignored' }, pageSize: 2, pages: 5 },
    { name: 'its tokens work once', counts: [2, 2], behaviour: { tokens: 'once' }, pageSize: 2, pages: 2 },
    {
      name: 'it says no dates',
      counts: [2, 2],
      behaviour: { hasDates: false },
      pageSize: 2,
      pages: 2,
      notes: ['undated'],
    },
    {
      name: 'its headers have whole seconds',
      counts: [2, 2],
      behaviour: { dateDigits: 0, tokens: 'none' },
      pageSize: 3,
      pages: 2,
    },
    { name: 'it speaks 2.0', counts: [2, 2, 1], behaviour: { version: '2.0' }, pageSize: 2, pages: 3 },
  ];
  test.each(cases)('$name', async ({ counts, behaviour = {}, pageSize = 100, pages, notes = [] }) => {
    const ids = fill(...counts);
    Object.assign(stub.collection.behaviour, behaviour);
    const pulled = await pullAll(stub, { limits: { pageSize } });
    expect(pulled.ids).toEqual(ids);
    expect([pulled.pages, kindsOf(pulled.notes)]).toEqual([pages, notes]);
  });

  test('it orders them by something else, which is said, and no place on the way is taken for safe', async () => {
    const ids = fill(1, 1, 1, 1, 1, 1);
    stub.collection.contents.forEach((one, index) => {
      stub.collection.contents[index] = { ...one, dateAdded: `2026-01-01T00:00:0${(index * 5) % 6}.000000Z` };
    });
    stub.collection.behaviour.order = 'id';
    const pulled = await pullAll(stub, { limits: { pageSize: 2 } });
    expect([pulled.ids, kindsOf(pulled.notes)]).toEqual([ids, ['unordered']]);
    expect(pulled.positions.slice(1, -1)).toEqual([null]);
  });

  test('a token has expired, and is answered with nothing', async () => {
    const ids = fill(2, 2, 2);
    stub.intercept = (request, response) => {
      if (request.url?.includes('next=') !== true) return false;
      sendJson(response, 200, {});
      return true;
    };
    const pulled = await pullAll(stub, { limits: { pageSize: 3 } });
    expect([pulled.ids, kindsOf(pulled.notes)]).toEqual([ids, ['resume']]);
  });

  test.each([400, 404, 410, 503])('a token has expired, and is answered with %s', async (status) => {
    const ids = fill(2, 2, 2);
    let refused = 0;
    stub.intercept = (request, response) => {
      if (request.url?.includes('next=') !== true || refused > 0) return false;
      refused += 1;
      sendJson(response, status, {});
      return true;
    };
    const pulled = await pullAll(stub, { limits: { pageSize: 2 } });
    expect(pulled.ids).toEqual(ids);
    expect(pulled.notes.find(({ kind }) => kind === 'resume')).toEqual({
      kind: 'resume',
      addedAfter: '2025-12-31T23:59:59.999999Z',
    });
  });
});

describe('where the next pull begins', () => {
  const position = async (behaviour: Partial<StubBehaviour>, previous?: string): Promise<string | null | undefined> => {
    Object.assign(stub.collection.behaviour, behaviour);
    const options = previous === undefined ? {} : { position: { addedAfter: previous } };
    return (await pullAll(stub, options)).positions.at(-1);
  };

  test('is the last object, once its instant is over', async () => {
    fill(1, 1);
    expect(await position({})).toBe('2026-01-01T00:00:01.000000Z');
  });

  test('is just before it while others may still get the same instant', async () => {
    const dateAdded = new Date().toISOString().replace('Z', '000Z');
    stub.collection.contents.push({ object: { type: 'indicator', id: idOf('indicator', 1) }, dateAdded });
    const found = await position({});
    expect(found).not.toBeNull();
    expect(String(found) < dateAdded).toBe(true);
  });

  test('stays where nothing is new', async () => {
    expect(await position({}, '2026-02-01T00:00:00Z')).toBe('2026-02-01T00:00:00Z');
  });

  test('is well before the pull where the server says no dates', async () => {
    fill(1);
    const found = await position({ hasDates: false });
    expect(Math.round((Date.now() - Date.parse(String(found))) / 60_000)).toBe(2);
  });

  test('is after what was asked for', async () => {
    fill(1, 1, 1);
    await pullAll(stub, { position: { addedAfter: '2026-01-01T00:00:00.000000Z' } });
    expect(stub.requests[0]).toContain('added_after=2026-01-01T00%3A00%3A00.000000Z');
  });
});

describe('a server that gets nowhere is left', () => {
  const endless = (response: ServerResponse, index: number, objects: readonly unknown[]): true => {
    sendJson(response, 200, { more: true, next: `t${index}`, objects });
    return true;
  };
  const same = [{ type: 'indicator', id: idOf('indicator', 1) }];

  test.each<[name: string, code: string, requests: number, objectsOf: (index: number) => readonly unknown[]]>([
    ['with empty pages', 'T111', 3, () => []],
    ['with the same page', 'T111', 2, () => same],
    ['with two pages in turn', 'T111', 7, (index) => [{ type: 'indicator', id: idOf('indicator', index % 2) }]],
    ['with new pages for ever', 'T108', 21, (index) => [{ type: 'indicator', id: idOf('indicator', index) }]],
  ])('%s', async (_, code, requests, objectsOf) => {
    stub.intercept = (_request, response, index) => endless(response, index, objectsOf(index));
    expect(await codeOf(pullAll(stub, { limits: { maxPages: 20 } }))).toBe(code);
    expect(stub.requests).toHaveLength(requests);
  });

  test('with more objects than the limit', async () => {
    fill(9);
    expect(await codeOf(pullAll(stub, { limits: { maxObjects: 8 } }))).toBe('T108');
  });

  test('with pages that come too slowly, all together', async () => {
    let now = NOON;
    const environment = { ...fakeEnvironment(), now: () => (now += 60_000) };
    stub.intercept = (_, response, index) =>
      endless(response, index, [{ type: 'indicator', id: idOf('indicator', index) }]);
    expect(await codeOf(pullAll(stub, { limits: { pullMilliseconds: 600_000 } }, { environment }))).toBe('T102');
    expect(stub.requests).toHaveLength(11);
  });
});

test('an object that cannot be read does not keep others back', async () => {
  stub.intercept = (_, response) => {
    response.writeHead(200, { 'content-type': 'application/taxii+json;version=2.1' });
    response.end(`{"more":false,"objects":[{"id":"a"},{"id":${'['.repeat(200)}${']'.repeat(200)}},{"id":"b"}]}`);
    return true;
  };
  const pulled = await pullAll(stub);
  expect(pulled.ids).toEqual(['a', 'b']);
});
