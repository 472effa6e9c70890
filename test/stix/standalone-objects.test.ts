import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIdentifier } from '../../src/stix/identifier.js';
import { referencesOf } from '../../src/stix/references.js';
import { assignScoIds, identifyScos } from '../../src/stix/sco-id.js';
import { mergeStandaloneObjects, toStandaloneObjects } from '../../src/stix/standalone-objects.js';
import { arbitraryContainer, container } from './containers.js';

const ADDRESS = 'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4';
const OTHER_ADDRESS = 'ipv4-addr--9cf4a8ec-7640-5f40-a006-79942896168b';
const NAME = 'domain-name--bedb4899-d24b-5401-bc86-8f6b4cc18ec7';

const standalone = (objects: Parameters<typeof container>[0]): readonly unknown[] => {
  const made = toStandaloneObjects(container(objects));
  expect([...made.keys()]).toEqual([...made.values()].map(({ id }) => id));
  return [...made.values()];
};

describe('toStandaloneObjects', () => {
  test('keys become identifiers, and references follow', () => {
    expect(
      standalone({
        0: { type: 'domain-name', value: 'example.com', resolves_to_refs: ['1'] },
        1: { type: 'ipv4-addr', value: '198.51.100.3' },
      }),
    ).toEqual([
      { type: 'domain-name', spec_version: '2.1', id: NAME, value: 'example.com', resolves_to_refs: [ADDRESS] },
      { type: 'ipv4-addr', spec_version: '2.1', id: ADDRESS, value: '198.51.100.3' },
    ]);
  });

  test('equal objects become one, with all that either refers to', () => {
    expect(
      standalone({
        0: { type: 'domain-name', value: 'example.com', resolves_to_refs: ['2'], x_a: 1 },
        1: { type: 'domain-name', value: 'example.com', resolves_to_refs: ['3', '2'], x_a: 2, x_b: 3 },
        2: { type: 'ipv4-addr', value: '198.51.100.3' },
        3: { type: 'ipv4-addr', value: '198.51.100.2' },
      })[0],
    ).toEqual({
      type: 'domain-name',
      spec_version: '2.1',
      id: NAME,
      value: 'example.com',
      resolves_to_refs: [ADDRESS, OTHER_ADDRESS],
      x_a: 1,
      x_b: 3,
    });
  });

  test('what leads nowhere goes, what is merely elsewhere stays', () => {
    const [name] = standalone({
      0: { type: 'domain-name', value: 'example.com', resolves_to_refs: ['9', ADDRESS], belongs_to_ref: '8' },
    });
    expect(name).toEqual({
      type: 'domain-name',
      spec_version: '2.1',
      id: NAME,
      value: 'example.com',
      resolves_to_refs: [ADDRESS],
    });
  });

  test('an identifier is kept, any other id becomes x_id', () => {
    const id = 'ipv4-addr--28bb3599-77cd-4a82-a950-b5bc3caf07c4';
    const made = standalone({
      0: { type: 'ipv4-addr', id, value: '198.51.100.3' },
      1: { type: 'app', id: 'com.example', address_ref: '0' },
      // An identifier of another type is none of this object.
      2: { type: 'domain-name', id: ADDRESS, value: 'example.com' },
      3: { type: 'app', id: 'com.example.other', x_id: 'mine' },
    });
    expect(made).toMatchObject([
      { id },
      { x_id: 'com.example', address_ref: id },
      { id: NAME, x_id: ADDRESS },
      { x_id: 'mine' },
    ]);
  });

  test.each([
    { name: 'traffic that has ended says so', properties: { end: '2026-03-12T17:21:05Z' }, isActive: false },
    { name: 'unless it says something', properties: { end: '2026-03-12T17:21:05Z', is_active: true }, isActive: true },
    { name: 'and only if it has', properties: { start: '2026-03-12T17:21:05Z' }, isActive: undefined },
  ])('$name', ({ properties, isActive }) => {
    const [made] = standalone({ 0: { type: 'network-traffic', protocols: ['tcp'], ...properties } });
    expect(made).toHaveProperty('id');
    expect((made as { readonly is_active?: unknown }).is_active).toBe(isActive);
  });

  test('the properties begin with type, version and identifier', () => {
    const [made] = standalone({ 0: { value: 'example.com', id: NAME, type: 'domain-name', spec_version: '2.0' } });
    expect(JSON.stringify(made)).toBe(
      `{"type":"domain-name","spec_version":"2.1","id":"${NAME}","value":"example.com"}`,
    );
  });

  test('every object is there under the identifier that assignScoIds gives, and nothing refers to keys', () => {
    fc.assert(
      fc.property(arbitraryContainer, (objects) => {
        const made = toStandaloneObjects(container(objects));
        expect(new Set(made.keys())).toEqual(new Set(identifyScos(container(objects)).values()));
        for (const object of made.values()) {
          expect(isIdentifier(object.id, object.type)).toBe(true);
          for (const reference of referencesOf(object)) expect(made.has(reference)).toBe(true);
        }
        for (const [key, { id }] of assignScoIds(container(objects))) {
          if (objects[key]?.['id'] === undefined) expect(made.has(String(id))).toBe(true);
        }
      }),
    );
  });

  test('objects in this form, and objects that have their ids, come back the same', () => {
    fc.assert(
      fc.property(arbitraryContainer, (objects) => {
        const made = toStandaloneObjects(container(objects));
        expect(toStandaloneObjects(made)).toEqual(made);
        // An id of its own that is no identifier is left as it is, and then what referred to it in a cycle does so no longer.
        if (Object.values(objects).some(({ id }) => id !== undefined)) return;
        expect(toStandaloneObjects(assignScoIds(container(objects)))).toEqual(made);
      }),
    );
  });
});

test('mergeStandaloneObjects takes thousands of answers to one name', () => {
  const answers = Array.from({ length: 20_000 }, (_, index) => `ipv4-addr--${index.toString(16).padStart(8, '0')}`);
  const merged = mergeStandaloneObjects(
    answers.map((answer) => ({ type: 'domain-name', id: NAME, resolves_to_refs: [answer] })),
  );
  expect(merged.get(NAME)?.['resolves_to_refs']).toEqual(answers);
});
