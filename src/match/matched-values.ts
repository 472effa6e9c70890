import { compileComparison, compileValueVisitor, type RootTest } from '../compile/comparison.js';
import { compileObjectPath, type PathWalker, type ValueVisitor } from '../compile/object-path.js';
import { PROFILES, type ProfileName } from '../compile/profile.js';
import { attempt } from '../compile/undecided.js';
import { versionOf } from '../stix/indicator.js';
import type { Comparison, ComparisonNode } from '../syntax/ast.js';
import { observationExpressionsOf } from '../syntax/observation-expressions.js';
import { parsePattern } from '../syntax/parse-pattern.js';
import { printObjectPath } from '../syntax/print.js';
import { keepRecent } from '../values/keep-recent.js';
import type { Match } from './match.js';

/** A value of an observation that a comparison of the pattern was about, and holds for. */
export interface MatchedValue {
  /** The object path as the pattern has it: `network-traffic:dst_ref.value`. */
  readonly path: string;
  readonly value: string | number | boolean;
}

/** Which values made a match: each once, in the order of the pattern. */
export type ReadMatchedValues = (match: Match) => readonly MatchedValue[];

/** What a pair of brackets asks of one object. */
interface Bracket {
  readonly test: RootTest;
  readonly terms: readonly Term[];
}

interface Term {
  readonly type: string;
  readonly path: string;
  readonly walk: PathWalker;
  readonly holds: ValueVisitor;
}

/** Patterns whose comparisons are kept compiled: most matches of a run are of few patterns. */
const KEPT_PATTERNS = 1_000;
/** Values of one match; a list of thousands tells nobody more. */
export const MOST_VALUES = 100;

/**
 * A reader of matched values, for matches under a profile. Comparisons with NOT, and those of the other branch of an OR that do not hold, have none;
 * `EXISTS` has none either, since any value would do.
 */
export function createMatchedValues(profile: ProfileName): ReadMatchedValues {
  const kept = new Map<string, readonly Bracket[]>();

  const bracketsOf = ({ indicator }: Match): readonly Bracket[] => {
    const { pattern } = indicator;
    const known = kept.get(pattern);
    if (known) return known;
    const { ast } = parsePattern(pattern, { stixVersion: versionOf(indicator) });
    const compiled = (ast ? observationExpressionsOf(ast) : []).map(({ comparison }): Bracket => ({
      test: compileComparison(comparison, PROFILES[profile]),
      terms: positiveTerms(comparison).map((node) => ({
        type: node.path.objectType,
        path: printObjectPath(node.path),
        walk: compileObjectPath(node.path, PROFILES[profile]),
        holds: compileValueVisitor(node, PROFILES[profile]),
      })),
    }));
    keepRecent(kept, pattern, compiled, KEPT_PATTERNS);
    return compiled;
  };

  return (match) => {
    const brackets = bracketsOf(match);
    const values = new Map<string, MatchedValue>();
    for (const { expression, observation: index } of match.bindings) {
      const bracket = brackets[expression];
      const observation = match.observations[index];
      if (!bracket || !observation) continue;
      const { objects } = observation;
      for (const root of objects.values()) {
        // A text too long for MATCHES leaves a comparison undecided: it made no match.
        if (attempt(() => bracket.test(root, objects)) !== true) continue;
        for (const { type, path, walk, holds } of bracket.terms) {
          if (type !== root.type) continue;
          walk(root, objects, (value, holder) => {
            if (values.size >= MOST_VALUES) return true;
            if (isScalar(value) && attempt(() => holds(value, holder)) === true) {
              values.set(`${path} ${value}`, { path, value });
            }
            return false;
          });
        }
      }
    }
    return [...values.values()];
  };
}

function isScalar(value: unknown): value is MatchedValue['value'] {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function positiveTerms(node: ComparisonNode): readonly Comparison[] {
  if (node.kind === 'existence') return [];
  if (node.kind === 'comparison') return node.negated || node.operator === '!=' ? [] : [node];
  return node.operands.flatMap(positiveTerms);
}
