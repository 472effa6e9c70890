import { foldDomainName } from './domain-name.js';

/**
 * Folds the domain of an e-mail address for comparison in the `detection` profile (semantics 13). The part before the last `@` is the
 * receiving host's business and may be case-sensitive (RFC 5321 section 2.4), so it stays. Text without `@` comes back unchanged.
 */
export function foldEmailAddress(text: string): string {
  const at = text.lastIndexOf('@');
  return at < 0 ? text : text.slice(0, at + 1) + foldDomainName(text.slice(at + 1));
}
