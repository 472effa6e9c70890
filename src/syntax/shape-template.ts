import { childKeys, type Node, type Pattern, type StringConstant } from './ast.js';
import type { Shape } from './read-shape.js';
import { walkPattern } from './visit.js';

/** Makes the AST of any pattern of one shape. What lies before the first constant is the same object in all of them. */
export type ShapeTemplate = (shape: Shape) => Pattern;

/** A pattern that is being made: its shape, and by how much places move after each number of constants. */
interface Instance extends Shape {
  readonly shifts: readonly number[];
}

type Build = (instance: Instance) => Node;

/**
 * Turns the AST of one pattern into a template for all of its shape: the constants and the places change, nothing else does. Undefined
 * where a string that the shape took for a constant is none.
 */
export function createTemplate(ast: Pattern, shape: Shape): ShapeTemplate | undefined {
  const constants: StringConstant[] = [];
  walkPattern(ast, { string: (node) => constants.push(node) });
  const areThoseOfShape =
    constants.length === shape.strings.length &&
    constants.every(({ span }, index) => span.start === shape.strings[index]?.start);
  if (!areThoseOfShape) return undefined;

  const ends = shape.strings.map(({ end }) => end);
  const build = compileNode(ast, ends);
  if (!build) return () => ast;
  return ({ key, strings }) => {
    const shifts = [0];
    for (let index = 0; index < strings.length; index += 1) {
      shifts.push((strings[index]?.end ?? 0) - (ends[index] ?? 0));
    }
    return build({ key, strings, shifts }) as Pattern;
  };
}

/** Undefined for a node that stays as it is, with everything below it. `ends` are the places after the constants. */
function compileNode(node: Node, ends: readonly number[]): Build | undefined {
  const before = (place: number): number => ends.filter((end) => end <= place).length;
  const { start, end } = node.span;
  const [shiftOfStart, shiftOfEnd] = [before(start), before(end)];
  if (node.kind === 'string') return buildConstant(shiftOfStart);
  if (shiftOfEnd === 0) return undefined;

  const children = childKeys[node.kind].flatMap((key) => compileChild(node, key, ends));
  return (instance) => {
    const { shifts } = instance;
    const span = { start: start + (shifts[shiftOfStart] ?? 0), end: end + (shifts[shiftOfEnd] ?? 0) };
    const copy: Record<string, unknown> = { ...node, span };
    for (const [key, build] of children) copy[key] = build(instance);
    return copy as unknown as Node;
  };
}

/** The constant with the number `index`. */
function buildConstant(index: number): Build {
  return ({ strings }) => {
    const { start = 0, end = 0, value = '' } = strings[index] ?? {};
    return { kind: 'string', span: { start, end }, value };
  };
}

type BuildChild = readonly [key: string, build: (instance: Instance) => unknown];

/** What makes the children under a key; nothing where they stay as they are. */
function compileChild(node: Node, key: string, ends: readonly number[]): readonly BuildChild[] {
  const value = (node as unknown as Readonly<Record<string, Node | readonly Node[]>>)[key];
  if (value === undefined) return [];
  if (!isList(value)) {
    const build = compileNode(value, ends);
    return build ? [[key, build]] : [];
  }
  const builds = value.map((child) => compileNode(child, ends) ?? (() => child));
  return [[key, (instance) => builds.map((build) => build(instance))]];
}

const isList = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value);
