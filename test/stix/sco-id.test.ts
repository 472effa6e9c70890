import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OBJECT_MODEL } from '../../src/stix/object-model/index.js';
import { assignScoIds, identifyScos } from '../../src/stix/sco-id.js';
import type { Sco } from '../../src/stix/sco.js';
import { arbitraryContainer, container, renameKeys, type Container } from './containers.js';

/** Identifiers as the Python library `stix2` computes them, whose version is in `producer`. */
const table = JSON.parse(readFileSync(new URL('./cases/sco-ids.json', import.meta.url), 'utf8')) as {
  readonly objects: readonly { readonly name: string; readonly object: Sco; readonly id: string }[];
  readonly observations: readonly {
    readonly name: string;
    readonly objects: Container;
    readonly ids: Record<string, string>;
  }[];
};

const idOf = (object: Sco): unknown => assignScoIds(new Map([['0', object]])).get('0')?.['id'];
const identify = (objects: Container): Record<string, string> => Object.fromEntries(identifyScos(container(objects)));

describe('as another implementation computes them', () => {
  test.each(table.objects)('$name', ({ object, id }) => {
    expect(idOf(object)).toBe(id);
  });

  test.each(table.observations)('$name', ({ objects, ids }) => {
    expect(identify(objects)).toEqual(ids);
  });

  test('for every type that has contributing properties', () => {
    const tried = new Set(table.objects.map(({ object }) => object.type));
    const named = Object.entries(OBJECT_MODEL).filter(([, { contributing }]) => contributing.length > 0);
    expect(named.map(([type]) => type).filter((type) => !tried.has(type))).toEqual([]);
  });
});

// STIX 2.9 demands the version of random UUIDs.
const RANDOM_LIKE = /^[a-z0-9-]+--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('where the standard asks for a random identifier, content decides', () => {
  test.each<{ readonly name: string; readonly object: Sco; readonly other: Sco }>([
    { name: 'a process', object: { type: 'process', pid: 1 }, other: { type: 'process', pid: 2 } },
    { name: 'a custom type', object: { type: 'x-printer', model: 'a' }, other: { type: 'x-printer', model: 'b' } },
    {
      name: 'a custom type named like a method',
      object: { type: 'constructor', a: 1 },
      other: { type: 'constructor', a: 2 },
    },
    {
      name: 'contributing properties that are all absent',
      object: { type: 'x509-certificate', subject: 'CN=a' },
      other: { type: 'x509-certificate', subject: 'CN=b' },
    },
    {
      name: 'hashes without a hash',
      object: { type: 'file', hashes: {}, size: 1 },
      other: { type: 'file', hashes: {}, size: 2 },
    },
    {
      name: 'a contributing reference that leads nowhere',
      object: { type: 'network-traffic', src_ref: '7', src_packets: 1 },
      other: { type: 'network-traffic', src_ref: '7', src_packets: 2 },
    },
  ])('$name', ({ object, other }) => {
    expect(idOf(object)).toMatch(RANDOM_LIKE);
    expect(idOf(structuredClone(object))).toBe(idOf(object));
    expect(idOf({ ...object, spec_version: '2.1' })).toBe(idOf(object));
    expect(idOf(other)).not.toBe(idOf(object));
  });
});

describe('hashes', () => {
  const md5 = 'd41d8cd98f00b204e9800998ecf8427e';

  test('without a preferred algorithm the first by name contributes, in any order', () => {
    const one = idOf({ type: 'file', hashes: { TLSH: 'b', SSDEEP: 'a' } });
    expect(idOf({ type: 'file', hashes: { SSDEEP: 'a', TLSH: 'b' } })).toBe(one);
    expect(idOf({ type: 'file', hashes: { SSDEEP: 'a' } })).toBe(one);
    expect(idOf({ type: 'file', hashes: { TLSH: 'b' } })).not.toBe(one);
  });

  test.each(['md5', 'Md5', 'M-D5'])('%s is MD5', (name) => {
    expect(idOf({ type: 'file', hashes: { [name]: md5 } })).toBe(idOf({ type: 'file', hashes: { MD5: md5 } }));
  });

  test('the standard spelling wins over another one', () => {
    expect(idOf({ type: 'file', hashes: { md5: 'other', MD5: md5 } })).toBe(
      idOf({ type: 'file', hashes: { MD5: md5 } }),
    );
  });

  test.each([null, 'text', ['a'], 5])('%j under hashes contributes nothing', (hashes) => {
    expect(idOf({ type: 'file', hashes, name: 'a' })).toBe(idOf({ type: 'file', name: 'a' }));
  });
});

