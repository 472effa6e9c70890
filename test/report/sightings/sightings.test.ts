import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Match } from '../../../src/match/match.js';
import { createSightings, type SightingsOptions } from '../../../src/report/sightings/sightings.js';
import type { StixObject } from '../../../src/stix/stix-object.js';
import { matchOf } from '../match-of.js';

const GREEN = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da';
const IDENTITY = 'identity--f431f809-377b-45e0-aa1c-6a4751cae5ff';
const OBJECTS = {
  '0': { type: 'ipv4-addr', value: '198.51.100.7' },
  '1': { type: 'url', value: 'http://198.51.100.7/' },
};
const seen = (time: string, options: { line?: number; sensor?: string; marking?: unknown } = {}): Match =>
  matchOf("[ipv4-addr:value = '198.51.100.7']", OBJECTS, {
    time,
    line: options.line ?? 1,
    ...(options.sensor !== undefined && { sensor: options.sensor }),
    indicator: { object_marking_refs: options.marking ?? [GREEN] },
  });

function sightingsOf(matches: readonly Match[], options: Partial<SightingsOptions> = {}): readonly StixObject[] {
  const sightings = createSightings({ window: 3600, ...options });
  matches.forEach(sightings.add);
  return sightings.take().objects;
}

const ofType = (objects: readonly StixObject[], type: string) => objects.filter((object) => object.type === type);

