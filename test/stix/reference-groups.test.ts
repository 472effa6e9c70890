import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupByReferences, type References } from '../../src/stix/reference-groups.js';

/** `a:bc` is a node `a` that refers to `b` and `c`. */
const graph = (...nodes: readonly string[]): References =>
  new Map(nodes.map((node) => [node.charAt(0), [...node.slice(2)]]));

const show = (groups: readonly (readonly string[])[]): string =>
  groups.map((group) => [...group].sort().join('')).join(' ');

/** Every node with all that it leads to. */
function reachable(references: References): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...references.keys()].map((node) => {
      const reached = new Set(references.get(node));
      for (const one of reached) for (const target of references.get(one) ?? []) reached.add(target);
      return [node, reached];
    }),
  );
}

describe('groupByReferences', () => {
  test.each([
    { name: 'nothing', nodes: [], groups: '' },
    { name: 'a chain, the end first', nodes: ['a:b', 'b:c', 'c:'], groups: 'c b a' },
    { name: 'a node named twice', nodes: ['a:bb', 'b:'], groups: 'b a' },
    { name: 'a node that names itself', nodes: ['a:ab', 'b:'], groups: 'b a' },
    { name: 'a cycle with both sides', nodes: ['a:b', 'b:c', 'c:d', 'd:ce', 'e:'], groups: 'e cd b a' },
    { name: 'a bridge between two cycles', nodes: ['a:b', 'b:ac', 'c:d', 'd:e', 'e:d'], groups: 'de c ab' },
    { name: 'two cycles through one node', nodes: ['a:b', 'b:ac', 'c:b'], groups: 'abc' },
  ])('$name', ({ nodes, groups }) => {
    expect(show(groupByReferences(graph(...nodes)))).toBe(groups);
  });

  test('together are those that lead to each other, and groups come after what they refer to', () => {
    const size = 8;
    const node = fc.nat({ max: size - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(node, node), { maxLength: 16 }), (pairs) => {
        const references = new Map(
          Array.from({ length: size }, (_, from) => [
            String(from),
            pairs.filter(([one]) => one === from).map(([, to]) => String(to)),
          ]),
        );
        const groups = groupByReferences(references);
        expect(groups.flat().sort()).toEqual([...references.keys()]);
        const groupOf = new Map(groups.flatMap((group, index) => group.map((one) => [one, index])));
        for (const [from, reached] of reachable(references)) {
          for (const to of reached) expect(groupOf.get(to)).toBeLessThanOrEqual(groupOf.get(from) ?? -1);
          const both = [...references.keys()].filter(
            (one) => reached.has(one) && reachable(references).get(one)?.has(from),
          );
          expect([...new Set([from, ...both])].sort()).toEqual([...(groups[groupOf.get(from) ?? -1] ?? [])].sort());
        }
      }),
    );
  });
});
