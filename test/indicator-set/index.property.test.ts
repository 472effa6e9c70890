import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/compile/profile.js';
import { createExpressionIndex } from '../../src/indicator-set/expression-index.js';
import { preparePattern, type PreparedExpression } from '../../src/match/prepare-pattern.js';
import { readObservations } from '../../src/match/read-observations.js';
import { isValid, parsePattern } from '../../src/syntax/parse-pattern.js';
import { arbitraryCase, arbitraryObservationPattern, type ThemeName } from '../oracle/generate.js';
import { runOf } from '../property/seeds.js';

// House rule 8: an optimisation only discards. Whatever an observation satisfies must be among its candidates.

const THEMES: readonly ThemeName[] = ['event', 'bag', 'references', 'file', 'network', 'names', 'everything'];

describe.each(THEMES)('on %s', (theme) => {
  it('candidates include every expression that holds', () => {
    let held = 0;
    fc.assert(
      fc.property(
        arbitraryCase({ theme }),
        fc.array(arbitraryObservationPattern({ theme }), { maxLength: 8 }),
        ({ pattern, input, profile: name }, others) => {
          const profile = PROFILES[name];
          const index = createExpressionIndex(profile);
          const expressions = [pattern, ...others].flatMap((text): readonly PreparedExpression[] => {
            const result = parsePattern(text);
            return isValid(result) ? preparePattern(result.ast, profile).expressions : [];
          });
          expressions.forEach(({ node }, use) => {
            index.add(node, use);
          });

          for (const observation of readObservations(input).observations) {
            const candidates = new Set<number>();
            index.candidates(observation, (use) => candidates.add(use));
            const satisfied = expressions.filter((expression) => expression.test(observation));
            held += satisfied.length;
            const missed = satisfied.filter((expression) => !candidates.has(expressions.indexOf(expression)));
            expect(missed.map(({ key }) => key)).toEqual([]);
          }
        },
      ),
      runOf(203, 500),
    );
    expect(held).toBeGreaterThan(500);
  });
});
