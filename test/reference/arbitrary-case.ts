import fc from 'fast-check';
import { arbitraryCase } from '../oracle/generate.js';
import { comparisonOver } from '../oracle/generate/comparisons.js';
import { inputOf } from '../oracle/generate/observations.js';
import { observationExpressionOver } from '../oracle/generate/patterns.js';
import { instants, pools, windows, type PoolName } from '../oracle/generate/pools.js';
import { renderComparison, renderPattern } from '../oracle/generate/render.js';
import type { ObservationNode } from '../oracle/generate/structure.js';
import type { StixVersion } from '../oracle/index.js';
import type { DifferentialCase } from './explain.js';

/**
 * Cases for both versions of STIX, which differ in how START and STOP are written and in the container that the reference
 * takes. A third is anything that the generators make. In the rest one thing decides the verdict: one bracket, one list of
 * references, one comparison on one value, or the moments of events that nearly every bracket matches.
 */
export function arbitraryDifferentialCase(): fc.Arbitrary<DifferentialCase> {
  const anything = inBothVersions((stixVersion) => arbitraryCase({ profile: 'reference', stixVersion }));
  const oneBracket = inBothVersions((stixVersion) =>
    arbitraryCase({ profile: 'reference', stixVersion, maxSlots: 1, maxObservations: 2 }),
  );
  return fc.oneof(
    { weight: 5, arbitrary: anything },
    { weight: 1, arbitrary: oneBracket },
    { weight: 1, arbitrary: inBothVersions(arbitraryReferencesCase) },
    { weight: 6, arbitrary: inBothVersions(arbitraryValueCase) },
    { weight: 2, arbitrary: inBothVersions(arbitraryMomentsCase) },
  );
}

type Made = Pick<DifferentialCase, 'pattern' | 'input'>;

function inBothVersions(make: (version: StixVersion) => fc.Arbitrary<Made>): fc.Arbitrary<DifferentialCase> {
  const withVersion = (version: StixVersion): fc.Arbitrary<DifferentialCase> =>
    make(version).map(({ pattern, input }) => ({ pattern, input, version }));
  return fc.oneof(withVersion('2.0'), withVersion('2.1'));
}

/** One comparison on a value, or on some values by way of `[*]`, from the pool that its constants come from. */
function arbitraryValueCase(): fc.Arbitrary<Made> {
  const names = (Object.keys(pools) as PoolName[]).filter((name) => pools[name].values.length > 0);
  // Most of what comparisons can differ in is about texts and octets.
  return fc
    .constantFrom<PoolName[]>(...names, 'text', 'text', 'text', 'hexadecimal', 'hexadecimal', 'base64')
    .chain((name) => {
      const key = name === 'hexadecimal' ? 'v_hex' : name === 'base64' ? 'v_bin' : 'v';
      const values: readonly unknown[] = pools[name].values;
      const withLineFeed = values.filter((value) => typeof value === 'string' && value.includes('\n'));
      const value = fc.constantFrom(...values, ...withLineFeed, ...withLineFeed, ...withLineFeed);
      const paths = [`x-one:${key}`, `x-one:many[*].${key}`].map((path) => [path, name] as const);
      return fc.record({
        pattern: comparisonOver(paths).map((comparison) => `[${renderComparison(comparison)}]`),
        input: fc
          .tuple(value, fc.array(value, { maxLength: 3 }))
          .map(([one, many]) => [observedAtOnce({ [key]: one, many: many.map((each) => ({ [key]: each })) })]),
      });
    });
}

/** Positions in lists of references, some of which dangle. */
function arbitraryReferencesCase(): fc.Arbitrary<Made> {
  const paths = ['[0].v', '[1].v', '[1].v', '[2].v', '[*].v', '[1]', ''].map(
    (rest) => [`x-bag:all_refs${rest}`, 'word'] as const,
  );
  return fc.record({
    pattern: comparisonOver(paths).map((comparison) => `[${renderComparison(comparison)}]`),
    input: inputOf(['x-bag'], 1),
  });
}

function observedAtOnce(properties: Readonly<Record<string, unknown>>): unknown {
  const id = 'x-one--00000000-0000-4000-8000-000000000000';
  return {
    type: 'observed-data',
    id: 'observed-data--00000000-0000-4000-8000-000000000000',
    first_observed: '2017-01-01T00:00:00Z',
    last_observed: '2017-01-01T00:00:00Z',
    number_observed: 1,
    objects: { '0': { type: 'x-one', id, ...properties } },
  };
}

/**
 * Operators and qualifiers over brackets that ask for little, so that time decides:
 * `((...) START x STOP y FOLLOWEDBY ...) WITHIN s SECONDS`.
 */
function arbitraryMomentsCase(stixVersion: StixVersion): fc.Arbitrary<Made> {
  const operand = observationExpressionOver(comparisonOver([['x-event:v', 'word']]), { stixVersion, maxSlots: 3 });
  const instant = fc.constantFrom(...instants).map((text) => `t'${text}'`);
  return fc.record({
    pattern: fc
      .tuple(operand, operand, instant, instant, fc.constantFrom(...windows))
      .map(([left, right, start, stop, seconds]) => {
        const bounded: ObservationNode = { kind: 'startstop', operand: left, start, stop };
        return renderPattern({ kind: 'within', operand: { kind: 'followedby', left: bounded, right }, seconds });
      }),
    input: inputOf(['x-event'], 6),
  });
}
