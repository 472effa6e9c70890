import type { Observable } from './observable.js';

/** What several observables come to: all of them, or one of them. */
export type Expression =
  | { readonly kind: 'one'; readonly observable: Observable }
  | { readonly kind: 'all' | 'any'; readonly terms: readonly Expression[] };

/**
 * The pattern of an expression. Alternatives stand in one pair of brackets where they can: an observation with any of them is enough. Things that
 * must all be there stand in brackets of their own, since they are seen in observations of their own.
 */
export function patternOfExpression(expression: Expression): string {
  if (expression.kind === 'one') return `[${expression.observable.comparison}]`;
  const { kind, terms } = simplified(expression);
  const [only] = terms;
  if (only && terms.length === 1) return patternOfExpression(only);
  if (kind === 'any') {
    const comparisons = terms.flatMap((term) => (term.kind === 'one' ? [inOr(term.observable)] : []));
    const others = terms.flatMap((term) => (term.kind === 'one' ? [] : [`(${patternOfExpression(term)})`]));
    return [...(comparisons.length > 0 ? [`[${comparisons.join(' OR ')}]`] : []), ...others].join(' OR ');
  }
  return terms
    .map((term) =>
      term.kind === 'any' && !isOneBracket(term) ? `(${patternOfExpression(term)})` : patternOfExpression(term),
    )
    .join(' AND ');
}

/** All of all is all, and any of any is any. */
function simplified({
  kind,
  terms,
}: Extract<Expression, { readonly kind: 'all' | 'any' }>): Extract<Expression, { readonly kind: 'all' | 'any' }> {
  const flat = terms.flatMap((term): readonly Expression[] => {
    if (term.kind === 'one') return [term];
    const inner = simplified(term);
    return inner.kind === kind || inner.terms.length === 1 ? inner.terms : [inner];
  });
  return { kind, terms: flat };
}

function isOneBracket({ terms }: Extract<Expression, { readonly kind: 'all' | 'any' }>): boolean {
  return terms.every(({ kind }) => kind === 'one');
}

function inOr({ comparison }: Observable): string {
  return / AND /.test(comparison) ? `(${comparison})` : comparison;
}
