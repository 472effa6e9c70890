import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePattern } from '../../src/match/compile-pattern.js';
import { readObservations } from '../../src/match/read-observations.js';
import type { Match } from '../../src/match/match.js';
import { toSighting } from '../../src/report/to-sighting.js';
import type { Indicator } from '../../src/stix/indicator.js';
import type { Observation } from '../../src/stix/observation.js';
import { referencesOf } from '../../src/stix/references.js';
import type { StixObject } from '../../src/stix/stix-object.js';
import { arbitraryContainer, container, type Container } from '../stix/containers.js';

const INDICATOR: Indicator = {
  type: 'indicator',
  id: 'indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f',
  pattern: "[ipv4-addr:value = '198.51.100.3']",
};
const IDENTITY = 'identity--f431f809-377b-45e0-aa1c-6a4751cae5ff';
const LOCATION = 'location--a6e9345f-5a15-4c29-8bb3-7dcc5d168d64';
const MARKING = 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da';
const SENSOR = 'identity--b67d30ff-02ac-498a-92f9-32f845f448ff';

const TRAFFIC: Container = {
  0: { type: 'network-traffic', src_ref: '1', dst_ref: '2', protocols: ['ipv4', 'tcp'] },
  1: { type: 'ipv4-addr', value: '10.20.30.117' },
  2: { type: 'ipv4-addr', value: '198.51.100.3' },
};
const UNTIED: Container = { ...TRAFFIC, 3: { type: 'url', value: 'http://example.com/' } };

const observe = (objects: Container, line = 1, time = '2026-03-12T17:21:05.25Z'): Observation => ({
  firstObserved: time,
  lastObserved: time,
  numberObserved: 1,
  objects: container(objects),
  source: { file: 'conn.log', line },
});

const matchOf = (observations: readonly Observation[], indicator: Indicator = INDICATOR): Match => ({
  id: 'match--0c7b5b88-8ff7-5a4d-aa9d-feb398cd0061',
  indicator,
  matchedAt: '2026-03-12T17:21:05.25Z',
  firstObserved: observations[0]?.firstObserved ?? '',
  lastObserved: observations.at(-1)?.lastObserved ?? '',
  observations,
  bindings: [],
  sources: [],
});

const ofType = (objects: readonly StixObject[], type: string): readonly StixObject[] =>
  objects.filter((object) => object.type === type);

const shapeOf = (objects: readonly StixObject[]): readonly string[] => objects.map(({ type }) => type);

describe('one match', () => {
  test('of one observation whose objects are tied', () => {
    const made = toSighting(matchOf([observe(TRAFFIC)]));
    expect(shapeOf(made)).toEqual(['sighting', 'observed-data', 'network-traffic', 'ipv4-addr', 'ipv4-addr']);
    const [sighting, observedData, traffic, source, destination] = made;
    expect(sighting).toEqual({
      type: 'sighting',
      spec_version: '2.1',
      id: 'sighting--0c7b5b88-8ff7-5a4d-aa9d-feb398cd0061',
      created: '2026-03-12T17:21:05.250Z',
      modified: '2026-03-12T17:21:05.250Z',
      first_seen: '2026-03-12T17:21:05.25Z',
      last_seen: '2026-03-12T17:21:05.25Z',
      count: 1,
      sighting_of_ref: INDICATOR.id,
      observed_data_refs: [observedData?.id],
    });
    expect(observedData).toEqual({
      type: 'observed-data',
      spec_version: '2.1',
      id: observedData?.id,
      created: '2026-03-12T17:21:05.250Z',
      modified: '2026-03-12T17:21:05.250Z',
      first_observed: '2026-03-12T17:21:05.25Z',
      last_observed: '2026-03-12T17:21:05.25Z',
      number_observed: 1,
      object_refs: [traffic?.id, source?.id, destination?.id],
    });
    expect(traffic).toMatchObject({ src_ref: source?.id, dst_ref: destination?.id });
    expect(destination).toEqual({
      type: 'ipv4-addr',
      spec_version: '2.1',
      id: 'ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4',
      value: '198.51.100.3',
    });
  });

  test('of objects that nothing ties: several observed-data, each with the times and the count', () => {
    const made = toSighting(matchOf([{ ...observe(UNTIED), numberObserved: 7 }]));
    const [sighting, ...rest] = made;
    const observedData = ofType(rest, 'observed-data');
    expect(sighting).toMatchObject({ count: 1, observed_data_refs: observedData.map(({ id }) => id) });
    expect(observedData.map(({ object_refs: refs }) => (refs as readonly string[]).length)).toEqual([3, 1]);
    for (const one of observedData)
      expect(one).toMatchObject({ number_observed: 7, first_observed: '2026-03-12T17:21:05.25Z' });
  });

  test('of several observations: an object that they share is there once', () => {
    const made = toSighting(
      matchOf([observe(TRAFFIC, 1), observe({ 0: { type: 'ipv4-addr', value: '198.51.100.3', x_a: 1 } }, 2)]),
    );
    expect(shapeOf(made)).toEqual([
      'sighting',
      'observed-data',
      'observed-data',
      'network-traffic',
      'ipv4-addr',
      'ipv4-addr',
    ]);
    expect(made.at(-1)).toMatchObject({ value: '198.51.100.3', x_a: 1 });
  });

  test('of an observation without objects: there is nothing to refer to', () => {
    const made = toSighting(matchOf([observe({})]));
    expect(shapeOf(made)).toEqual(['sighting']);
    expect(made[0]).not.toHaveProperty('observed_data_refs');
  });
});

