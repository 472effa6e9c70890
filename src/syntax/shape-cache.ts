import type { Pattern } from './ast.js';
import { readShape, type Shape } from './read-shape.js';
import { createTemplate, type ShapeTemplate } from './shape-template.js';
import { walkPattern } from './visit.js';

/**
 * What was learnt from patterns that parsed: a pattern of a known shape costs a scan for quotes and a copy, and not a run of the parser. The
 * answer is the same either way. It belongs to whoever parses many patterns, and to nobody else: there is no state in modules.
 */
export interface ShapeCache {
  /** The AST of a pattern of a known shape, and whether its constants still have to be checked. */
  readonly recall: (text: string, maxNesting: number) => RecalledPattern | undefined;
  /** Learns from a pattern that parsed under this limit. */
  readonly learn: (text: string, ast: Pattern, maxNesting: number) => void;
}

export interface RecalledPattern {
  readonly ast: Pattern;
  readonly needsCheck: boolean;
}

interface KnownShape {
  readonly template: ShapeTemplate;
  readonly needsCheck: boolean;
  /** The limit under which it parsed: a lower one might refuse it. */
  readonly maxNesting: number;
}

/** A published feed has a few dozen. When there are more than this, all are forgotten: hostile patterns can have any number. */
const MAX_SHAPES = 4096;
/** Longer ones hardly come twice. */
const MAX_SHAPE_LENGTH = 2000;

/** An empty cache. */
export function createShapeCache(): ShapeCache {
  const known = new Map<string, KnownShape>();
  return {
    recall: (text, maxNesting) => {
      const shape = readShape(text);
      const found = shape && known.get(shape.key);
      if (!found || found.maxNesting > maxNesting) return undefined;
      return { ast: found.template(shape), needsCheck: found.needsCheck };
    },
    learn: (text, ast, maxNesting) => {
      const shape = readShape(text);
      if (!shape || shape.key.length > MAX_SHAPE_LENGTH) return;
      const template = createTemplate(ast, shape);
      if (!template) return;
      if (known.size === MAX_SHAPES) known.clear();
      known.set(detach(shape), { template, needsCheck: needsCheck(ast), maxNesting });
    },
  };
}

/** The key as a string of its own: a slice would keep the text alive that it was cut from. */
function detach({ key }: Shape): string {
  return JSON.parse(JSON.stringify(key)) as string;
}

/** Operators whose text constants can be invalid. */
const CHECKED_OPERATORS: ReadonlySet<string> = new Set(['MATCHES', 'ISSUBSET', 'ISSUPERSET']);

/** Whether `checkConstants` could have something to say: the text of a plain string constant is always valid. */
function needsCheck(ast: Pattern): boolean {
  let needed = false;
  const visit = (): void => {
    needed = true;
  };
  walkPattern(ast, {
    comparison: ({ operator }) => {
      needed ||= CHECKED_OPERATORS.has(operator);
    },
    qualifiedObservation: visit,
    indexStep: visit,
    integer: visit,
    float: visit,
    boolean: visit,
    timestamp: visit,
    hex: visit,
    binary: visit,
  });
  return needed;
}
