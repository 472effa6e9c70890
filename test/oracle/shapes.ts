import type { ObservationExpression } from './ast.js';
import type { Decimal } from './decimal.js';
import { OracleLimitError } from './errors.js';

/** A constraint on the moments of some slots of a shape, given by their indexes (semantics 8). */
export type Constraint =
  | { readonly kind: 'before'; readonly earlier: readonly number[]; readonly later: readonly number[] }
  | { readonly kind: 'within'; readonly slots: readonly number[]; readonly seconds: Decimal }
  | { readonly kind: 'during'; readonly slots: readonly number[]; readonly start: Decimal; readonly stop: Decimal };

/**
 * One way through the ORs of a pattern: the brackets that need an instance each, in pattern order, and what their
 * moments must satisfy. A binding is a shape with an instance for every slot.
 */
export type Shape = { readonly slots: readonly number[]; readonly constraints: readonly Constraint[] };

const MAX_SLOTS = 64;
const MAX_SHAPES = 20_000;

/** All shapes of a pattern: OR adds them up, AND, FOLLOWEDBY and REPEATS multiply. Throws OracleLimitError. */
export function shapesOf(expression: ObservationExpression): Shape[] {
  switch (expression.kind) {
    case 'bracket':
      return [{ slots: [expression.index], constraints: [] }];
    case 'or':
      return [...shapesOf(expression.left), ...shapesOf(expression.right)];
    case 'and':
      return combine(shapesOf(expression.left), shapesOf(expression.right), () => []);
    case 'followedby':
      return combine(shapesOf(expression.left), shapesOf(expression.right), (earlier, later) => [
        { kind: 'before', earlier, later },
      ]);
    case 'repeats': {
      const one = shapesOf(expression.operand);
      let all = one;
      for (let copies = 1; copies < expression.times; copies += 1) all = combine(all, one, () => []);
      return all;
    }
    case 'within':
      return qualify(shapesOf(expression.operand), (slots) => ({ kind: 'within', slots, seconds: expression.seconds }));
    case 'startstop': {
      const { start, stop } = expression;
      return qualify(shapesOf(expression.operand), (slots) => ({ kind: 'during', slots, start, stop }));
    }
  }
}

function combine(
  lefts: readonly Shape[],
  rights: readonly Shape[],
  relate: (left: readonly number[], right: readonly number[]) => Constraint[],
): Shape[] {
  if (lefts.length * rights.length > MAX_SHAPES) throw new OracleLimitError('too many ways through the ORs');
  return lefts.flatMap((left) => rights.map((right) => join(left, right, relate)));
}

function join(
  left: Shape,
  right: Shape,
  relate: (left: readonly number[], right: readonly number[]) => Constraint[],
): Shape {
  const slots = [...left.slots, ...right.slots];
  if (slots.length > MAX_SLOTS) throw new OracleLimitError('too many leaf slots');
  const moved = right.constraints.map((constraint) => moveConstraint(constraint, left.slots.length));
  const rightSlots = right.slots.map((_, index) => left.slots.length + index);
  return { slots, constraints: [...left.constraints, ...moved, ...relate([...left.slots.keys()], rightSlots)] };
}

function moveConstraint(constraint: Constraint, by: number): Constraint {
  const move = (slots: readonly number[]): number[] => slots.map((slot) => slot + by);
  return constraint.kind === 'before'
    ? { ...constraint, earlier: move(constraint.earlier), later: move(constraint.later) }
    : { ...constraint, slots: move(constraint.slots) };
}

function qualify(shapes: readonly Shape[], constraint: (slots: readonly number[]) => Constraint): Shape[] {
  return shapes.map((shape) => ({
    slots: shape.slots,
    constraints: [...shape.constraints, constraint([...shape.slots.keys()])],
  }));
}