describe('cycles', () => {
  const parent = { type: 'process', pid: 1, child_refs: ['1'] };
  const child = { type: 'process', pid: 2, parent_ref: '0' };

  test('a parent and its child', () => {
    const ids = identify({ 0: parent, 1: child });
    expect(Object.values(ids).every((id) => RANDOM_LIKE.test(id))).toBe(true);
    expect(new Set(Object.values(ids)).size).toBe(2);
    expect(identify({ b: { ...child, parent_ref: 'a' }, a: { ...parent, child_refs: ['b'] } })).toEqual({
      a: ids[0],
      b: ids[1],
    });
  });

  test('who is on the other side counts', () => {
    const ids = identify({ 0: parent, 1: child });
    expect(identify({ 0: parent, 1: { ...child, pid: 3 } })[0]).not.toBe(ids[0]);
  });

  test('an object that names itself', () => {
    const ids = identify({ 0: { type: 'process', pid: 1, parent_ref: '0' } });
    expect(ids[0]).toMatch(RANDOM_LIKE);
    expect(ids[0]).not.toBe(identify({ 0: { type: 'process', pid: 1 } })[0]);
  });

  test('what only leads to a cycle holds final identifiers', () => {
    const objects = { 0: parent, 1: child, 2: { type: 'process', pid: 3, parent_ref: '1' } };
    const ids = identify(objects);
    expect(identify({ 2: { ...objects[2], parent_ref: ids[1] ?? '' } })[2]).toBe(ids[2]);
  });

  test('a cycle of contributing properties stays out of the namespace of the standard', () => {
    const file = (name: string, inside: string): Sco => ({
      type: 'file',
      name,
      extensions: { 'archive-ext': { contains_refs: [inside] } },
    });
    const ids = identify({ 0: file('a', '1'), 1: file('b', '0') });
    const [id = ''] = Object.values(ids);
    // With the identifier of b in place of its key, a is an object like any other, and the rule of the standard gives it another name.
    expect(identify({ 0: file('a', ids[1] ?? '') })[0]).not.toBe(id);
  });

  test('a chain is not bounded by the call stack', () => {
    const length = 30_000;
    const chain = new Map(
      Array.from({ length }, (_, pid) => [String(pid), { type: 'process', pid, parent_ref: String(pid + 1) }]),
    );
    expect(new Set(identifyScos(chain).values()).size).toBe(length);
  });
});

describe('assignScoIds', () => {
  test('keeps keys, order and objects, and references as keys', () => {
    const objects = container({
      9: { type: 'network-traffic', src_ref: '8', protocols: ['tcp'] },
      8: { type: 'ipv4-addr', value: '198.51.100.3' },
    });
    const assigned = assignScoIds(objects);
    expect([...assigned.keys()]).toEqual([...objects.keys()]);
    for (const [key, object] of objects)
      expect({ ...assigned.get(key) }).toEqual({ ...object, id: assigned.get(key)?.['id'] });
    expect(assigned.get('8')?.['id']).toBe('ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4');
  });

  test.each(['ipv4-addr--28bb3599-77cd-4a82-a950-b5bc3caf07c4', 'com.example.app', 5, null])(
    'keeps an id: %j',
    (id) => {
      expect(idOf({ type: 'ipv4-addr', id, value: '198.51.100.3' })).toBe(id);
    },
  );

  test('an identifier that is there names the object in what refers to it', () => {
    const id = 'ipv4-addr--28bb3599-77cd-4a82-a950-b5bc3caf07c4';
    const traffic = { type: 'network-traffic', protocols: ['tcp'] };
    const ids = identify({ 0: { ...traffic, src_ref: '1' }, 1: { type: 'ipv4-addr', id, value: 'a' } });
    expect(ids).toEqual({ 0: identify({ 0: { ...traffic, src_ref: id } })[0], 1: id });
  });

  test('identifiers depend on neither keys nor their order', () => {
    fc.assert(
      fc.property(arbitraryContainer, fc.nat(), (objects, seed) => {
        const { renamed, newKey } = renameKeys(objects, seed);
        const ids = identify(objects);
        const others = identify(renamed);
        expect(Object.fromEntries(Object.keys(ids).map((key) => [key, others[newKey(key)]]))).toEqual(ids);
      }),
    );
  });
});
