import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closeStore, listCollections, openStore, readObjects } from '../../../src/feeds/store/index.js';
import { pullIntoStore, type PullIntoStoreOptions, type PullReport } from '../../../src/feeds/taxii/index.js';
import { indicator, NOW, temporaryFolder } from '../store/stored-objects.js';
import { withClient } from './pulling.js';
import { COLLECTION, sendJson, startStub, type StubServer } from './stub-server.js';
import { codeOf } from './transporting.js';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.reset();
  for (let digit = 1; digit <= 5; digit += 1) add(digit, 1, digit);
});

/** Adds a version of an indicator to the collection, at a second of a long past minute. */
function add(digit: number, version: number, second: number): void {
  const object = indicator(digit, version) as { readonly id: string };
  stub.collection.contents.push({
    object: { ...object },
    dateAdded: `2026-01-01T00:00:${String(second).padStart(2, '0')}.000000Z`,
  });
}

function pull(path: string, options: Partial<PullIntoStoreOptions> = {}): Promise<PullReport> {
  return withClient({ url: stub.url }, async (client) => {
    const store = openStore(path, { create: true });
    try {
      const name = { source: 'stub', url: new URL('collection', stub.apiRoot).href };
      return await pullIntoStore(
        store,
        name,
        client,
        { apiRoot: stub.apiRoot, id: COLLECTION },
        { now: () => NOW, ...options },
      );
    } finally {
      closeStore(store);
    }
  });
}

/** Gives a test the path of a store that is not there yet. */
async function withFile(use: (path: string) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  try {
    await use(folder.path('store.db'));
  } finally {
    folder.remove();
  }
}

function contentsOf(path: string): readonly string[] {
  const store = openStore(path);
  try {
    return [...readObjects(store)].map(
      ({ object }) => `${object.id.slice(-1)} ${String(object['modified']).slice(17, 19)}`,
    );
  } finally {
    closeStore(store);
  }
}

test('a second pull asks for what is new, and takes it as such', async () => {
  await withFile(async (path) => {
    expect(await pull(path)).toMatchObject({ added: 5, pages: 1 });
    add(1, 2, 6);
    expect(await pull(path)).toMatchObject({ added: 0, replaced: 1, unchanged: 0 });
    expect(contentsOf(path)).toEqual(['1 02', '2 01', '3 01', '4 01', '5 01']);
  });
});

test('a pull that breaks off keeps what came, and the next one goes on there', async () => {
  await withFile(async (path) => {
    stub.intercept = (_, response, index) => {
      if (index === 2) sendJson(response, 403, {});
      return index === 2;
    };
    expect(await codeOf(pull(path, { limits: { pageSize: 2 } }))).toBe('T104');
    expect(contentsOf(path)).toHaveLength(4);
    expect(await pull(path, { limits: { pageSize: 2 } })).toMatchObject({ added: 1, unchanged: 1 });
    expect(contentsOf(path)).toHaveLength(5);
  });
});

test('only a complete pull is marked as one', async () => {
  await withFile(async (path) => {
    const pulledAt = (): string | undefined => {
      const store = openStore(path);
      const [collection] = listCollections(store);
      closeStore(store);
      return collection?.pulledAt;
    };
    stub.intercept = (_, response, index) => {
      if (index === 1) sendJson(response, 403, {});
      return index === 1;
    };
    await codeOf(pull(path, { limits: { pageSize: 2 } }));
    expect(pulledAt()).toBeUndefined();
    await pull(path);
    expect(pulledAt()).toBe(NOW);
  });
});

test('another question begins at the beginning', async () => {
  await withFile(async (path) => {
    await pull(path, { match: { types: ['malware'] } });
    expect(await pull(path, { match: { types: ['indicator'] } })).toMatchObject({ added: 5 });
  });
});

test('an overlap asks again for the last of what is there', async () => {
  await withFile(async (path) => {
    await pull(path);
    expect(await pull(path, { overlap: 2_500 })).toMatchObject({ added: 0, unchanged: 3 });
  });
});

test('what was never pulled may begin later', async () => {
  await withFile(async (path) => {
    expect(await pull(path, { addedAfter: '2026-01-01T00:00:03Z' })).toMatchObject({ added: 2 });
  });
});