describe('sightings', () => {
  test('bring the matches of an indicator and a window together', () => {
    const objects = sightingsOf([
      seen('2026-03-12T17:21:05.5Z', { sensor: 'east' }),
      seen('2026-03-12T17:21:05.25Z', { sensor: 'west', line: 2 }),
      seen('2026-03-12T18:00:00Z', { line: 3 }),
    ]);
    const [first, second] = ofType(objects, 'sighting');
    expect(first).toMatchObject({
      spec_version: '2.1',
      created: '2026-03-12T17:00:00.000Z',
      modified: '2026-03-12T17:21:05.502Z',
      first_seen: '2026-03-12T17:21:05.25Z',
      last_seen: '2026-03-12T17:21:05.5Z',
      count: 2,
      sighting_of_ref: 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
      object_marking_refs: [GREEN],
    });
    expect(second).toMatchObject({ count: 1, created: '2026-03-12T18:00:00.000Z' });
    // Address and URL are not tied: two observed-data an observation (STIX 4.14).
    expect(first?.['observed_data_refs']).toHaveLength(4);
    const sensors = ofType(objects, 'identity');
    expect(sensors.map(({ name }) => name)).toEqual(['east', 'west']);
    expect(first?.['where_sighted_refs']).toEqual(sensors.map(({ id }) => id));
    for (const one of ofType(objects, 'observed-data')) expect(one).toMatchObject({ object_marking_refs: [GREEN] });
  });

  test('are no word of the file that the record was in', () => {
    expect(JSON.stringify(sightingsOf([seen('2026-03-12T17:21:05Z')]))).not.toContain('"log"');
  });

  test('hold the record itself where the observation has it', () => {
    const match = seen('2026-03-12T17:21:05Z');
    const sightings = createSightings({ window: 3600 });
    sightings.add({ ...match, observations: match.observations.map((one) => ({ ...one, record: 'a line é' })) });
    const { objects, observables } = sightings.take();
    const artifact = observables.find(({ type }) => type === 'artifact');
    expect(Buffer.from(String(artifact?.['payload_bin']), 'base64').toString()).toBe('a line é');
    const holders = ofType(objects, 'observed-data').filter(({ object_refs: refs }) =>
      [refs].flat().includes(artifact?.id),
    );
    expect(holders).toHaveLength(1);
    expect(objects[0]?.['observed_data_refs']).toContain(holders[0]?.id);
  });

  test('say who reports, and pass on markings alone that are some', () => {
    const [sighting, observed] = sightingsOf([seen('2026-03-12T17:21:05Z', { marking: ['tlp:red', GREEN] })], {
      createdByRef: IDENTITY,
    });
    for (const object of [sighting, observed]) {
      expect(object).toMatchObject({ created_by_ref: IDENTITY, object_marking_refs: [GREEN] });
    }
    expect(sightingsOf([seen('2026-03-12T17:21:05Z', { marking: 'red' })])[0]).not.toHaveProperty(
      'object_marking_refs',
    );
  });

  test('refer to so many observations, count the rest, and tell of them', () => {
    const matches = Array.from({ length: 5 }, (_, at) => seen(`2026-03-12T17:21:0${at}Z`, { line: at }));
    const cut: string[] = [];
    const [sighting] = sightingsOf(matches, { maxObservations: 2, onLimit: ({ id }) => cut.push(id) });
    expect(sighting).toMatchObject({ count: 5, last_seen: '2026-03-12T17:21:04Z' });
    expect(sighting?.['observed_data_refs']).toHaveLength(4);
    expect(cut).toHaveLength(3);
  });

  test('are given out once, when their window has ended', () => {
    const sightings = createSightings({ window: 60 });
    sightings.add(seen('2026-03-12T17:21:05Z'));
    expect(sightings.take('2026-03-12T17:21:59.9Z').objects).toEqual([]);
    expect(ofType(sightings.take('2026-03-12T17:22:00Z').objects, 'sighting')).toHaveLength(1);
    expect(sightings.take().objects).toEqual([]);
  });

  test('that were given out grow by late matches, and are later versions of themselves', () => {
    const sightings = createSightings({ window: 3600 });
    sightings.add(seen('2026-03-12T17:21:05Z'));
    sightings.add(seen('2026-03-12T17:51:05Z', { line: 2 }));
    const [first] = ofType(sightings.take('2026-03-12T18:00:00Z').objects, 'sighting');
    const after = createSightings({ window: 3600 });
    after.restore(JSON.parse(JSON.stringify(sightings.save())));
    after.add(seen('2026-03-12T17:10:00Z', { line: 3 }));
    const late = after.take('2026-03-12T18:00:00Z').objects;
    const [second] = ofType(late, 'sighting');
    expect([first?.['count'], second?.['count']]).toEqual([2, 3]);
    expect(second?.id).toBe(first?.id);
    // It refers to all; those that were given out with the first are not given again.
    expect(second?.['observed_data_refs']).toEqual(
      expect.arrayContaining([...(first?.['observed_data_refs'] as string[])]),
    );
    expect(second?.['observed_data_refs']).toHaveLength(6);
    expect(ofType(late, 'observed-data')).toHaveLength(2);
    expect(String(second?.['modified']) > String(first?.['modified'])).toBe(true);
    expect(second).toMatchObject({ first_seen: '2026-03-12T17:10:00Z', last_seen: '2026-03-12T17:51:05Z' });
  });

  test('are of indicators that STIX can refer to, and in years that it can write', () => {
    const invalid: string[] = [];
    const sightings = createSightings({ window: 7 * 86_400, onInvalid: ({ id }) => invalid.push(id) });
    const match = seen('0000-01-01T00:00:01Z');
    sightings.add({ ...match, indicator: { ...match.indicator, id: 'mine' } });
    sightings.add(match);
    expect(invalid).toEqual(['mine']);
    expect(sightings.take().objects[0]).toMatchObject({ type: 'sighting', created: '0000-01-01T00:00:00.000Z' });
  });

  test('come so many at a time', () => {
    const sightings = createSightings({ window: 60 });
    for (let minute = 0; minute < 5; minute += 1) sightings.add(seen(`2026-03-12T17:0${minute}:00Z`));
    const counts = [2, 2, 2, 2].map((most) => ofType(sightings.take(undefined, most).objects, 'sighting').length);
    expect(counts).toEqual([2, 2, 1, 0]);
  });

  test('of any stream are the same in one run, and with a restart anywhere in it', () => {
    const stream = fc.array(
      fc.record({ second: fc.integer({ min: 0, max: 300 }), line: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(stream, fc.nat(), (events, at) => {
        const matches = events.map(({ second, line }) =>
          seen(new Date(Date.UTC(2026, 2, 12) + second * 1000).toISOString(), { line }),
        );
        const whole = createSightings({ window: 60 });
        matches.forEach(whole.add);
        const cut = at % matches.length;
        const before = createSightings({ window: 60 });
        matches.slice(0, cut).forEach(before.add);
        const after = createSightings({ window: 60 });
        after.restore(JSON.parse(JSON.stringify(before.save())));
        matches.slice(cut).forEach(after.add);
        expect(after.take()).toEqual(whole.take());
      }),
      { numRuns: 50 },
    );
  });
});
