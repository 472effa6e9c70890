import fc from 'fast-check';
import type { Sco } from '../../src/stix/sco.js';

/** The objects of an observation, by key. */
export type Container = Readonly<Record<string, Sco>>;

export const container = (objects: Container): ReadonlyMap<string, Sco> => new Map(Object.entries(objects));

const KEYS = ['0', '1', '2', '3', '4', '5'];
const key = fc.constantFrom(...KEYS);
const keys = fc.uniqueArray(key, { minLength: 1, maxLength: 3 });
const few = fc.constantFrom('a', 'b', 'c');

/** Objects of which references do and do not contribute, so that chains, diamonds, cycles and equal objects come up often. */
const arbitrarySco: fc.Arbitrary<Sco> = fc.oneof(
  fc.record(
    { type: fc.constant('domain-name'), value: few, resolves_to_refs: keys },
    { requiredKeys: ['type', 'value'] },
  ),
  fc.record({ type: fc.constant('network-traffic'), src_ref: key, dst_ref: key }, { requiredKeys: ['type'] }),
  fc.record(
    { type: fc.constant('process'), pid: fc.nat({ max: 2 }), parent_ref: key, child_refs: keys },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constant('file'),
      name: few,
      extensions: fc.record({ 'archive-ext': fc.record({ contains_refs: keys }) }),
    },
    { requiredKeys: ['type', 'name'] },
  ),
  fc.record({ type: fc.constant('x-thing'), name: few, part_refs: keys, id: few }, { requiredKeys: ['type'] }),
);

/** One to six objects that refer to each other, and now and then to nothing. */
export const arbitraryContainer: fc.Arbitrary<Container> = fc
  .array(arbitrarySco, { minLength: 1, maxLength: KEYS.length })
  .map((objects) => Object.fromEntries(objects.map((object, index) => [String(index), object])));

/** The same objects under other keys and in another order. */
export function renameKeys(
  objects: Container,
  seed: number,
): { readonly renamed: Container; readonly newKey: (old: string) => string } {
  const newKey = (old: string): string => `k${(Number(old) * 5 + seed) % 7}`;
  const rename = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return name.endsWith('_ref') || name.endsWith('_refs') ? newKey(value) : value;
    if (Array.isArray(value)) return value.map((one) => rename(one, name));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, rename(one, member)]));
  };
  const entries = Object.entries(objects).map(([old, object]) => [newKey(old), rename(object, '') as Sco] as const);
  return { renamed: Object.fromEntries(entries.reverse()), newKey };
}
