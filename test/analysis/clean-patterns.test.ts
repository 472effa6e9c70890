import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validatePattern } from '../../src/analysis/validate-pattern.js';

// Patterns that are right: of every object type and kind of path, as the standard's examples are, and with values that look like mistakes.
const PATTERNS = JSON.parse(readFileSync(new URL('clean-patterns.json', import.meta.url), 'utf8')) as readonly string[];

test.each(PATTERNS)('nothing is said about %s', (pattern) => {
  expect(validatePattern(pattern)).toEqual([]);
});
