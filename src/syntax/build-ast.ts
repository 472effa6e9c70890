import type { ParserRuleContext, TerminalNode, Token } from 'antlr4ng';
import * as P from '../generated/StixPatternParser.js';
import type { Span } from '../source/span.js';
import type {
  Comparison,
  ComparisonNode,
  ComparisonOperator,
  Constant,
  FloatConstant,
  IntegerConstant,
  KeyStep,
  ObjectPath,
  ObservationNode,
  PathStep,
  Pattern,
  Qualifier,
  StringConstant,
  TimestampConstant,
} from './ast.js';
import { readPrefixed, readString } from './literals.js';

/**
 * Turns a complete parse tree into the AST. This is the border: no other module names a parse-tree context.
 * The tree must come from a parse without errors; every child that the grammar requires is then there.
 */
export function buildAst(tree: P.PatternContext, text: string): Pattern {
  const spanOfToken = (token: Token | null): Span =>
    token ? { start: token.start, end: token.stop + 1 } : { start: 0, end: text.length };
  const spanOf = (context: ParserRuleContext): Span => ({
    start: spanOfToken(context.start).start,
    end: spanOfToken(context.stop).end,
  });
  const textOf = (terminal: TerminalNode): string => {
    const span = spanOfToken(terminal.symbol);
    return text.slice(span.start, span.end);
  };

  // ---- observations ------------------------------------------------------------------------------------------------------

  function followedBy(context: P.FollowedByContext): ObservationNode {
    const operands = context.observationOr().map(observationOr);
    return only(operands) ?? { kind: 'followedBy', span: spanOf(context), operands };
  }

  function observationOr(context: P.ObservationOrContext): ObservationNode {
    const operands = context.observationAnd().map(observationAnd);
    return only(operands) ?? { kind: 'observationOr', span: spanOf(context), operands };
  }

  function observationAnd(context: P.ObservationAndContext): ObservationNode {
    const operands = context.qualifiedObservation().map(qualifiedObservation);
    return only(operands) ?? { kind: 'observationAnd', span: spanOf(context), operands };
  }

  function qualifiedObservation(context: P.QualifiedObservationContext): ObservationNode {
    const expression = primaryObservation(context.primaryObservation());
    const qualifiers = context.qualifier().map(qualifier);
    return qualifiers.length === 0
      ? expression
      : { kind: 'qualifiedObservation', span: spanOf(context), expression, qualifiers };
  }

  function primaryObservation(context: P.PrimaryObservationContext): ObservationNode {
    if (context instanceof P.ObservationExpressionContext) {
      return {
        kind: 'observationExpression',
        span: spanOf(context),
        comparison: comparisonOr(context.comparisonOr()),
      };
    }
    return followedBy(expect(context, P.ObservationGroupContext).followedBy());
  }

  function qualifier(context: P.QualifierContext): Qualifier {
    const span = spanOf(context);
    if (context instanceof P.RepeatsContext) {
      return { kind: 'repeats', span, times: integer(context.IntegerLiteral()) };
    }
    if (context instanceof P.WithinContext) {
      const whole = context.IntegerLiteral();
      return { kind: 'within', span, seconds: whole ? integer(whole) : float(required(context.FloatLiteral())) };
    }
    const [start, stop] = expect(context, P.StartStopContext).instant();
    return { kind: 'startStop', span, start: instant(required(start)), stop: instant(required(stop)) };
  }

  function instant(context: P.InstantContext): TimestampConstant | StringConstant {
    const timestampToken = context.TimestampLiteral();
    return timestampToken ? timestamp(timestampToken) : string(required(context.StringLiteral()));
  }

  // ---- comparisons -------------------------------------------------------------------------------------------------------

  function comparisonOr(context: P.ComparisonOrContext): ComparisonNode {
    const operands = context.comparisonAnd().map(comparisonAnd);
    return only(operands) ?? { kind: 'comparisonOr', span: spanOf(context), operands };
  }

  function comparisonAnd(context: P.ComparisonAndContext): ComparisonNode {
    const operands = context.comparisonTerm().map(comparisonTerm);
    return only(operands) ?? { kind: 'comparisonAnd', span: spanOf(context), operands };
  }

  function comparisonTerm(context: P.ComparisonTermContext): ComparisonNode {
    if (context instanceof P.ComparisonContext) {
      return {
        kind: 'comparison',
        span: spanOf(context),
        path: objectPath(context.objectPath()),
        negated: context.NOT() !== null,
        ...comparator(context.comparator()),
      };
    }
    if (context instanceof P.ExistenceContext) {
      return {
        kind: 'existence',
        span: spanOf(context),
        negated: context.NOT() !== null,
        path: objectPath(context.objectPath()),
      };
    }
    return comparisonOr(expect(context, P.ComparisonGroupContext).comparisonOr());
  }

  function comparator(context: P.ComparatorContext): Pick<Comparison, 'operator' | 'operand'> {
    if (context instanceof P.EqualityContext) {
      return { operator: context.EQ() ? '=' : '!=', operand: constant(context.constant()) };
    }
    if (context instanceof P.OrderContext) {
      const operator = context.LT() ? '<' : context.LE() ? '<=' : context.GT() ? '>' : '>=';
      return { operator, operand: orderable(context.orderable()) };
    }
    if (context instanceof P.MembershipContext) {
      const members = context.constant().map(constant);
      const span = { start: context.LPAREN().symbol.start, end: context.RPAREN().symbol.stop + 1 };
      return { operator: 'IN', operand: { kind: 'set', span, members } };
    }
    const textual = expect(context, P.TextualContext);
    const operator: ComparisonOperator = textual.LIKE()
      ? 'LIKE'
      : textual.MATCHES()
        ? 'MATCHES'
        : textual.ISSUBSET()
          ? 'ISSUBSET'
          : 'ISSUPERSET';
    return { operator, operand: string(textual.StringLiteral()) };
  }

  // ---- object paths ------------------------------------------------------------------------------------------------------

  function objectPath(context: P.ObjectPathContext): ObjectPath {
    const type = context.Identifier() ?? required(context.HyphenatedIdentifier());
    return {
      kind: 'objectPath',
      span: spanOf(context),
      objectType: textOf(type),
      steps: [keyName(context.keyName()), ...context.pathStep().map(pathStep)],
    };
  }

  function pathStep(context: P.PathStepContext): PathStep {
    if (context instanceof P.KeyStepContext) return keyName(context.keyName());
    const index = expect(context, P.IndexStepContext).IntegerLiteral();
    const span = spanOf(context);
    return index ? { kind: 'indexStep', span, index: Number(textOf(index)) + 0 } : { kind: 'anyIndexStep', span };
  }

  function keyName(context: P.KeyNameContext): KeyStep {
    const span = spanOf(context);
    const plain = context.Identifier();
    return plain
      ? { kind: 'keyStep', span, name: textOf(plain) }
      : { kind: 'keyStep', span, name: readString(textOf(required(context.StringLiteral()))) };
  }

  // ---- constants ---------------------------------------------------------------------------------------------------------

  function constant(context: P.ConstantContext): Constant {
    const inner = context.orderable();
    if (inner) return orderable(inner);
    return { kind: 'boolean', span: spanOf(context), value: context.TRUE() !== null };
  }

  function orderable(context: P.OrderableContext): Constant {
    const terminal = required(context.getChild(0)) as TerminalNode;
    switch (terminal.symbol.type) {
      case P.StixPatternParser.StringLiteral:
        return string(terminal);
      case P.StixPatternParser.IntegerLiteral:
        return integer(terminal);
      case P.StixPatternParser.FloatLiteral:
        return float(terminal);
      case P.StixPatternParser.TimestampLiteral:
        return timestamp(terminal);
      case P.StixPatternParser.HexLiteral:
        // Either case is the same octets; lower case is the canonical one (D36).
        return {
          kind: 'hex',
          span: spanOfToken(terminal.symbol),
          digits: readPrefixed(textOf(terminal)).toLowerCase(),
        };
      default:
        // Line breaks inside base64 are ignored (D37).
        return {
          kind: 'binary',
          span: spanOfToken(terminal.symbol),
          base64: readPrefixed(textOf(terminal)).replace(/[\r\n]/g, ''),
        };
    }
  }

  const string = (terminal: TerminalNode): StringConstant => ({
    kind: 'string',
    span: spanOfToken(terminal.symbol),
    value: readString(textOf(terminal)),
  });

  const timestamp = (terminal: TerminalNode): TimestampConstant => ({
    kind: 'timestamp',
    span: spanOfToken(terminal.symbol),
    text: readPrefixed(textOf(terminal)),
  });

  const integer = (terminal: TerminalNode): IntegerConstant => {
    const digits = textOf(terminal).replace(/^\+|^-(?=0$)/, '');
    return { kind: 'integer', span: spanOfToken(terminal.symbol), value: Number(digits), text: digits };
  };

  const float = (terminal: TerminalNode): FloatConstant => {
    const digits = canonicalDecimal(textOf(terminal));
    return { kind: 'float', span: spanOfToken(terminal.symbol), value: Number(digits), text: digits };
  };

  return { kind: 'pattern', span: { start: 0, end: text.length }, expression: followedBy(tree.followedBy()) };
}

/** A decimal without plus sign, redundant zeros or a bare point: `+01.50` and `1.5` are one constant, and so are `-0.0` and `0.0`. */
function canonicalDecimal(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.');
  const digits = `${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction.replace(/0+$/, '') || '0'}`;
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

function only<T>(operands: readonly T[]): T | undefined {
  return operands.length === 1 ? operands[0] : undefined;
}

function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The parse tree lacks a child that the grammar requires.');
  return value;
}

function expect<T extends ParserRuleContext>(
  context: ParserRuleContext,
  kind: abstract new (...parameters: never[]) => T,
): T {
  if (context instanceof kind) return context;
  throw new Error(`The parse tree has a ${context.constructor.name} where a ${kind.name} belongs.`);
}
