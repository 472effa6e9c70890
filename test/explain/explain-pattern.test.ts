import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILES, type ProfileName } from '../../src/compile/profile.js';
import { explainPattern } from '../../src/explain/explain-pattern.js';
import { preparePattern } from '../../src/match/prepare-pattern.js';
import { arbitraryObservationPattern } from '../oracle/generate.js';
import { parseValid } from './parse-valid.js';

function sectionsOf(pattern: string, profile: ProfileName = 'detection'): Readonly<Record<string, readonly string[]>> {
  const sections = explainPattern(parseValid(pattern), PROFILES[profile]);
  return Object.fromEntries(sections.map(({ title, lines }) => [title, lines]));
}

describe('how brackets are looked up', () => {
  const HASH = 'a'.repeat(64);
  test.each<[pattern: string, ...lines: string[]]>([
    ["[domain-name:value = 'C2.example']", "looked up by the value of domain-name:value: 'c2.example'"],
    ['[network-traffic:dst_port IN (80, 443)]', 'looked up by the value of network-traffic:dst_port: 80 or 443'],
    ["[file:name IN ('a', 'b', 'c', 'd', 'e')]", "looked up by the value of file:name: 'a', 'b', 'c' or 2 others"],
    [
      `[network-traffic:dst_port = 80 AND file:hashes.'SHA-256' = '${HASH}']`,
      `looked up by the value of file:hashes.'SHA-256': '${HASH}'`,
    ],
    [
      "[file:name = 'a' OR file:size > 5 OR file:size <= 1]",
      "looked up by the value of file:name: 'a'",
      'tried on every file:size from 5 upwards',
      'tried on every file:size from 1 downwards',
    ],
    ["[url:value LIKE 'http://a.example/%']", "looked up by the beginning of url:value: 'http://a.example'"],
    ["[file:name LIKE '%.docm.exe']", "looked up by the end of file:name: 'docm.exe'"],
    ["[file:name LIKE '%dropper%']", "looked up by a part of file:name: 'drop'"],
    [
      "[file:name MATCHES 'evil[0-9]']",
      "looked up by a part of file:name: 'evil'; texts with characters beyond ASCII are all tried",
    ],
    [
      "[ipv4-addr:value ISSUBSET '198.51.100.7/24']",
      'looked up by the address block that ipv4-addr:value is in: 198.51.100.0/24',
    ],
    ["[file:name != 'a']", 'not looked up: tried on every observation that has file:name'],
    ['[file:name IN ()]', 'never tried: nothing can satisfy it'],
    ['[NOT EXISTS process:parent_ref]', 'not looked up: tried on every observation with a process'],
  ])('%s', (pattern, ...lines) => {
    const told = sectionsOf(pattern)['Look-up and cost'];
    expect(told).toEqual([
      ...lines.map((line) => `[0] ${line}`),
      'Each observation is decided by itself; nothing is kept.',
    ]);
  });

  test('each pair of brackets is told with its number, of many the first', () => {
    const told = sectionsOf(Array(60).fill("[file:name = 'a']").join(' AND '))['Look-up and cost'] ?? [];
    expect(told[1]).toBe("[1] looked up by the value of file:name: 'a'");
    expect(told.slice(-3)).toEqual([
      "[49] looked up by the value of file:name: 'a'",
      '… and 10 more brackets',
      'It needs several observations: those that satisfy a bracket are kept until it is decided.',
    ]);
  });
});

describe('what a profile reads into a pattern', () => {
  const HASH_FOLD = "file:hashes.sha256: 'AB' is compared as 'ab'";
  test.each<[profile: ProfileName, pattern: string, lines: readonly string[]]>([
    ['detection', "[file:name = 'A']", []],
    ['spec', "[file:hashes.sha256 = 'AB']", []],
    [
      'detection',
      "[file:hashes.sha256 = 'AB']",
      [
        'file:hashes.sha256: spellings that name the same thing are equal, upper and lower case among them',
        HASH_FOLD,
        'hashes: every spelling of SHA-256 is read as that name',
      ],
    ],
    [
      'detection',
      "[network-traffic:dst_ref.value = 'http://A.example']",
      [
        'network-traffic:dst_ref.value: spellings that name the same thing are equal where the object is a domain name, an e-mail address or a URL, upper and lower case among them',
        "network-traffic:dst_ref.value: 'http://A.example' is compared as 'http://a.example'",
      ],
    ],
    ['reference', '[a:b NOT = 1]', []],
    ['reference', '[a:b[*] NOT = 1]', ['a:b[*]: NOT is of each element, so that one for which it holds is enough']],
    ['reference', '[a:b NOT <= 1]', ['a:b: NOT <= is false where the value cannot be compared']],
    [
      'reference',
      "[a:b = t'2026-01-01T00:00:00Z']",
      ['a:b: an observation with a text there that is no timestamp takes no part'],
    ],
    ['reference', '[a:b = 1] WITHIN 5 SECONDS', ['WITHIN: a time that is exactly the limit is within it']],
  ])('%s reads %s', (profile, pattern, lines) => {
    const told = sectionsOf(pattern, profile)[`Profile ${profile}`];
    expect(told).toEqual(lines.length > 0 ? lines : ['It reads this pattern by its letter.']);
  });
});

describe('the tree', () => {
  test('numbers the brackets, and has the last qualifier outermost', () => {
    const pattern =
      "([file:name = 'a' AND (file:size = 1 OR file:size = 2)] FOLLOWEDBY [EXISTS url:value]) WITHIN 5 SECONDS REPEATS 2 TIMES OR [a:b = 1]";
    expect(sectionsOf(pattern)['Tree']).toEqual([
      'OR',
      '├─ REPEATS 2 TIMES',
      '│  └─ WITHIN 5 SECONDS',
      '│     └─ FOLLOWEDBY',
      '│        ├─ [0] AND',
      "│        │  ├─ file:name = 'a'",
      '│        │  └─ OR',
      '│        │     ├─ file:size = 1',
      '│        │     └─ file:size = 2',
      '│        └─ [1] EXISTS url:value',
      '└─ [2] a:b = 1',
    ]);
  });

  test('is cut off where it is too long to read', () => {
    const told = sectionsOf(`[${Array(500).fill('a:b = 1').join(' OR ')}]`)['Tree'] ?? [];
    expect(told.length).toBe(201);
    expect(told.at(-1)).toBe('… and 301 more lines');
  });
});

test('any pattern is explained, with every bracket of its plan', () => {
  const profiles = fc.constantFrom<ProfileName[]>('spec', 'detection', 'reference');
  fc.assert(
    fc.property(arbitraryObservationPattern(), profiles, (pattern, profile) => {
      const { Tree: tree = [], 'Look-up and cost': lookUp = [] } = sectionsOf(pattern, profile);
      const { expressions } = preparePattern(parseValid(pattern), PROFILES[profile]);
      const numbers = [...expressions.keys()];
      const shown = tree.flatMap((line) => /(?:^|─ )\[(\d+)\] /.exec(line)?.slice(1).map(Number) ?? []);
      expect(shown).toEqual(numbers);
      expect([...new Set(lookUp.flatMap((line) => /^\[(\d+)\] /.exec(line)?.slice(1).map(Number) ?? []))]).toEqual(
        numbers,
      );
    }),
    { numRuns: 500 },
  );
});
