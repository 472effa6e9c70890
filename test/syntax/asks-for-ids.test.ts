import { expect, test } from 'vitest';
import { asksForIds } from '../../src/syntax/asks-for-ids.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

test.each([
  { pattern: "[file:id = 'file--1']", expected: true },
  { pattern: "[file:'id' = 'file--1']", expected: true },
  { pattern: '[EXISTS file:id]', expected: true },
  { pattern: '[NOT EXISTS file:id]', expected: true },
  { pattern: "[network-traffic:src_ref.id = 'a']", expected: true },
  { pattern: "[email-message:to_refs[*].id IN ('a', 'b')]", expected: true },
  { pattern: "[x-thing:id.value = 'a']", expected: true },
  {
    pattern: "[file:name = 'a'] FOLLOWEDBY ([file:name = 'b'] OR [file:name = 'c' AND file:id = 'd']) WITHIN 5 SECONDS",
    expected: true,
  },
  { pattern: "[file:name = 'id']", expected: false },
  { pattern: "[file:name = 'a' OR process:pid = 1]", expected: false },
  { pattern: "[user-account:user_id = 'a']", expected: false },
  { pattern: "[x-thing:ID = 'a']", expected: false },
  { pattern: "[id:value = 'a']", expected: false },
])('$pattern: $expected', ({ pattern, expected }) => {
  const { ast } = parsePattern(pattern);
  expect(ast && asksForIds(ast)).toBe(expected);
});
