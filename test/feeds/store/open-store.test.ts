import { copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Libsql from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeStore, openStore, readObjects, StoreError } from '../../../src/feeds/store/index.js';
import { indicator, put, temporaryFolder, withStore } from './stored-objects.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const GOOD = folder.path('good.db');
beforeAll(() => {
  withStore(GOOD, (store) =>
    put(
      store,
      'a',
      Array.from({ length: 500 }, (_, digit) => indicator(digit, 1)),
    ),
  );
  // Everything into the one file, so that damage to it is damage to the store.
  const database = new Libsql(GOOD);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
});

/** What opening a file and reading all of it throws. */
function faultOf(path: string, options?: { readonly create: boolean }): StoreError | undefined {
  try {
    const store = openStore(path, options);
    try {
      for (const { object } of readObjects(store)) expect(object.type).toBe('indicator');
      return undefined;
    } finally {
      closeStore(store);
    }
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
}

function damaged(name: string, damage: (bytes: Buffer) => Buffer): string {
  const path = folder.path(name);
  writeFileSync(path, damage(readFileSync(GOOD)));
  return path;
}

test('a good one opens', () => {
  expect(faultOf(GOOD)).toBeUndefined();
});

test('one that is not there is made only if asked for', () => {
  expect(faultOf(folder.path('none.db'))?.fault).toBe('missing');
  expect(existsSync(folder.path('none.db'))).toBe(false);
  expect(faultOf(folder.path('none.db'), { create: true })).toBeUndefined();
  expect(faultOf(folder.path('none.db'))).toBeUndefined();
});

test('an empty file is one only if one may be made', () => {
  const path = folder.path('empty.db');
  writeFileSync(path, '');
  expect(faultOf(path)?.fault).toBe('not-a-store');
  expect(faultOf(path, { create: true })).toBeUndefined();
});

describe('a file that is something else is refused by name, and left as it is', () => {
  test.each<[name: string, write: (path: string) => void, fault: string, words: string]>([
    [
      'text',
      (path) => {
        writeFileSync(path, 'indicators\n'.repeat(1000));
      },
      'not-a-store',
      'no store',
    ],
    [
      'three bytes',
      (path) => {
        writeFileSync(path, 'SQL');
      },
      'not-a-store',
      'no store',
    ],
    [
      'a database of another program',
      (path) => {
        const other = new Libsql(path);
        other.exec('CREATE TABLE bookmarks (url TEXT)');
        other.close();
      },
      'not-a-store',
      'another program',
    ],
    [
      'a store of another version',
      (path) => {
        copyFileSync(GOOD, path);
        const other = new Libsql(path);
        other.exec('PRAGMA user_version = 7; PRAGMA wal_checkpoint(TRUNCATE)');
        other.close();
      },
      'other-version',
      'format 7',
    ],
  ])('%s', (name, write, fault, words) => {
    const path = folder.path(`${name}.db`);
    write(path);
    const before = readFileSync(path);
    for (const create of [false, true]) {
      const error = faultOf(path, { create });
      expect(error?.fault).toBe(fault);
      expect(error?.message).toContain(`${path}: `);
      expect(error?.message).toContain(words);
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('damage is found and named, and nothing is written over it', () => {
  const page = 4096;
  test.each<[name: string, damage: (bytes: Buffer) => Buffer]>([
    ['a header of zeros', (bytes) => bytes.fill(0, 0, 16)],
    ['a first page of zeros', (bytes) => bytes.fill(0, 16, page)],
    ['a page of sevens in the middle', (bytes) => bytes.fill(7, 20 * page, 21 * page)],
    ['half of the file', (bytes) => bytes.subarray(0, page * Math.floor(bytes.length / page / 2))],
    [
      'one byte of one object',
      (bytes) => {
        const at = bytes.indexOf('host-77.example');
        bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
        return bytes;
      },
    ],
  ])('%s', (name, damage) => {
    const path = damaged(`${name}.db`, damage);
    const before = readFileSync(path);
    for (const create of [false, true]) {
      const error = faultOf(path, { create });
      expect(['corrupted', 'not-a-store']).toContain(error?.fault);
      expect(error?.message).toMatch(/left as it (is|was)/);
    }
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a file cut inside a page', () => {
    const path = damaged('cut.db', (bytes) => bytes);
    truncateSync(path, readFileSync(path).length - 1000);
    expect(faultOf(path)?.fault).toBe('corrupted');
  });
});

test('two connections write in turn, and each reads what the other wrote', () => {
  const path = folder.path('two.db');
  withStore(path, (first) => {
    withStore(path, (second) => {
      put(first, 'a', [indicator(1, 1)]);
      put(second, 'b', [indicator(2, 1)]);
      expect([...readObjects(first)]).toHaveLength(2);
    });
  });
});
