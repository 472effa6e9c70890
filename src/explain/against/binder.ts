import type { Profile } from '../../compile/profile.js';
import { prepareDemand } from '../../match/demand.js';
import { findBinding, type BindingAnswer } from '../../match/find-binding.js';
import type { Hit } from '../../match/hits.js';
import { createMatch, type Match } from '../../match/match.js';
import { buildPlan } from '../../match/plan.js';
import type { Indicator } from '../../stix/indicator.js';
import type { Observation } from '../../stix/observation.js';
import type { ObservationNode, Pattern } from '../../syntax/ast.js';
import { walkPattern } from '../../syntax/visit.js';
import { compareTimestamps } from '../../values/timestamp.js';

/** Asks the engine whether parts of a pattern have a binding among the same observations. */
export interface Binder {
  /** Whether a binding may take exactly as long as WITHIN says (D15). */
  readonly withinInclusive: boolean;
  /** The match of the whole pattern. */
  readonly match: () => Match | 'none' | 'exhausted';
  /** Whether a part has a binding; `first` is the number of its first bracket. */
  readonly bind: (part: ObservationNode, first: number) => Bound;
  /** The earliest and the latest moment of the observations that satisfy brackets of a part. */
  readonly period: (part: ObservationNode, first: number) => Period | undefined;
}

export interface Bound {
  readonly kind: BindingAnswer['kind'];
  /** The moments of the binding, RFC 3339. */
  readonly moments: readonly string[];
}

/** RFC 3339, as the data has them. */
export interface Period {
  readonly first: string;
  readonly last: string;
}

/** What one question may cost: an explanation asks many, and a wrong pattern is mostly wrong in a simple way. */
const MAX_SEARCH_STEPS = 1_000_000;

/** A binder over hits in release order; `observations` are those of the hits. */
export function createBinder(
  ast: Pattern,
  profile: Profile,
  hits: readonly Hit[],
  indicator: Indicator,
  observations: readonly Observation[],
): Binder {
  const ask = (
    part: ObservationNode,
    first: number,
  ): { readonly answer: BindingAnswer; readonly of: readonly Hit[] } => {
    const end = first + countBrackets(part);
    const of = hits.flatMap((hit) => {
      const expressions = hit.expressions.filter((number) => number >= first && number < end);
      return expressions.length === 0 ? [] : [{ ...hit, expressions: expressions.map((number) => number - first) }];
    });
    const demand = prepareDemand(buildPlan({ ...ast, expression: part }));
    const options = { withinInclusive: profile.withinInclusive, maxSearchSteps: MAX_SEARCH_STEPS };
    return { answer: findBinding(demand, of, options), of };
  };
  return {
    withinInclusive: profile.withinInclusive,
    match: () => {
      const { answer } = ask(ast.expression, 0);
      return answer.kind === 'found' ? createMatch(indicator, answer.witness, observations) : answer.kind;
    },
    bind: (part, first) => {
      const { answer } = ask(part, first);
      return { kind: answer.kind, moments: answer.kind === 'found' ? answer.witness.map(({ moment }) => moment) : [] };
    },
    period: (part, first) => periodOf(ask(part, first).of, observations),
  };
}

/** How many pairs of brackets a part has. */
export function countBrackets(part: ObservationNode): number {
  let count = 0;
  walkPattern(part, {
    observationExpression: () => {
      count += 1;
      return false;
    },
  });
  return count;
}

function periodOf(hits: readonly Hit[], observations: readonly Observation[]): Period | undefined {
  let [first, last]: (Hit | undefined)[] = [];
  for (const hit of hits) {
    if (!first || compareTimestamps(hit.first, first.first) < 0) first = hit;
    if (!last || compareTimestamps(hit.last, last.last) > 0) last = hit;
  }
  const [start, end] = [first, last].map((hit) => hit && observations[hit.position]);
  return start && end && { first: start.firstObserved, last: end.lastObserved };
}
