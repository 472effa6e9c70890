import { expect, test } from 'vitest';
import { translate } from './translate.js';

const INSTANCE = 'malware-instance--b965814d-0c2e-4e01-b8a5-d8c32bb038e6';
const FAMILY = 'malware-family--df91014d-0c2e-4e01-b8a5-d8c32bb038e6';
const MD5 = 'd41d8cd98f00b204e9800998ecf8427e';

const PACKAGE = {
  type: 'package',
  id: 'package--773adac8-2316-42c6-6fbc-9cdef8876fc5',
  schema_version: '5.0',
  maec_objects: [
    {
      type: 'malware-instance',
      id: INSTANCE,
      instance_object_refs: ['0', '7'],
      name: { value: 'Dropper 1' },
      labels: ['dropper'],
    },
    { type: 'malware-instance', id: 'malware-instance--1', instance_object_refs: ['1'] },
    { type: 'malware-family', id: FAMILY, name: { value: 'Droppers' }, aliases: [{ value: 'Drips' }] },
    { type: 'behavior', id: 'behavior--1', name: 'capture-keyboard-input' },
  ],
  observable_objects: {
    0: { type: 'file', hashes: { MD5, 'SHA-1': 'b'.repeat(40) }, name: 'a.dll', parent_directory_ref: '2' },
    1: { type: 'ipv4-addr', value: '192.0.2.7' },
    2: { type: 'directory', path: 'C:\\' },
    3: 'none',
  },
  relationships: [{ type: 'relationship', source_ref: INSTANCE, target_ref: FAMILY, relationship_type: 'variant-of' }],
};

test('a package of MAEC becomes malware, indicators by hash and an observation', async () => {
  const { format, patterns, indicators, others, observations, reasons, untranslated } = await translate(
    JSON.stringify(PACKAGE),
  );
  expect(format).toBe('MAEC 5');
  expect(patterns).toEqual([`[file:hashes.MD5 = '${MD5}' OR file:hashes.'SHA-1' = '${'b'.repeat(40)}']`]);
  const [first, second, family] = others.filter(({ type }) => type === 'malware');
  expect(first).toMatchObject({
    id: 'malware--b965814d-0c2e-4e01-b8a5-d8c32bb038e6',
    name: 'Dropper 1',
    is_family: false,
    malware_types: ['dropper'],
  });
  expect(second?.id).toMatch(/^malware--[0-9a-f-]{36}$/);
  expect(family).toMatchObject({ name: 'Droppers', is_family: true, aliases: ['Drips'] });
  expect(others.filter(({ type }) => type === 'relationship')).toMatchObject([
    { relationship_type: 'indicates', source_ref: indicators[0]?.id, target_ref: first?.id },
    { relationship_type: 'variant-of', source_ref: first?.id, target_ref: family?.id },
  ]);
  expect(observations).toHaveLength(1);
  expect([...(observations[0]?.objects.values() ?? [])].map(({ type }) => type)).toEqual([
    'file',
    'ipv4-addr',
    'directory',
  ]);
  expect(reasons).toEqual(['none of its files has a hash', 'a behavior is context, and no indicator']);
  expect(untranslated.map(({ place }) => place.pointer)).toEqual(['/maec_objects/1', '/maec_objects/3']);
});

test('a package of anything is read without harm', async () => {
  const hostile = {
    type: 'package',
    maec_objects: [7, {}, { type: 'malware-instance', instance_object_refs: '__proto__' }],
    observable_objects: [],
  };
  const { patterns, observations, reasons } = await translate(JSON.stringify(hostile));
  expect({ patterns, observations: observations.length }).toEqual({ patterns: [], observations: 0 });
  expect(reasons).toEqual(['a an object without a type is context, and no indicator', 'none of its files has a hash']);
});
