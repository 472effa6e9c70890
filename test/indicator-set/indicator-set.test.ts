import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/compile/profile.js';
import { createExpressionIndex } from '../../src/indicator-set/expression-index.js';
import { createIndicatorSet, openIndicatorSet, openSharedSet } from '../../src/indicator-set/indicator-set.js';
import { readObservations } from '../../src/match/read-observations.js';
import type { Indicator } from '../../src/stix/indicator.js';
import { SealedDataError } from '../../src/stix/sealed-data.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

const indicator = (id: string, pattern: string, rest: Partial<Indicator> = {}): Partial<Indicator> => ({
  id: `indicator--${id}`,
  pattern,
  ...rest,
});

const seen = (...values: string[]) =>
  values.map((value, index) => ({
    type: 'observed-data',
    id: `observed-data--${index}`,
    first_observed: `2026-01-01T00:00:0${index}Z`,
    last_observed: `2026-01-01T00:00:0${index}Z`,
    number_observed: 1,
    objects: { 0: { type: 'domain-name', value } },
  }));

const A = "[domain-name:value = 'a.example']";
const B = "[domain-name:value = 'b.example']";

const idsOf = (matches: readonly { indicator: { id: string } }[]) => matches.map((match) => match.indicator.id);

describe('what is loaded', () => {
  it.each<[reason: string, indicator: Partial<Indicator>]>([
    ['no id', { pattern: A }],
    ['no pattern', { id: 'indicator--x' }],
    ['other pattern language', indicator('x', 'alert tcp any', { pattern_type: 'snort' })],
    ['revoked', indicator('x', A, { revoked: true })],
    ['invalid pattern', indicator('x', "[domain-name:value = 'a.example'")],
    ['invalid pattern', indicator('x', "[ipv4-addr:value ISSUBSET 'x']")],
  ])('an indicator is skipped for "%s", and others are not', (reason, bad) => {
    const set = createIndicatorSet([indicator('1', A), bad, indicator('2', B)]);
    expect(set.size).toBe(2);
    expect(set.skipped.map((one) => one.reason)).toEqual([reason]);
    expect(idsOf(set.match(seen('b.example', 'a.example')))).toEqual(['indicator--1', 'indicator--2']);
  });

  it('an invalid pattern says where', () => {
    const { skipped } = createIndicatorSet([indicator('1', '[a:b = ]')]);
    expect(skipped[0]?.diagnostics).toMatchObject([{ code: 'P101', span: { start: 7, end: 8 } }]);
  });

  it.each([
    ['2.0 by its object', {}, 1],
    ['2.0 by its pattern_version', { spec_version: '2.1', pattern_version: '2.0' }, 1],
    ['2.1', { spec_version: '2.1' }, 0],
  ])('START as a string is read in an indicator that is %s', (_name, rest, size) => {
    const pattern = `${A} START '2025-01-01T00:00:00Z' STOP '2027-01-01T00:00:00Z'`;
    expect(createIndicatorSet([indicator('1', pattern, rest)]).size).toBe(size);
  });

  it.each<[kept: string, first: string | undefined, second: string | undefined, reason: string]>([
    [B, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'older version'],
    [A, '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'older version'],
    [A, '2026-01-01T00:00:00.10Z', '2026-01-01T00:00:00.09Z', 'older version'],
    [B, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'duplicate'],
    [B, undefined, undefined, 'duplicate'],
  ])('of two versions under one id %s is kept', (kept, first, second, reason) => {
    const version = (pattern: string, modified: string | undefined) =>
      indicator('1', pattern, modified === undefined ? {} : { modified });
    const set = createIndicatorSet([version(A, first), version(B, second)]);
    expect([...set.loaded()].map((loaded) => loaded.indicator.pattern)).toEqual([kept]);
    expect(set.skipped.map((one) => one.reason)).toEqual([reason]);
    expect(idsOf(set.match(seen(kept === A ? 'a.example' : 'b.example')))).toEqual(['indicator--1']);
    expect(set.match(seen(kept === A ? 'b.example' : 'a.example'))).toEqual([]);
  });
});

describe('changes', () => {
  it('add, remove and replaceAll leave the rest as it was', () => {
    const set = createIndicatorSet([indicator('1', A)]);
    set.add([indicator('2', B), indicator('3', A)]);
    expect(idsOf(set.match(seen('a.example', 'b.example')))).toEqual(['indicator--1', 'indicator--2', 'indicator--3']);
    set.remove(['indicator--1', 'indicator--unknown']);
    expect(idsOf(set.match(seen('a.example', 'b.example')))).toEqual(['indicator--2', 'indicator--3']);
    set.remove(['indicator--3']);
    expect(set.match(seen('a.example'))).toEqual([]);
    set.replaceAll([indicator('4', A)]);
    expect(idsOf(set.match(seen('a.example', 'b.example')))).toEqual(['indicator--4']);
    expect(set.size).toBe(1);
  });

  it('a revocation that comes later takes the indicator out', () => {
    const set = createIndicatorSet([indicator('1', A)]);
    set.add([indicator('1', A, { revoked: true })]);
    expect(set.size).toBe(0);
    expect(set.match(seen('a.example'))).toEqual([]);
  });
});

describe('cost', () => {
  it.each([10, 1_000, 20_000])(
    'with %i equality indicators an observation has no more candidates than it matches',
    (size) => {
      const index = createExpressionIndex(PROFILES.spec);
      for (let host = 0; host < size; host += 1) {
        const { ast } = parsePattern(
          `[domain-name:value = 'host-${host}.example' OR domain-name:value = 'host-${host}.test']`,
        );
        if (ast?.expression.kind === 'observationExpression') index.add(ast.expression, host);
      }
      const visited: number[] = [];
      for (const observation of readObservations(seen('host-7.example', 'none.example', 'host-3.test')).observations) {
        index.candidates(observation, (use) => visited.push(use));
      }
      expect(visited).toEqual([7, 3]);
    },
  );
});

describe('saved sets', () => {
  const bytes = createIndicatorSet([indicator('1', A), indicator('2', B)], { profile: 'detection' }).save();

  it('opens with the same indicators and profile', () => {
    const set = openIndicatorSet(bytes);
    expect([set.size, set.profile]).toEqual([2, 'detection']);
    expect(idsOf(set.match(seen('B.Example.')))).toEqual(['indicator--2']);
  });

  const text = Buffer.from(bytes).toString('latin1');
  it.each([
    ['something else', 'hello', /no saved indicator-set/],
    ['nothing', '', /no saved indicator-set/],
    ['another kind', text.replace('indicator-set', 'stream'), /a saved stream, not a saved indicator-set/],
    ['another version', text.replace('indicator-set 2', 'indicator-set 7'), /format 7/],
    ['a changed octet', text.replace('a.example', 'c.example'), /damaged/],
    ['an end that is missing', text.slice(0, -2), /damaged/],
  ])('refuses %s by name', (_name, content, message) => {
    const open = (): unknown => openIndicatorSet(Buffer.from(content, 'latin1'));
    expect(open).toThrow(SealedDataError);
    expect(open).toThrow(message);
  });
});

describe('shared sets', () => {
  it('are not changed by what is later added to, or taken out of, the set or one that was opened from it', () => {
    const set = createIndicatorSet([indicator('1', A), indicator('2', B)], { profile: 'detection' });
    const shared = set.share();
    const opened = openSharedSet(shared);
    set.remove(['indicator--1']);
    set.add([indicator('3', B)]);
    const other = openSharedSet(shared);
    other.remove(['indicator--2']);

    expect(idsOf(set.match(seen('a.example', 'b.example')))).toEqual(['indicator--2', 'indicator--3']);
    expect(idsOf(other.match(seen('a.example', 'b.example')))).toEqual(['indicator--1']);
    for (const one of [opened, openSharedSet(shared)]) {
      expect(idsOf(one.match(seen('a.example', 'b.example')))).toEqual(['indicator--1', 'indicator--2']);
    }
  });

  it('are the same memory until the set changes', () => {
    const set = createIndicatorSet([indicator('1', A)]);
    const first = set.share();
    expect(set.share()).toBe(first);
    set.add([indicator('2', B)]);
    expect(set.share()).not.toBe(first);
  });
});
