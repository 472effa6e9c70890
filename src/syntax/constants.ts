import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { parseAddressBlock } from '../values/address.js';
import { decodeBase64 } from '../values/octets.js';
import { compileRegularExpression } from '../values/regular-expression/index.js';
import { parseTimestamp } from '../values/timestamp.js';
import type { Comparison, Constant, Pattern, SetConstant, StringConstant, TimestampConstant } from './ast.js';
import type { Limits } from './limits.js';
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
        report(diagnostic('P201', 'Integers lie between -9007199254740991 and 9007199254740991.', span));
      }
    },
    float: ({ value, span }) => {
      if (!Number.isFinite(value)) report(diagnostic('P201', 'The number is larger than a double can hold.', span));
    },
    timestamp: (node) => {
      report(checkTimestamp(node));
    },
    hex: ({ digits, span }) => {
      if (/[^0-9a-f]/.test(digits)) {
        report(diagnostic('P204', 'A hex constant holds the digits 0-9 and a-f only.', span));
      } else if (digits.length % 2 !== 0) {
        report(
          diagnostic('P204', `A hex constant has two digits for each octet; this one has ${digits.length}.`, span),
        );
      }
    },
    binary: ({ base64, span }) => {
      if (!decodeBase64(base64)) {
        report(diagnostic('P203', 'The constant is not padded base64 (A-Z a-z 0-9 + / and = at the end).', span));
      }
    },
    indexStep: ({ index, span }) => {
      if (!Number.isSafeInteger(index)) report(diagnostic('P201', 'A list index is a whole number.', span));
    },
    repeats: ({ times }) => {
      if (times.value < 1) report(diagnostic('P209', `REPEATS counts from 1; found ${times.value}.`, times.span));
    },
    within: ({ seconds }) => {
      if (!(seconds.value > 0)) {
        report(
          diagnostic(
            'P210',
            `A WITHIN of ${seconds.value} seconds can hold nothing; it must be greater than 0.`,
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
  const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(text);
  return shape
    ? diagnostic('P202', `${text} is not a time that exists.`, span)
    : diagnostic(
        'P202',
        `A timestamp is written t'YYYY-MM-DDThh:mm:ss.sssZ', with upper-case T and Z; found '${text}'.`,
        span,
      );
}

/** D32: STIX 2.1 wants a timestamp constant; with 2.0 the string form is accepted, if it holds a timestamp. */
function checkStringBound(bound: StringConstant, stixVersion: '2.1' | '2.0'): Diagnostic | undefined {
  const valid = parseTimestamp(bound.value) !== undefined;
  if (stixVersion === '2.0') {
    return valid ? undefined : diagnostic('P202', `'${bound.value}' is not a timestamp.`, bound.span);
  }
  return diagnostic(
    'P211',
    'START and STOP take a timestamp constant: write t before the quote (STIX 2.0 tools wrote a plain string).',
    bound.span,
    valid ? { span: { start: bound.span.start, end: bound.span.start }, text: 't' } : undefined,
  );
}

function checkOperand({ operator, operand }: Comparison, limits: Limits): Diagnostic | undefined {
  if (operand.kind !== 'string') return undefined;
  if (operator === 'ISSUBSET' || operator === 'ISSUPERSET') {
    if (parseAddressBlock(operand.value)) return undefined;
    return diagnostic(
      'P207',
      `${operator} takes an IPv4 or IPv6 address or CIDR block; '${operand.value}' is neither.`,
      operand.span,
    );
  }
  if (operator !== 'MATCHES') return undefined;
  const expression = compileRegularExpression(operand.value, 'text', {
    maxExpressionLength: limits.maxExpressionLength,
  });
  switch (expression.kind) {
    case 'compiled':
      return undefined;
    case 'invalid':
      return diagnostic('P205', expression.message, operand.span);
    case 'unsupported':
      return diagnostic('P206', expression.message, operand.span);
    case 'too-large':
      return diagnostic('P504', expression.message, operand.span);
  }
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

/** D26: the members of a set are of one kind; integers and floats mix, and so do hex and binary. */
function checkSet(set: SetConstant): Diagnostic | undefined {
  const [first] = set.members;
  const odd = first && set.members.find((member) => GROUP[member.kind] !== GROUP[first.kind]);
  return (
    odd &&
    diagnostic(
      'P208',
      `A set holds constants of one kind; this one begins with ${first.kind}, and here is ${odd.kind}.`,
      odd.span,
    )
  );
}
