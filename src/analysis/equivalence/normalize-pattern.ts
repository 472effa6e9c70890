import type { ObservationNode, Pattern, Qualifier } from '../../syntax/ast.js';
import { formatTimestamp, parseTimestamp } from '../../values/timestamp.js';
import { normalizeComparison } from './normalize-comparison.js';
import { normalizeConstant } from './normalize-constant.js';
import { sortDistinctOperands, sortOperands } from './operands.js';

/**
 * One form for patterns that mean the same (semantics 8, profile `spec`): what differs in the order of AND and OR, in parentheses, in the
 * spelling of constants, in IN against OR, or in qualifiers that change nothing. Spans are those of the original. It takes time and memory of
 * the order of the pattern's length times its depth, and multiplies nothing out: patterns of one form match the same observations, but not all
 * that match the same have one form.
 */
export function normalizePattern(pattern: Pattern): Pattern {
  return { ...pattern, expression: normalizeObservation(pattern.expression) };
}

function normalizeObservation(node: ObservationNode): ObservationNode {
  switch (node.kind) {
    case 'observationExpression':
      return splitOr(node);
    case 'observationOr':
      return either(node.operands.map(normalizeObservation), node);
    case 'observationAnd':
      // An operand that stands there twice asks for two observations.
      return { ...node, operands: sortOperands(flatten('observationAnd', node.operands)) };
    case 'followedBy':
      return { ...node, operands: flatten('followedBy', node.operands) };
    case 'qualifiedObservation':
      return qualify(normalizeObservation(node.expression), node.qualifiers, node);
  }
}

/** `[a OR b]` asks for the same one observation as `[a] OR [b]`. */
function splitOr(node: Extract<ObservationNode, { readonly kind: 'observationExpression' }>): ObservationNode {
  const comparison = normalizeComparison(node.comparison);
  if (comparison.kind !== 'comparisonOr') return { ...node, comparison };
  return either(
    comparison.operands.map((operand) => ({ ...node, comparison: operand })),
    node,
  );
}

function either(operands: readonly ObservationNode[], { span }: ObservationNode): ObservationNode {
  const flat = operands.flatMap((operand) => (operand.kind === 'observationOr' ? operand.operands : [operand]));
  const distinct = sortDistinctOperands(flat);
  const [first] = distinct;
  return first && distinct.length === 1 ? first : { kind: 'observationOr', span, operands: distinct };
}

function flatten(
  kind: 'observationAnd' | 'followedBy',
  operands: readonly ObservationNode[],
): readonly ObservationNode[] {
  return operands
    .map(normalizeObservation)
    .flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
}

/** Qualifiers apply one after the other, whether or not parentheses stand between them. */
function qualify(inner: ObservationNode, outer: readonly Qualifier[], { span }: ObservationNode): ObservationNode {
  const [expression, before] =
    inner.kind === 'qualifiedObservation' ? [inner.expression, inner.qualifiers] : [inner, []];
  const qualifiers = [...before];
  for (const qualifier of outer.map(normalizeQualifier)) {
    if (isRepeatOnce(qualifier)) continue;
    if (qualifier.kind === 'within' && qualifiers.every(isAboutOne) && isOfOne(expression)) continue;
    qualifiers.push(qualifier);
  }
  return qualifiers.length === 0 ? expression : { kind: 'qualifiedObservation', span, expression, qualifiers };
}

/** A window around a single instance holds it, however short it is. */
function isOfOne(node: ObservationNode): boolean {
  if (node.kind === 'observationOr') return node.operands.every(isOfOne);
  if (node.kind === 'qualifiedObservation') return node.qualifiers.every(isAboutOne) && isOfOne(node.expression);
  return node.kind === 'observationExpression';
}

const isAboutOne = ({ kind }: Qualifier): boolean => kind !== 'repeats';
const isRepeatOnce = (qualifier: Qualifier): boolean => qualifier.kind === 'repeats' && qualifier.times.value === 1;

function normalizeQualifier(qualifier: Qualifier): Qualifier {
  switch (qualifier.kind) {
    case 'repeats':
      return qualifier;
    case 'within': {
      const seconds = normalizeConstant(qualifier.seconds);
      return seconds.kind === 'integer' || seconds.kind === 'float' ? { ...qualifier, seconds } : qualifier;
    }
    case 'startStop':
      return { ...qualifier, start: normalizeInstant(qualifier.start), stop: normalizeInstant(qualifier.stop) };
  }
}

type Instant = Extract<Qualifier, { readonly kind: 'startStop' }>['start'];

/** The text form of STIX 2.0 (D32) is the same instant. */
function normalizeInstant(constant: Instant): Instant {
  const instant = parseTimestamp(constant.kind === 'string' ? constant.value : constant.text);
  return instant ? { kind: 'timestamp', span: constant.span, text: formatTimestamp(instant) } : constant;
}
