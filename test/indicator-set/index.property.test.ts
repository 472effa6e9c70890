import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROFILES } from '../../src/compile/profile.js';
import { createExpressionIndex } from '../../src/indicator-set/expression-index.js';
import { preparePattern, type PreparedExpression } from '../../src/match/prepare-pattern.js';
import { readObservations } from '../../src/match/read-observations.js';
import { isValid, parsePattern } from '../../src/syntax/parse-pattern.js';
import { arbitraryCase, arbitraryObservationPattern, type ThemeName } from '../oracle/generate.js';

// House rule 8: an optimisation only discards. Whatever an observation satisfies must be among its candidates.

const THEMES: readonly ThemeName[] = ['event', 'bag', 'references', 'file', 'network', 'names', 'everything'];

describe.each(THEMES)('on %s', (theme) => {
  it('candidates include every expression that holds, also after others have been removed', () => {
    let held = 0;
    fc.assert(
      fc.property(
        arbitraryCase({ theme }),
        fc.array(arbitraryObservationPattern({ theme }), { maxLength: 8 }),
        fc.array(arbitraryObservationPattern({ theme }), { maxLength: 4 }),
        ({ pattern, input, profile: name }, others, removed) => {
          const profile = PROFILES[name];
          const index = createExpressionIndex<PreparedExpression>(profile);
          const expressionsOf = (text: string): readonly PreparedExpression[] => {
            const result = parsePattern(text);
            return isValid(result) ? preparePattern(result.ast, profile).expressions : [];
          };
          const kept = [pattern, ...others].flatMap(expressionsOf);
          const withdrawn = removed.flatMap(expressionsOf);
          for (const expression of [...kept, ...withdrawn]) index.add(expression.node, expression);
          for (const expression of withdrawn) index.remove(expression.node, expression);

          for (const observation of readObservations(input).observations) {
            const candidates = new Set<PreparedExpression>();
            index.candidates(observation, (expression) => candidates.add(expression));
            const satisfied = kept.filter((expression) => expression.test(observation));
            held += satisfied.length;
            expect(satisfied.filter((expression) => !candidates.has(expression)).map(({ key }) => key)).toEqual([]);
            expect(withdrawn.filter((expression) => candidates.has(expression))).toEqual([]);
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(held).toBeGreaterThan(500);
  });
});
