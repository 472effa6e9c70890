import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  closeStore,
  countObjects,
  listCollections,
  openStore,
  pruneStore,
  readObject,
  readProvenance,
  type PutReport,
  type Store,
} from '../../../src/feeds/store/index.js';
import { heldVersions, idOf, indicator, NOW, put, temporaryFolder, timeOf } from './stored-objects.js';

const folder = temporaryFolder();
afterAll(folder.remove);

let store: Store;
let count = 0;
beforeEach(() => {
  store = openStore(folder.path(`${(count += 1)}.db`), { create: true });
  return () => {
    closeStore(store);
  };
});

/** The counts of a report that are not zero. */
function counts({ rejected, ...numbers }: PutReport): Readonly<Record<string, number>> {
  return Object.fromEntries([...Object.entries(numbers), ...rejected].filter(([, number]) => number !== 0));
}

describe('a page', () => {
  const A1 = indicator(1, 1);
  test.each<
    [name: string, earlier: readonly unknown[], objects: readonly unknown[], expected: object, held: readonly string[]]
  >([
    ['a new object is added', [], [A1], { added: 1 }, ['1@1']],
    ['the same version again changes nothing', [A1], [A1], { unchanged: 1 }, ['1@1']],
    ['the same version twice in one page counts once', [], [A1, A1], { added: 1, unchanged: 1 }, ['1@1']],
    ['a newer version replaces', [A1], [indicator(1, 2)], { replaced: 1 }, ['1@2']],
    ['an older version does not', [indicator(1, 2)], [A1], { older: 1 }, ['1@2']],
    [
      'versions compare as instants, not as texts',
      [indicator(1, 1, { modified: '2026-01-01T00:00:01.5Z' })],
      [indicator(1, 1, { modified: '2026-01-01T00:00:01.45Z' }), indicator(1, 1, { modified: '2026-01-01T00:00:01Z' })],
      { older: 2 },
      ['1@1'],
    ],
    [
      'trailing zeros make no other version',
      [A1],
      [indicator(1, 1, { modified: '2026-01-01T00:00:01.000Z' })],
      { replaced: 1 },
      ['1@1'],
    ],
    ['a source may correct what it sent', [A1], [indicator(1, 1, { name: 'corrected' })], { replaced: 1 }, ['1@1']],
    [
      'what is no object is rejected with the reason',
      [],
      [
        null,
        [],
        'a',
        { type: 'indicator' },
        { type: 'indicator', id: 'malware--1' },
        { type: 'bundle', id: idOf('bundle', 1) },
      ],
      { 'no object': 3, 'no type or id': 1, 'the id is no identifier of its type': 1, 'a bundle': 1 },
      [],
    ],
    ['an inherited id is none', [], [Object.create(A1)], { 'no type or id': 1 }, []],
  ])('%s', (_, earlier, objects, expected, held) => {
    put(store, 'isac', earlier);
    expect(counts(put(store, 'isac', objects))).toEqual(expected);
    expect(heldVersions(store)).toEqual(held);
  });

  test('objects without versions have one, whose latest content stays', () => {
    const domain = { type: 'domain-name', id: idOf('domain-name', 1), value: 'a.example' };
    put(store, 'isac', [domain]);
    expect(counts(put(store, 'isac', [{ ...domain, x_seen: 2 }]))).toEqual({ replaced: 1 });
    expect(readObject(store, domain.id)?.object).toEqual({ ...domain, x_seen: 2 });
  });

  test('takes its position along', () => {
    put(store, 'isac', [A1], 'one');
    put(store, 'isac', []);
    put(store, 'other', [], 'two');
    expect(listCollections(store).map(({ source, position }) => [source, position])).toEqual([
      ['isac', 'one'],
      ['other', 'two'],
    ]);
  });

  test('is not there at all if something in it throws', () => {
    const poison = { ...indicator(2, 1), toJSON: (): never => expect.fail('poison') };
    expect(() => put(store, 'isac', [A1, poison], 'one')).toThrow('poison');
    expect(heldVersions(store)).toEqual([]);
    expect(listCollections(store)[0]?.position).toBeUndefined();
  });
});

describe('several collections', () => {
  test('the newest version counts, whoever has it, and each keeps its own', () => {
    put(store, 'a', [indicator(1, 1)]);
    put(store, 'b', [indicator(1, 3)]);
    put(store, 'c', [indicator(1, 2)]);
    expect(heldVersions(store)).toEqual(['1@3']);
    expect(readProvenance(store, idOf('indicator', 1)).map(({ source, version }) => [source, version])).toEqual([
      ['a', timeOf(1)],
      ['b', timeOf(3)],
      ['c', timeOf(2)],
    ]);
  });

  test('forgetting a source brings back what others have', () => {
    put(store, 'a', [indicator(1, 1)]);
    put(store, 'b', [indicator(1, 3, { revoked: true }), indicator(2, 1)], 'there');
    expect(pruneStore(store, { source: 'b' })).toEqual({ objects: 1, relationships: 0, collections: 1 });
    expect(heldVersions(store)).toEqual(['1@1']);
    expect(countObjects(store)).toEqual([{ type: 'indicator', state: 'active', count: 1 }]);
    expect(listCollections(store).map(({ source }) => source)).toEqual(['a']);
  });

  test('another content under the same version conflicts, and the first one stays', () => {
    put(store, 'a', [indicator(1, 1, { name: 'first' })]);
    expect(counts(put(store, 'b', [indicator(1, 1, { name: 'second' })]))).toEqual({ conflicting: 1 });
    expect(readObject(store, idOf('indicator', 1))?.object['name']).toBe('first');
  });
});

test('objects are revoked, expire, and are forgotten', () => {
  put(store, 'a', [
    indicator(1, 1),
    indicator(2, 1, { revoked: true }),
    indicator(3, 1, { valid_until: NOW }),
    indicator(4, 1, { valid_until: '2026-03-12T12:00:00.0001Z' }),
  ]);
  const states = (at?: string) =>
    [1, 2, 3, 4].map((digit) => readObject(store, idOf('indicator', digit), at)?.state).join(' ');
  expect(states()).toBe('active revoked active active');
  expect(states(NOW)).toBe('active revoked expired active');
  expect(pruneStore(store, { expiredBy: NOW, revoked: true })).toEqual({
    objects: 2,
    relationships: 0,
    collections: 0,
  });
  expect(heldVersions(store)).toEqual(['1@1', '4@1']);
  // What was forgotten is new again.
  expect(counts(put(store, 'a', [indicator(3, 1)]))).toEqual({ added: 1 });
});
