import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import {
  BEGINNING,
  closeStore,
  openStore,
  pruneStore,
  readChange,
  readObjects,
  applyChange,
} from '../../../src/feeds/store/index.js';
import { idOf, indicator, nameOf, put, temporaryFolder } from './stored-objects.js';

const folder = temporaryFolder();
afterAll(folder.remove);

type Action =
  | {
      readonly kind: 'put';
      readonly source: string;
      readonly objects: readonly (readonly [digit: number, second: number, revoked: boolean])[];
    }
  | { readonly kind: 'forget'; readonly source: string }
  | { readonly kind: 'prune' }
  | { readonly kind: 'follow' };

const source = fc.constantFrom('a', 'b', 'c');
const actions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('put' as const),
        source,
        objects: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), fc.boolean()), {
          maxLength: 6,
        }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('forget' as const), source }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('prune' as const) }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('follow' as const) }) },
  ),
  { maxLength: 20 },
);

/** The content of a version is decided by number and version, as STIX demands. */
const isRevoked = (digit: number, second: number): boolean => (digit * 7 + second) % 5 === 0;

test('a store is what a list of the newest versions by source would be, and its changes lead there', () => {
  let count = 0;
  fc.assert(
    fc.property(actions, (list) => {
      const store = openStore(folder.path(`${(count += 1)}.db`), { create: true });
      const model = new Map<string, Map<number, number>>();
      let position = BEGINNING;
      // What a detector holds that only ever hears of changes, with the rule of an indicator set: no older version replaces.
      const detector = new Map<string, string>();
      const target = {
        add: (added: Iterable<{ readonly id?: string }>) => {
          for (const one of added) {
            const { id = '' } = one;
            const name = nameOf(one);
            if ((detector.get(id) ?? '') <= name) detector.set(id, name);
          }
        },
        remove: (ids: Iterable<string>) => {
          for (const id of ids) detector.delete(id);
        },
      };
      const newest = (): ReadonlyMap<number, number> => {
        const best = new Map<number, number>();
        for (const held of model.values()) {
          for (const [digit, second] of held) best.set(digit, Math.max(best.get(digit) ?? 0, second));
        }
        return best;
      };
      try {
        for (const action of list) {
          switch (action.kind) {
            case 'put': {
              const held = model.get(action.source) ?? new Map<number, number>();
              model.set(action.source, held);
              for (const [digit, second] of action.objects) held.set(digit, Math.max(held.get(digit) ?? 0, second));
              put(
                store,
                action.source,
                action.objects.map(([digit, second]) =>
                  indicator(digit, second, isRevoked(digit, second) ? { revoked: true } : {}),
                ),
              );
              break;
            }
            case 'forget':
              model.delete(action.source);
              pruneStore(store, { source: action.source });
              break;
            case 'prune':
              for (const [digit, second] of newest()) {
                if (isRevoked(digit, second)) for (const held of model.values()) held.delete(digit);
              }
              pruneStore(store, { revoked: true });
              break;
            case 'follow': {
              const change = readChange(store, position);
              position = change.position;
              applyChange(target, change);
              const live = [...newest()].filter(([digit, second]) => !isRevoked(digit, second));
              const expected = live.map(([digit, second]) => [idOf('indicator', digit), `${digit}@${second}`]);
              expect([...detector].sort()).toEqual(expected.sort());
            }
          }
          const expected = [...newest()].map(([digit, second]) => `${digit}@${second}`).sort();
          expect([...readObjects(store)].map(({ object }) => nameOf(object))).toEqual(expected);
        }
      } finally {
        closeStore(store);
      }
    }),
    { numRuns: 200 },
  );
});
