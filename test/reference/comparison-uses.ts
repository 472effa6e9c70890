import { parsePattern, walkPattern, type Comparison, type Existence, type StixVersion } from '../../src/index.js';
import { bracketsOf, comparisonsOf, type Comparison as OracleComparison } from '../oracle/ast.js';
import { bracketHolds, isRejected } from '../oracle/comparisons.js';
import { ownMember } from '../oracle/json.js';
import type { OracleObservation } from '../oracle/observe.js';
import { parseOraclePattern } from '../oracle/parse.js';
import { rootsOf, selectValues, type Value } from '../oracle/paths.js';
import { profiles } from '../oracle/profile.js';
import { parseTimestamp } from '../oracle/timestamp.js';
import type { ReferenceObservation } from './reference-case.js';

/** A property that a path passed through, its JSON value before any codec, and the observation that holds it. */
export type Visit = { readonly key: string; readonly json: unknown; readonly observation: ReferenceObservation };

/** One comparison of a pattern, and everything that it looks at in the observations. */
export type ComparisonUse = {
  /** With the span of text it came from. */
  readonly node: Comparison | Existence;
  readonly comparison: OracleComparison;
  readonly values: readonly Value[];
  readonly visits: readonly Visit[];
  /** The profile rejects some observation because of this comparison (semantics 13, D10). */
  readonly rejects: boolean;
};

const profile = profiles.reference;

/** The comparisons of a pattern left to right, each with what its path selects and passes on the way there. */
export function usesOf(
  pattern: string,
  version: StixVersion,
  observations: readonly ReferenceObservation[],
): ComparisonUse[] {
  const nodes: (Comparison | Existence)[] = [];
  const { ast } = parsePattern(pattern, { stixVersion: version });
  if (ast === undefined) throw new Error(`The engine does not parse ${pattern}`);
  const collect = (node: Comparison | Existence): void => void nodes.push(node);
  walkPattern(ast, { comparison: collect, existence: collect });
  const comparisons = bracketsOf(parseOraclePattern(pattern, version)).flatMap((bracket) =>
    comparisonsOf(bracket.comparison),
  );
  return nodes.map((node, index) => {
    const comparison = comparisons[index];
    if (comparison === undefined || comparisons.length !== nodes.length) {
      throw new Error(`The engine and the oracle see different comparisons in ${pattern}`);
    }
    const looks = observations.map((observation) => lookAt(comparison, observation));
    return {
      node,
      comparison,
      values: looks.flatMap((look) => look.values),
      visits: looks.flatMap((look) => look.visits),
      rejects: observations.some((observation) => isRejected(comparison, toOracle(observation), profile)),
    };
  });
}

function lookAt(
  { path }: OracleComparison,
  observation: ReferenceObservation,
): Pick<ComparisonUse, 'values' | 'visits'> {
  const seen = toOracle(observation);
  const roots = rootsOf(seen, path.type);
  const visits = path.steps.flatMap((step, index) => {
    if (step.kind !== 'key') return [];
    const before = { type: path.type, steps: path.steps.slice(0, index) };
    return roots
      .flatMap((root) => selectValues(root, before, seen, profile))
      .flatMap((value) => (value.kind === 'dictionary' ? [value.members] : []))
      .filter((members) => Object.hasOwn(members, step.name))
      .map((members): Visit => ({ key: step.name, json: ownMember(members, step.name), observation }));
  });
  return { values: roots.flatMap((root) => selectValues(root, path, seen, profile)), visits };
}

const MARK = 'this_one';

/** True if the oracle says that the comparison holds for the root under this key. */
export function holdsFor(comparison: OracleComparison, key: string, observation: ReferenceObservation): boolean {
  const seen = toOracle(observation);
  // A bracket asks whether any root satisfies it: a second comparison, which only this root satisfies, says which.
  const objects = new Map(
    [...seen.objects].map(([other, sco]) => [other, other === key ? { ...sco, [MARK]: true } : sco]),
  );
  const isThisOne: OracleComparison = {
    kind: 'comparison',
    path: { type: comparison.path.type, steps: [{ kind: 'key', name: MARK }] },
    negated: false,
    test: { kind: 'compare', operator: '=', constant: { kind: 'boolean', boolean: true } },
  };
  return bracketHolds({ kind: 'and', left: comparison, right: isThisOne }, { ...seen, objects }, profile);
}

/** The observation as the oracle sees it. */
export function toOracle({ first, last, count, objects }: ReferenceObservation): OracleObservation {
  const [from, to] = [parseTimestamp(first), parseTimestamp(last)];
  if (from === undefined || to === undefined) throw new Error(`No such time: ${first} or ${last}`);
  return { first: from, last: to, count, objects };
}
