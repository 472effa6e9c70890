import type { Theme } from '../oracle/generate.js';
import { bracketsOf, comparisonsOf, parseOraclePattern, type ObservationExpression } from '../oracle/index.js';

/** What a pattern uses of the language: its operators and qualifiers, by their keywords, and its paths. */
export function featuresOf(pattern: ObservationExpression): ReadonlySet<string> {
  const features = new Set(observationOperators(pattern));
  for (const { comparison } of bracketsOf(pattern)) {
    for (const { path, negated, test } of comparisonsOf(comparison)) {
      const operator = test.kind === 'compare' ? test.operator : test.kind;
      features.add(negated ? `not ${operator}` : operator);
      features.add(JSON.stringify(path));
    }
  }
  return features;
}

function observationOperators(node: ObservationExpression): readonly string[] {
  switch (node.kind) {
    case 'bracket':
      return [];
    case 'and':
    case 'or':
    case 'followedby':
      return [node.kind, ...observationOperators(node.left), ...observationOperators(node.right)];
    default:
      return [node.kind, ...observationOperators(node.operand)];
  }
}

/** The features that the patterns of a theme draw on, in the spelling of `featuresOf`. */
export function featuresOfTheme({ paths }: Theme): readonly string[] {
  const operators = 'and or followedby repeats within startstop'.split(' ');
  const tests = '= != < <= > >= in like matches subset superset exists'.split(' ');
  const selected = paths.map(([path]) => {
    const [bracket] = bracketsOf(parseOraclePattern(`[EXISTS ${path}]`));
    return JSON.stringify(bracket && comparisonsOf(bracket.comparison)[0]?.path);
  });
  return [...operators, ...tests, ...tests.map((test) => `not ${test}`), ...new Set(selected)];
}
