import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runOf } from '../property/seeds.js';
import { arbitraryCase } from './generate.js';
import { inReleaseOrder, oracleMatches, oracleStream, oracleWitness, readOracleInput } from './index.js';

test('1.3: a count of n is n observations', () => {
  fc.assert(
    fc.property(arbitraryCase({ maxObservations: 3, maxSlots: 4 }), ({ pattern, input, profile }) => {
      const counted = readOracleInput(input);
      const apart = counted.flatMap((one) =>
        Array.from({ length: Math.min(one.count, 4) }, () => ({ ...one, count: 1 })),
      );
      const matches = oracleWitness(pattern, counted, { profile }) !== undefined;
      expect(oracleWitness(pattern, apart, { profile }) !== undefined).toBe(matches);
    }),
    runOf(5, 1_500),
  );
});

test('13: detection keeps every match of a pattern without negation', () => {
  fc.assert(
    fc.property(arbitraryCase({ profile: 'detection' }), ({ pattern, input }) => {
      fc.pre(!/NOT|!=|<>/.test(pattern) && oracleMatches(pattern, input, { profile: 'spec' }));
      expect(oracleMatches(pattern, input, { profile: 'detection' })).toBe(true);
    }),
    runOf(6, 1_000),
  );
});

test.each(['match', 'first', 'each'] as const)(
  '14: a stream that emits %s has matched when the batch has',
  (emission) => {
    fc.assert(
      fc.property(arbitraryCase({ maxObservations: 5 }), ({ pattern, input, profile }) => {
        const observations = inReleaseOrder(readOracleInput(input));
        const [emitted = []] = oracleStream([pattern], observations, { emission, profile });
        const released = observations.map((_, at) => observations.slice(0, at + 1));
        const completed = released.findIndex((some) => oracleWitness(pattern, some, { profile }) !== undefined);
        expect(emitted[0]?.at ?? -1).toBe(completed);
        for (const { at, bindings } of emitted) expect(bindings.map((slot) => slot.observation)).toContain(at);
      }),
      runOf(7, 500),
    );
  },
);
