import { describe, expect, test } from 'vitest';
import { mapReferences, referencesOf } from '../../src/stix/references.js';

const rename = (reference: string): string | undefined => (reference === 'gone' ? undefined : `<${reference}>`);

const CASES: readonly { readonly name: string; readonly object: Record<string, unknown>; readonly mapped: unknown }[] =
  [
    { name: 'a reference', object: { src_ref: '0', src_port: 1 }, mapped: { src_ref: '<0>', src_port: 1 } },
    { name: 'a list of them', object: { to_refs: ['0', 'gone', '1'] }, mapped: { to_refs: ['<0>', '<1>'] } },
    { name: 'a reference that leads nowhere', object: { type: 'x', a_ref: 'gone' }, mapped: { type: 'x' } },
    { name: 'a list in which all do', object: { type: 'x', a_refs: ['gone'] }, mapped: { type: 'x' } },
    {
      name: 'what cannot be a reference',
      object: { a_ref: 1, b_ref: { c: 1 }, c_refs: '0', d_refs: [1, '2'] },
      mapped: { d_refs: ['<2>'] },
    },
    {
      name: 'inside an extension',
      object: { extensions: { 'archive-ext': { contains_refs: ['0'], comment: 'a' } } },
      mapped: { extensions: { 'archive-ext': { contains_refs: ['<0>'], comment: 'a' } } },
    },
    {
      name: 'inside a list of dictionaries',
      object: { body_multipart: [{ body: 'a' }, { body_raw_ref: '0' }] },
      mapped: { body_multipart: [{ body: 'a' }, { body_raw_ref: '<0>' }] },
    },
    {
      name: 'not among header fields',
      object: {
        additional_header_fields: { x_ref: ['0'], deep: { y_ref: '0' } },
        environment_variables: { MY_ref: '0' },
      },
      mapped: {
        additional_header_fields: { x_ref: ['0'], deep: { y_ref: '0' } },
        environment_variables: { MY_ref: '0' },
      },
    },
    { name: 'a value that ends like a reference', object: { name: 'a_ref' }, mapped: { name: 'a_ref' } },
    { name: 'null is left out', object: { a: null, b: [1, null], c: 0 }, mapped: { b: [1], c: 0 } },
  ];

describe('mapReferences', () => {
  test.each(CASES)('$name', ({ object, mapped }) => {
    expect(mapReferences(object, rename)).toEqual(mapped);
  });

  test('the object and what is in it are copied', () => {
    const object = { extensions: { a: { b_ref: '0' } }, list: [{ c: 1 }] };
    const before = structuredClone(object);
    const copy = mapReferences(object, rename);
    expect(object).toEqual(before);
    expect(copy['list']).not.toBe(object.list);
  });

  test('a member named __proto__ stays a member', () => {
    const copy = mapReferences(JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>, rename);
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(copy['polluted']).toBeUndefined();
  });

  test('nesting is not bounded by the call stack', () => {
    let deep: Record<string, unknown> = { a_ref: '0' };
    for (let level = 0; level < 50_000; level += 1) deep = { a: [deep] };
    expect(referencesOf(mapReferences(deep, rename))).toEqual(['<0>']);
  });
});

test('referencesOf finds every reference, as often as it is there', () => {
  const object = { src_ref: '1', a_refs: ['2', '1'], extensions: { x: { b_ref: '3' } }, name: '4' };
  expect([...referencesOf(object)].sort()).toEqual(['1', '1', '2', '3']);
});
