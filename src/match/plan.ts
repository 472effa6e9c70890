import { assertNever } from '../syntax/assert-never.js';
import type { ObservationNode, Pattern, Qualifier, StartStopQualifier } from '../syntax/ast.js';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../values/timestamp.js';

/**
 * What a pattern asks of observations once its brackets are evaluated: which expressions must be satisfied by how many distinct
 * instances, in what order and in what time (semantics 8).
 */
export type Plan = SlotPlan | AllPlan | OrderedPlan | EitherPlan | RepeatPlan | WindowPlan;

/** One instance that satisfies an expression, at a moment inside the bounds. Brackets are numbered left to right from 0. */
export interface SlotPlan {
  readonly kind: 'slot';
  readonly expression: number;
  readonly bounds: Bounds;
}

/** `AND`: each part, by disjoint instances. */
export interface AllPlan {
  readonly kind: 'all';
  readonly parts: readonly Plan[];
}

/** `FOLLOWEDBY`: each part, by disjoint instances, no moment of one after a moment of the next. */
export interface OrderedPlan {
  readonly kind: 'ordered';
  readonly parts: readonly Plan[];
}

/** `OR`: any one part. */
export interface EitherPlan {
  readonly kind: 'either';
  readonly parts: readonly Plan[];
}

/** `REPEATS n TIMES`: n disjoint bindings of the part. */
export interface RepeatPlan {
  readonly kind: 'repeat';
  readonly times: number;
  readonly part: Plan;
}

/** `WITHIN s SECONDS`: latest moment less earliest moment under the width. `width` is the decimal as written. */
export interface WindowPlan {
  readonly kind: 'window';
  readonly width: string;
  readonly part: Plan;
}

/** The moments that START/STOP leave: `from <= moment < until`. Qualifiers on a group bound each moment in it, so they end up here. */
export interface Bounds {
  readonly from?: Timestamp;
  readonly until?: Timestamp;
}

/** Builds the plan of a pattern whose constants have been checked. */
export function buildPlan(ast: Pattern): Plan {
  let expressions = 0;

  function plan(node: ObservationNode, bounds: Bounds): Plan {
    switch (node.kind) {
      case 'observationExpression':
        return { kind: 'slot', expression: expressions++, bounds };
      case 'observationAnd':
        return { kind: 'all', parts: node.operands.map((operand) => plan(operand, bounds)) };
      case 'followedBy':
        return { kind: 'ordered', parts: node.operands.map((operand) => plan(operand, bounds)) };
      case 'observationOr':
        return { kind: 'either', parts: node.operands.map((operand) => plan(operand, bounds)) };
      case 'qualifiedObservation': {
        const inner = node.qualifiers.filter(isStartStop).reduce(tighten, bounds);
        return node.qualifiers.reduce<Plan>(qualify, plan(node.expression, inner));
      }
      default:
        return assertNever(node);
    }
  }

  return plan(ast.expression, {});
}

/** Qualifiers apply left to right, each to everything before it (semantics 8). START/STOP is already in the slots' bounds. */
function qualify(part: Plan, qualifier: Qualifier): Plan {
  switch (qualifier.kind) {
    case 'repeats':
      return qualifier.times.value === 1 ? part : { kind: 'repeat', times: qualifier.times.value, part };
    case 'within': {
      const { seconds } = qualifier;
      return { kind: 'window', width: seconds.kind === 'float' ? seconds.text : String(seconds.value), part };
    }
    case 'startStop':
      return part;
    default:
      return assertNever(qualifier);
  }
}

function isStartStop(qualifier: Qualifier): qualifier is StartStopQualifier {
  return qualifier.kind === 'startStop';
}

function tighten(bounds: Bounds, { start, stop }: StartStopQualifier): Bounds {
  const from = parseTimestamp(start.kind === 'string' ? start.value : start.text);
  const until = parseTimestamp(stop.kind === 'string' ? stop.value : stop.text);
  if (!from || !until) throw new Error('An invalid constant reached the compiler.');
  return {
    from: bounds.from && compareTimestamps(bounds.from, from) > 0 ? bounds.from : from,
    until: bounds.until && compareTimestamps(bounds.until, until) < 0 ? bounds.until : until,
  };
}

/** How many instances a binding can use at most; Infinity never occurs, since REPEATS is a safe integer and products saturate. */
export function mostSlots(plan: Plan): number {
  switch (plan.kind) {
    case 'slot':
      return 1;
    case 'all':
    case 'ordered':
      return saturate(plan.parts.reduce((sum, part) => sum + mostSlots(part), 0));
    case 'either':
      return Math.max(...plan.parts.map(mostSlots));
    case 'repeat':
      return saturate(plan.times * mostSlots(plan.part));
    case 'window':
      return mostSlots(plan.part);
    default:
      return assertNever(plan);
  }
}

const saturate = (count: number): number => Math.min(count, Number.MAX_SAFE_INTEGER);
