import { foldCase } from './fold-case.js';

/**
 * Folds a domain name for comparison in the `detection` profile (semantics 13): lower case, and one trailing dot ignored. Nothing else is
 * touched: an internationalized name stays in the form, Unicode or Punycode, in which it came.
 */
export function foldDomainName(text: string): string {
  const folded = foldCase(text);
  return folded.endsWith('.') ? folded.slice(0, -1) : folded;
}
