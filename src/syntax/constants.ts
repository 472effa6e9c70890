import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import { parseAddressBlock } from '../values/address.js';
import { compileRegularExpression } from '../values/regular-expression/index.js';
import { parseTimestamp } from '../values/timestamp.js';
import { addressAdvice } from './advice/addresses.js';
import { base64Advice, hexAdvice, type OctetAdvice } from './advice/octets.js';
import { timestampAdvice } from './advice/timestamps.js';
import type { Comparison, Constant, Pattern, SetConstant, StringConstant, TimestampConstant } from './ast.js';
import type { Limits } from './limits.js';
import { writeString } from './literals.js';
import { walkPattern } from './visit.js';

/**
 * Finds the constants that parse but cannot be compiled (semantics 3 and 9): a pattern that holds one never matches.
 */
export function checkConstants(
  ast: Pattern,
  options: { readonly stixVersion: '2.1' | '2.0'; readonly limits: Limits },
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (found: Diagnostic | undefined): void => {
    if (found) diagnostics.push(found);
  };

  walkPattern(ast, {
    integer: ({ value, span }) => {
      if (!Number.isSafeInteger(value)) {
        report(
          diagnostic(
            'P201',
            'Integers lie between -9007199254740991 and 9007199254740991, and this one does not. If the data has it as text, write a string.',
            span,
          ),
        );
      }
    },
    float: ({ value, span }) => {
      if (!Number.isFinite(value)) report(diagnostic('P201', 'The number is larger than a double can hold.', span));
    },
    timestamp: (node) => {
      report(checkTimestamp(node));
    },
    hex: ({ digits, span }) => {
      report(checkEncoded('P204', 'h', hexAdvice(digits), span));
    },
    binary: ({ base64, span }) => {
      report(checkEncoded('P203', 'b', base64Advice(base64), span));
    },
    indexStep: ({ index, span }) => {
      if (!Number.isSafeInteger(index))
        report(diagnostic('P201', 'A list index is at most 9007199254740991; no list has so many elements.', span));
    },
    repeats: ({ times }) => {
      if (times.value < 1) {
        report(
          diagnostic(
            'P209',
            `REPEATS counts from 1; found ${times.value}. No pattern can ask that something was not seen.`,
            times.span,
          ),
        );
      }
    },
    within: ({ seconds }) => {
      if (!(seconds.value > 0)) {
        report(
          diagnostic(
            'P210',
            `A window of ${seconds.value} seconds holds nothing, not even two observations of one instant: write a number greater than 0.`,
            seconds.span,
          ),
        );
      }
    },
    startStop: ({ start, stop }) => {
      for (const bound of [start, stop]) {
        if (bound.kind === 'string') report(checkStringBound(bound, options.stixVersion));
      }
    },
    comparison: (node) => {
      report(checkOperand(node, options.limits));
    },
    set: (node) => {
      report(checkSet(node));
    },
  });
  return diagnostics;
}

function checkTimestamp({ text, span }: TimestampConstant): Diagnostic | undefined {
  if (parseTimestamp(text)) return undefined;
  const { message, meant } = timestampAdvice(text);
  return diagnostic('P202', message, span, meant === undefined ? undefined : { span, text: `t'${meant}'` });
}

function checkEncoded(
  code: 'P203' | 'P204',
  prefix: 'b' | 'h',
  advice: OctetAdvice | undefined,
  span: Span,
): Diagnostic | undefined {
  if (!advice) return undefined;
  const { message, meant } = advice;
  return diagnostic(code, message, span, meant === undefined ? undefined : { span, text: `${prefix}'${meant}'` });
}

/** D32: STIX 2.1 wants a timestamp constant; with 2.0 the string form is accepted, if it holds a timestamp. */
function checkStringBound(bound: StringConstant, stixVersion: '2.1' | '2.0'): Diagnostic | undefined {
  const { value, span } = bound;
  const advice = parseTimestamp(value) ? undefined : timestampAdvice(value);
  if (stixVersion === '2.0') return advice && diagnostic('P202', advice.message, span);
  if (advice) {
    return diagnostic(
      'P211',
      `START and STOP take a timestamp constant, t'...', and not a string. ${advice.message}`,
      span,
    );
  }
  return diagnostic(
    'P211',
    `START and STOP take a timestamp constant: write t before the quote, t'${value}'. The string form is of STIX 2.0.`,
    span,
    { span: { start: span.start, end: span.start }, text: 't' },
  );
}

function checkOperand({ operator, operand }: Comparison, limits: Limits): Diagnostic | undefined {
  if (operand.kind !== 'string') return undefined;
  if (operator === 'ISSUBSET' || operator === 'ISSUPERSET') {
    if (parseAddressBlock(operand.value)) return undefined;
    const { message, meant } = addressAdvice(operand.value);
    const { span } = operand;
    return diagnostic('P207', message, span, meant === undefined ? undefined : { span, text: writeString(meant) });
  }
  return operator === 'MATCHES' ? checkExpression(operand, limits) : undefined;
}

const REFUSALS = { invalid: 'P205', unsupported: 'P206', 'too-large': 'P504' } as const;

function checkExpression(operand: StringConstant, limits: Limits): Diagnostic | undefined {
  const expression = compileRegularExpression(operand.value, 'text', {
    maxExpressionLength: limits.maxExpressionLength,
  });
  if (expression.kind === 'compiled') return undefined;
  // What the engine advises to write, it advises for the expression; in the string that holds it each backslash is two.
  const doubling = expression.message.includes('`\\')
    ? ' In a pattern each backslash of an expression is written twice.'
    : '';
  const span = spanWithin(operand, expression.start, expression.end);
  return diagnostic(REFUSALS[expression.kind], `${expression.message}${doubling}`, span);
}

/** The place of a part of a string's value. There is only one way to write a string, so that the value tells where its escapes are. */
function spanWithin({ value, span }: StringConstant, start: number, end: number): Span {
  const offset = (at: number): number => span.start + writeString(value.slice(0, at)).length - 1;
  const first = offset(start);
  return { start: first, end: Math.max(offset(end), first + 1) };
}

type ConstantGroup = 'number' | 'boolean' | 'string' | 'octets' | 'timestamp';

const GROUP: { readonly [Kind in Constant['kind']]: ConstantGroup } = {
  integer: 'number',
  float: 'number',
  boolean: 'boolean',
  string: 'string',
  binary: 'octets',
  hex: 'octets',
  timestamp: 'timestamp',
};

const GROUP_NAMES: { readonly [Group in ConstantGroup]: string } = {
  number: 'a number',
  boolean: 'a boolean',
  string: 'a string',
  octets: 'octets',
  timestamp: 'a timestamp',
};

/** D26: the members of a set are of one kind; integers and floats mix, and so do hex and binary. */
function checkSet(set: SetConstant): Diagnostic | undefined {
  const [first] = set.members;
  const odd = first && set.members.find((member) => GROUP[member.kind] !== GROUP[first.kind]);
  if (!odd) return undefined;
  const [is, was] = [GROUP_NAMES[GROUP[odd.kind]], GROUP_NAMES[GROUP[first.kind]]];
  return diagnostic(
    'P208',
    `The constants of a list are of one kind: the first is ${was}, and this is ${is}. If both occur, write two comparisons joined by OR.`,
    odd.span,
  );
}
