import { describe, expect, test } from 'vitest';
import { connectedObjects } from '../../src/report/connected-objects.js';
import type { StandaloneSco } from '../../src/stix/standalone-objects.js';

/** `a:bc` is an object `a` that refers to `b` and `c`. */
const objects = (...nodes: readonly string[]): ReadonlyMap<string, StandaloneSco> =>
  new Map(nodes.map((node) => [node.charAt(0), { type: 'x', id: node.charAt(0), part_refs: [...node.slice(2)] }]));

describe('connectedObjects', () => {
  test.each([
    { name: 'nothing', nodes: [], groups: [] },
    { name: 'objects alone', nodes: ['a:', 'b:'], groups: ['a', 'b'] },
    { name: 'either direction ties', nodes: ['a:c', 'b:a', 'c:'], groups: ['abc'] },
    { name: 'through a third', nodes: ['a:c', 'b:c', 'c:'], groups: ['abc'] },
    { name: 'two groups, in the order of the objects', nodes: ['a:d', 'b:c', 'c:', 'd:'], groups: ['ad', 'bc'] },
    { name: 'a cycle', nodes: ['a:b', 'b:a', 'c:c'], groups: ['ab', 'c'] },
    { name: 'what is not here ties nothing', nodes: ['a:x', 'b:x'], groups: ['a', 'b'] },
  ])('$name', ({ nodes, groups }) => {
    expect(connectedObjects(objects(...nodes)).map((group) => group.join(''))).toEqual(groups);
  });

  test('a reference inside an extension ties', () => {
    const archive: StandaloneSco = { type: 'file', id: 'a', extensions: { 'archive-ext': { contains_refs: ['b'] } } };
    const inside: StandaloneSco = { type: 'file', id: 'b' };
    expect(connectedObjects(new Map([archive, inside].map((one) => [one.id, one])))).toEqual([['a', 'b']]);
  });

  test('a chain is not bounded by the call stack', () => {
    const chain = Array.from({ length: 30_000 }, (_, index) => ({
      type: 'x',
      id: String(index),
      next_ref: String(index + 1),
    }));
    expect(connectedObjects(new Map(chain.map((one) => [one.id, one])))).toHaveLength(1);
  });
});
