import { expect, test } from 'vitest';
import { likeLiterals } from '../../src/indicator-set/like-literals.js';

// The Kelvin sign folds to k, so that only what stands beside it can be looked for.
test.each([
  ['evil.example', 'text', 'evil.example'],
  ['%evil-example%', 'gram', 'evil-exa'],
  ['%\u212aelvin-example%', 'gram', 'elvin-ex'],
  ['%stem\u212aelvin%', 'gram', 'stem'],
  ['\u212aelvin-example%', 'gram', 'elvin-ex'],
  ['%.evil-example', 'tail', '-example'],
  ['%evil.exampl\u212a', 'gram', 'evil.exa'],
])('LIKE %s: its %s %s', (pattern, kind, text) => {
  expect(likeLiterals(pattern)).toEqual({ kind, text });
});
