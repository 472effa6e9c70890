import {
  compileObservationExpression,
  compileTimestampCheck,
  type ObservationTest,
} from '../compile/observation-expression.js';
import type { Profile } from '../compile/profile.js';
import type { ObservationExpression, Pattern } from '../syntax/ast.js';
import { observationExpressionsOf } from '../syntax/observation-expressions.js';
import { printNode } from '../syntax/print.js';
import { prepareDemand, type Demand } from './demand.js';
import { buildPlan, mostSlots, type Plan, type SlotPlan } from './plan.js';

/** A valid pattern, ready to be matched: what to test observations with, and what to ask of those that pass. */
export interface PreparedPattern {
  readonly ast: Pattern;
  readonly profile: Profile;
  /** In the order of the brackets. */
  readonly expressions: readonly PreparedExpression[];
  readonly demand: Demand;
  /** How many instances of one observation can matter at most (semantics 1.3). */
  readonly mostInstances: number;
  /** Set when every binding is a single instance: then each observation is decided by itself. */
  readonly singleSlots: readonly SlotPlan[] | undefined;
}

export interface PreparedExpression {
  readonly node: ObservationExpression;
  /** Expressions with equal keys test the same, under one profile. */
  readonly key: string;
  readonly test: ObservationTest;
}

/** Supplies the test of an expression; an indicator set hands out the one it already has for the key. */
export type ExpressionCompiler = (node: ObservationExpression, key: string) => ObservationTest;

export interface PrepareOptions {
  /** `Limits.maxSubjectLength`. */
  readonly maxSubjectLength?: number | undefined;
  /** By default every expression is compiled anew. */
  readonly compile?: ExpressionCompiler;
}

/** Prepares a pattern whose constants have been checked. */
export function preparePattern(ast: Pattern, profile: Profile, options: PrepareOptions = {}): PreparedPattern {
  const { maxSubjectLength } = options;
  const compileOne: ExpressionCompiler =
    options.compile ?? ((node) => compileObservationExpression(node, profile, maxSubjectLength));
  const nodes = observationExpressionsOf(ast);
  const rejects = timestampCheck(nodes, profile);
  const plan = buildPlan(ast);
  return {
    ast,
    profile,
    expressions: nodes.map((node, index) => {
      if (!rejects) {
        const key = printNode(node);
        return { node, key, test: compileOne(node, key) };
      }
      // What an observation is rejected for depends on the whole pattern, so the test cannot be shared.
      const test = compileObservationExpression(node, profile, maxSubjectLength);
      const whole: ObservationTest = (observation, onUndecided) => {
        if (!rejects(observation)) return test(observation, onUndecided);
        onUndecided?.('unparseableTimestamp');
        return false;
      };
      return { node, key: `${printNode(ast)} #${index}`, test: whole };
    }),
    demand: prepareDemand(plan),
    mostInstances: mostSlots(plan),
    singleSlots: singleSlots(plan),
  };
}

/** D10 under a profile that rejects: an observation that any comparison of the pattern chokes on takes no part in it. */
function timestampCheck(nodes: readonly ObservationExpression[], profile: Profile): ObservationTest | undefined {
  const checks = nodes.map((node) => compileTimestampCheck(node, profile)).filter((check) => check !== undefined);
  return checks.length > 0 ? (observation) => checks.some((check) => check(observation)) : undefined;
}

function singleSlots(plan: Plan): readonly SlotPlan[] | undefined {
  switch (plan.kind) {
    case 'slot':
      return [plan];
    case 'window':
      return singleSlots(plan.part);
    case 'either': {
      const parts = plan.parts.map(singleSlots);
      return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    }
    default:
      return undefined;
  }
}
