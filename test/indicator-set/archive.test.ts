import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArchive } from '../../src/indicator-set/archive/indicator-archive.js';

// What a match shows of an indicator is what the feed said.

const VALUE = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '2026-01-01T00:00:00Z',
    '2026-99-01T00:00:00.001Z',
    '0000-00-00T00:00:00.000Z',
    '',
    'stix',
    '__proto__',
  ),
  fc.uuid().map((uuid) => `indicator--${uuid}`),
  fc.uuid(),
  fc.constant('\ud800 alone'),
  fc.jsonValue({ maxDepth: 2 }),
);
const OBJECT = fc.dictionary(
  fc.oneof(
    fc.constantFrom('id', 'pattern', 'name', 'created', 'labels', '0', '__proto__'),
    fc.string({ maxLength: 4 }),
  ),
  VALUE,
  { maxKeys: 8, noNullPrototype: true },
);

describe('an archive', () => {
  it('gives every object back, in any order, and each property by itself', () => {
    fc.assert(
      fc.property(fc.array(OBJECT, { minLength: 1, maxLength: 20 }), (objects) => {
        const archive = createArchive();
        const numbers = objects.map((object) => archive.add(object));
        const copy = createArchive(archive.state());
        objects.forEach((object, index) => {
          const number = numbers[index] ?? -1;
          const wanted = JSON.parse(JSON.stringify(object)) as Record<string, unknown>;
          expect(archive.get(number)).toEqual(wanted);
          expect(copy.get(number)).toEqual(wanted);
          for (const name of Object.keys(wanted)) expect(archive.property(number, name)).toEqual(wanted[name]);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves out what JSON cannot say', () => {
    const circular: Record<string, unknown> = { id: 'x', nothing: undefined, big: 1n };
    circular['self'] = circular;
    const archive = createArchive();
    expect(archive.get(archive.add(circular))).toEqual({ id: 'x' });
  });

  it('takes some hundred bytes for an indicator as feeds have them', () => {
    const archive = createArchive();
    for (let index = 0; index < 40_000; index += 1) {
      const digits = index.toString(16).padStart(12, '0');
      archive.add({
        type: 'indicator',
        spec_version: '2.1',
        id: `indicator--8e2e2d2b-17d4-4cbf-938f-${digits}`,
        created: '2026-01-01T00:00:00.000Z',
        modified: '2026-01-01T00:00:00.000Z',
        name: `Host ${index}`,
        indicator_types: ['malicious-activity'],
        pattern: `[domain-name:value = 'host-${index}.example']`,
        pattern_type: 'stix',
        valid_from: '2026-01-01T00:00:00Z',
      });
    }
    const bytes = archive.state().chunks.reduce((sum, { length }) => sum + length, 0);
    expect(bytes / 40_000).toBeLessThan(200);
  });
});
