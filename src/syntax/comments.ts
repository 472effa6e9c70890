import type { Span } from '../source/span.js';
import { isComment, tokensOf } from './tokens.js';

/** The comments of a pattern, in the order of the text; of one that is no pattern too. */
export function commentsOf(text: string): readonly Span[] {
  return tokensOf(text)
    .filter(isComment)
    .map((token) => ({ start: token.start, end: token.stop + 1 }));
}
