import { afterAll, expect, test } from 'vitest';
import {
  applyChange,
  BEGINNING,
  closeStore,
  followStore,
  openStore,
  pruneStore,
  readChange,
  type IndicatorChange,
} from '../../../src/feeds/store/index.js';
import { createIndicatorSet } from '../../../src/index.js';
import { indicator, nameOf, put, temporaryFolder, timeOf } from './stored-objects.js';

const folder = temporaryFolder();
afterAll(folder.remove);

const shown = ({ removed, indicators }: IndicatorChange): string =>
  `-${removed.map((id) => Number(id.slice(-12))).join(',')} +${indicators.map(nameOf).join(',')}`;

test('a change is what happened since the last one', () => {
  const store = openStore(folder.path('changes.db'), { create: true });
  let position = BEGINNING;
  const next = (at?: string): string => {
    const change = readChange(store, position, at);
    position = change.position;
    return shown(change);
  };
  put(store, 'a', [indicator(1, 1), indicator(2, 1, { valid_until: timeOf(30) }), indicator(3, 1, { revoked: true })]);
  expect(next(timeOf(1))).toBe('- +1@1,2@1');
  expect(next(timeOf(2))).toBe('- +');
  put(store, 'a', [indicator(1, 1), indicator(1, 2), indicator(4, 1)]);
  expect(next(timeOf(3))).toBe('- +1@2,4@1');
  expect(next(timeOf(30))).toBe('-2 +');
  expect(next(timeOf(31))).toBe('- +');
  put(store, 'b', [indicator(1, 3), indicator(4, 2, { revoked: true })]);
  expect(next(timeOf(32))).toBe('-4 +1@3');
  pruneStore(store, { source: 'b' });
  expect(next(timeOf(33))).toBe('-1,4 +1@2,4@1');
  put(store, 'a', [{ ...indicator(1, 1), type: 'malware', id: 'malware--00000000-0000-4000-8000-000000000001' }]);
  expect(next(timeOf(34))).toBe('- +');
  closeStore(store);
});

test('a running set follows a store that another connection writes, and knows its indicators at every moment', async () => {
  const path = folder.path('follow.db');
  const writer = openStore(path, { create: true });
  put(writer, 'a', [indicator(1, 1), indicator(2, 1)]);

  // What happens while the follower sleeps.
  const steps = [
    () => put(writer, 'a', [indicator(1, 2), indicator(3, 1)]),
    () => undefined,
    () => put(writer, 'a', [indicator(2, 2, { revoked: true })]),
    () => put(writer, 'b', [indicator(1, 3)]),
    () => pruneStore(writer, { source: 'b' }),
  ];
  const reader = openStore(path);
  const set = createIndicatorSet();
  const seen: string[] = [];
  const end = new AbortController();
  const changes = followStore(reader, {
    interval: 1000,
    signal: end.signal,
    sleep: (milliseconds) => {
      expect(milliseconds).toBe(1000);
      const step = steps.shift();
      if (step) step();
      else end.abort();
      return Promise.resolve();
    },
  });
  for await (const change of changes) {
    applyChange(set, change);
    seen.push(
      [...set.loaded()]
        .map((loaded) => nameOf(loaded.indicator))
        .sort()
        .join(' '),
    );
  }
  expect(seen).toEqual(['1@1 2@1', '1@2 2@1 3@1', '1@2 3@1', '1@3 3@1', '1@2 3@1']);
  const observed = {
    type: 'observed-data',
    id: 'observed-data--b67d30ff-02ac-498a-92f9-32f845f448cf',
    first_observed: timeOf(1),
    last_observed: timeOf(1),
    number_observed: 1,
    objects: { 0: { type: 'domain-name', value: 'host-1.example' } },
  };
  expect(set.match(observed).map((match) => nameOf(match.indicator))).toEqual(['1@2']);
  closeStore(reader);
  closeStore(writer);
});
