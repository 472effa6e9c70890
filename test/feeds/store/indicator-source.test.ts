import { afterAll, expect, test } from 'vitest';
import { closeStore, createIndicatorSource, openStore, pruneStore } from '../../../src/feeds/store/index.js';
import { indicator, nameOf, put, temporaryFolder, timeOf } from './stored-objects.js';

const folder = temporaryFolder();
afterAll(folder.remove);

/** What a set would hold. */
function createTarget(): {
  readonly held: Map<string, string>;
  readonly add: (indicators: Iterable<object>) => void;
  readonly remove: (ids: Iterable<string>) => void;
} {
  const held = new Map<string, string>();
  return {
    held,
    add: (indicators) => {
      for (const one of indicators as Iterable<{ readonly id: string }>) held.set(one.id, nameOf(one));
    },
    remove: (ids) => {
      for (const id of ids) held.delete(id);
    },
  };
}

test('a target holds what counts, and follows what another connection writes', () => {
  const path = folder.path('source.db');
  const writer = openStore(path, { create: true });
  put(writer, 'a', [indicator(1, 1), indicator(2, 1, { valid_until: timeOf(30) }), indicator(3, 1, { revoked: true })]);
  const reader = openStore(path);
  let clock = timeOf(1);
  const [always, current] = [createIndicatorSource(reader), createIndicatorSource(reader, () => clock)];
  const [all, valid] = [createTarget(), createTarget()];
  always.load(all);
  current.load(valid);
  const seen = (): readonly unknown[] => [
    always.refresh(all),
    current.refresh(valid),
    [...all.held.values()].sort().join(),
    [...valid.held.values()].sort().join(),
  ];
  expect(seen()).toEqual([false, false, '1@1,2@1', '1@1,2@1']);

  clock = timeOf(31);
  expect(seen()).toEqual([false, true, '1@1,2@1', '1@1']);
  expect(seen()).toEqual([false, false, '1@1,2@1', '1@1']);

  put(writer, 'b', [indicator(1, 2), indicator(4, 1)]);
  expect(seen()).toEqual([true, true, '1@2,2@1,4@1', '1@2,4@1']);

  put(writer, 'a', [indicator(4, 2, { revoked: true })]);
  pruneStore(writer, { source: 'b' });
  expect(seen()).toEqual([true, true, '1@1,2@1', '1@1']);
  closeStore(writer);
  closeStore(reader);
});

test('a store larger than a batch is given whole', () => {
  const store = openStore(folder.path('large.db'), { create: true });
  put(
    store,
    'a',
    Array.from({ length: 5_000 }, (_, digit) => indicator(digit, 1)),
  );
  const target = createTarget();
  createIndicatorSource(store).load(target);
  expect(target.held.size).toBe(5_000);
  closeStore(store);
});
