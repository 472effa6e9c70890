import type { Pattern } from './ast.js';
import { walkPattern } from './visit.js';

/**
 * Whether a pattern looks at an `id`: some path of a comparison or of an EXISTS has a step of that name, be it the last one or not. Logs
 * have no ids, and computing them costs a hash for every object, so that they are computed only for patterns that ask.
 */
export function asksForIds(ast: Pattern): boolean {
  let asks = false;
  walkPattern(ast, {
    keyStep: ({ name }) => {
      asks ||= name === 'id';
    },
  });
  return asks;
}