describe('identifiers', () => {
  const observedDataOf = (observation: Observation, ...rest: readonly unknown[]): readonly string[] =>
    ofType(
      toSighting(matchOf([observation], { ...INDICATOR, ...(rest[0] as object) }), rest[1] as object),
      'observed-data',
    ).map(({ id }) => id);
  const observation = observe(TRAFFIC);
  const ids = observedDataOf(observation);

  test.each<{
    readonly name: string;
    readonly observation: Observation;
    readonly indicator?: object;
    readonly options?: object;
  }>([
    { name: 'another indicator', observation, indicator: { id: 'indicator--0c7b5b88-8ff7-4a4d-aa9d-feb398cd0061' } },
    { name: 'another time of writing', observation, options: { now: '2026-04-01T00:00:00Z' } },
    {
      name: 'other keys',
      observation: observe({
        4: { ...TRAFFIC[0], type: 'network-traffic', src_ref: '5', dst_ref: '6' },
        5: { type: 'ipv4-addr', value: '10.20.30.117' },
        6: { type: 'ipv4-addr', value: '198.51.100.3' },
      }),
    },
  ])('$name, the same observed-data', ({ observation: other, indicator, options }) => {
    expect(observedDataOf(other, indicator, options)).toEqual(ids);
  });

  test.each<{
    readonly name: string;
    readonly observation: Observation;
    readonly indicator?: object;
    readonly options?: object;
  }>([
    { name: 'another line', observation: observe(TRAFFIC, 2) },
    { name: 'another time', observation: observe(TRAFFIC, 1, '2026-03-12T17:21:06Z') },
    { name: 'another count', observation: { ...observation, numberObserved: 2 } },
    { name: 'other objects', observation: observe({ ...TRAFFIC, 2: { type: 'ipv4-addr', value: '198.51.100.4' } }) },
    { name: 'another creator', observation, options: { createdByRef: IDENTITY } },
    { name: 'the markings of the indicator', observation, indicator: { object_marking_refs: [MARKING] } },
  ])('$name, another observed-data', ({ observation: other, indicator, options }) => {
    expect(observedDataOf(other, indicator, options)).not.toEqual(ids);
  });
});

