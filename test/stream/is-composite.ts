import { PROFILES } from '../../src/compile/profile.js';
import { preparePattern } from '../../src/match/prepare-pattern.js';
import { parsePattern } from '../../src/syntax/parse-pattern.js';

/** Whether a pattern may need more than one observation, so that it answers when they are released. */
export function isComposite(pattern: string): boolean {
  const { ast } = parsePattern(pattern);
  return ast !== undefined && preparePattern(ast, PROFILES.spec).singleSlots === undefined;
}
