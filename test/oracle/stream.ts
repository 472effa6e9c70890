import { ask, leastBinding, type Binding, type Question, type Span } from './bindings.js';
import type { OracleOptions } from './evaluate.js';
import type { OracleObservation } from './observe.js';
import { parseOraclePattern } from './parse.js';

/** When a pattern reports again (semantics 14). */
export type Emission = 'match' | 'first' | 'each';

/** One match: the position of the released observation that completed it, and its witness. */
export type Emitted = { readonly at: number; readonly bindings: Binding };

/**
 * What each pattern emits, in release order, when the observations (which are in release order) are released one by
 * one. Throws like `oracleMatches`.
 */
export function oracleStream(
  patterns: readonly string[],
  observations: readonly OracleObservation[],
  { emission, profile = 'spec', stixVersion = '2.1' }: OracleOptions & { readonly emission: Emission },
): Emitted[][] {
  return patterns.map((pattern) =>
    emissionsOf(ask(parseOraclePattern(pattern, stixVersion), observations, profile), emission),
  );
}

/** What one pattern emits when the question's observations are released one by one. Throws OracleLimitError. */
export function emissionsOf(question: Question, emission: Emission): Emitted[] {
  const emitted: Emitted[] = [];
  for (let at = 0; at < question.observations.length; at += 1) {
    const bindings = leastBinding(question, spanAfterRelease(emission, at, emitted));
    if (bindings === undefined) continue;
    emitted.push({ at, bindings });
    if (emission === 'first') break;
  }
  return emitted;
}

function spanAfterRelease(emission: Emission, at: number, emitted: readonly Emitted[]): Span {
  // `match` empties the state: only what was released since the last match counts. What is found then uses the
  // observation at `at` of itself, or it would have been found earlier.
  if (emission === 'match') return { from: (emitted.at(-1)?.at ?? -1) + 1, to: at + 1 };
  return { from: 0, to: at + 1, mustUse: at };
}