describe('what the sighting says of itself', () => {
  const common = ({ created_by_ref, object_marking_refs, where_sighted_refs }: StixObject): unknown => ({
    created_by_ref,
    object_marking_refs,
    where_sighted_refs,
  });
  const observation = observe(TRAFFIC);
  const indicator = {
    ...INDICATOR,
    created_by_ref: IDENTITY,
    object_marking_refs: [MARKING],
    where_sighted_refs: [SENSOR, LOCATION],
  };

  test('nothing, if neither indicator nor options do', () => {
    const [sighting, observedData] = toSighting(matchOf([observation]));
    for (const one of [sighting, observedData]) {
      expect(Object.keys(one ?? {}).filter((name) => /created_by|marking|where/.test(name))).toEqual([]);
    }
  });

  test('what the indicator says', () => {
    const [sighting, observedData, ...scos] = toSighting(matchOf([observation], indicator)).map(common);
    const shared = { created_by_ref: IDENTITY, object_marking_refs: [MARKING] };
    expect(sighting).toEqual({ ...shared, where_sighted_refs: [SENSOR, LOCATION] });
    expect(observedData).toEqual({ ...shared, where_sighted_refs: undefined });
    // Nobody owns an address, and it makes no sense to restrict its sharing.
    for (const sco of scos) expect(sco).toEqual({});
  });

  test('options come before the indicator', () => {
    const options = { createdByRef: SENSOR, objectMarkingRefs: [], whereSightedRefs: [LOCATION] };
    const [sighting] = toSighting(matchOf([observation], indicator), options).map(common);
    expect(sighting).toEqual({ created_by_ref: SENSOR, where_sighted_refs: [LOCATION] });
  });

  test('what is no such reference is not passed on', () => {
    const [sighting] = toSighting(
      matchOf([observation], {
        ...INDICATOR,
        created_by_ref: 'us',
        object_marking_refs: ['TLP:RED', IDENTITY, 7, MARKING],
        where_sighted_refs: IDENTITY,
      }),
    ).map(common);
    expect(sighting).toEqual({ object_marking_refs: [MARKING] });
  });

  test('now is when the objects are made, to the millisecond', () => {
    const [sighting, observedData] = toSighting(matchOf([observation]), { now: '2026-04-01T00:00:00.123456Z' });
    for (const one of [sighting, observedData]) {
      expect(one).toMatchObject({ created: '2026-04-01T00:00:00.123Z', modified: '2026-04-01T00:00:00.123Z' });
    }
  });

  test('without it, an observed-data is as old as its observation, and not as the match', () => {
    const later = observe({ 0: { type: 'url', value: 'http://example.com/' } }, 2, '2026-03-12T18:00:00Z');
    const made = toSighting(matchOf([observation, later]));
    expect(made.slice(0, 3).map(({ created }) => created)).toEqual([
      '2026-03-12T18:00:00.000Z',
      '2026-03-12T17:21:05.250Z',
      '2026-03-12T18:00:00.000Z',
    ]);
  });

  test('a now that is no time is the error of the caller', () => {
    expect(() => toSighting(matchOf([observation]), { now: 'yesterday' })).toThrow(RangeError);
  });
});

describe('of any observation', () => {
  test('nothing is there twice, and everything that is referred to is there', () => {
    fc.assert(
      fc.property(arbitraryContainer, arbitraryContainer, (first, second) => {
        const [sighting, ...rest] = toSighting(matchOf([observe(first, 1), observe(second, 2)]));
        const observedData = ofType(rest, 'observed-data');
        const scos = rest.filter((object) => !observedData.includes(object));
        expect(new Set(rest.map(({ id }) => id)).size).toBe(rest.length);
        expect(sighting?.['observed_data_refs']).toEqual(observedData.map(({ id }) => id));
        const listed = new Set(observedData.flatMap(({ object_refs: refs }) => refs as readonly string[]));
        expect(listed).toEqual(new Set(scos.map(({ id }) => id)));
        for (const object of scos)
          for (const reference of referencesOf(object)) expect(listed.has(reference)).toBe(true);
      }),
    );
  });

  test('what matched once matches again as it was read back', () => {
    const pattern = compilePattern(
      "[domain-name:value = 'a' AND domain-name:resolves_to_refs[*].value = 'b'] OR [file:extensions.'archive-ext'.contains_refs[*].name = 'b'] OR [process:parent_ref.pid = 1]",
    );
    let matched = 0;
    fc.assert(
      fc.property(arbitraryContainer, (objects) => {
        const match = pattern.match([observe(objects)]);
        if (!match) return;
        matched += 1;
        const { observations, diagnostics } = readObservations(toSighting(match).slice(1));
        expect(diagnostics).toEqual([]);
        expect(pattern.match(observations)).toMatchObject({
          firstObserved: match.firstObserved,
          lastObserved: match.lastObserved,
        });
      }),
      { numRuns: 1_000 },
    );
    expect(matched).toBeGreaterThan(0);
  });
});
