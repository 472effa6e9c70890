import { expect, test } from 'vitest';
import { typesAskedForIds } from '../../src/syntax/types-asked-for-ids.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

test.each([
  { pattern: "[file:id = 'file--1']", expected: ['file'] },
  { pattern: "[file:'id' = 'file--1']", expected: ['file'] },
  { pattern: '[EXISTS file:id]', expected: ['file'] },
  { pattern: '[NOT EXISTS file:id]', expected: ['file'] },
  { pattern: "[network-traffic:src_ref.id = 'a']", expected: ['network-traffic'] },
  { pattern: "[email-message:to_refs[*].id IN ('a', 'b')]", expected: ['email-message'] },
  { pattern: "[x-thing:id.value = 'a']", expected: ['x-thing'] },
  {
    pattern: "[file:name = 'a'] FOLLOWEDBY ([file:name = 'b'] OR [file:name = 'c' AND file:id = 'd']) WITHIN 5 SECONDS",
    expected: ['file'],
  },
  { pattern: "[file:name = 'id']", expected: [] },
  { pattern: "[file:name = 'a' OR process:pid = 1]", expected: [] },
  { pattern: "[user-account:user_id = 'a']", expected: [] },
  { pattern: "[x-thing:ID = 'a']", expected: [] },
  { pattern: "[id:value = 'a']", expected: [] },
])('$pattern: $expected', ({ pattern, expected }) => {
  const { ast } = parsePattern(pattern);
  expect(ast && [...typesAskedForIds(ast)]).toEqual(expected);
});
