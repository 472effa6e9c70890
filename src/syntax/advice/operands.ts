import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { StixPatternLexer as T } from '../../generated/StixPatternLexer.js';
import { StixPatternParser as P } from '../../generated/StixPatternParser.js';
import { unquoted } from './characters.js';
import { COMPARISON_SIGNS, describe, NAMES, type Situation } from './expectations.js';
import { excerpt, quote, textBefore, wordAround, type FoundToken } from './found-token.js';

/** A mistake where the constant of a comparison belongs. */
export function atConstant({ found, rule }: Situation): Diagnostic | undefined {
  const { type, text, span } = found;
  if (/^(true|false)$/i.test(text) && NAMES.has(type)) {
    const lower = text.toLowerCase();
    return diagnostic('P106', `Booleans are lower case: write ${lower} instead of ${text}.`, span, {
      span,
      text: lower,
    });
  }
  if ((type === T.TRUE || type === T.FALSE) && rule === P.RULE_orderable) {
    return diagnostic('P111', 'Booleans have no order; compare them with = or !=.', span);
  }
  if (NAMES.has(type)) return bareWord(found);
  if (type === T.LPAREN) return listWithoutIn(found);
  if (type === T.NOT) return diagnostic('P101', "NOT stands before the operator, as in file:name NOT = 'a.exe'.", span);
  if (COMPARISON_SIGNS.has(type)) return doubledOperator(found);
  if (type === T.RBRACK || type === T.RPAREN || type === T.COMMA || type === T.AND || type === T.OR)
    return missingConstant(found);
  return undefined;
}

function bareWord(found: FoundToken): Diagnostic {
  if (/^(null|none|nil|undefined)$/i.test(found.text)) {
    return diagnostic(
      'P101',
      'There is no null: that a property is missing is asked by NOT EXISTS and its path.',
      found.span,
    );
  }
  const word = wordAround(found);
  if (/^[a-z][a-z0-9-]*:[a-z_][\w.'-]*$/i.test(word.text)) {
    return diagnostic(
      'P101',
      `A property is compared with a constant, never with another property. If ${quote(word.text)} is text, it stands in single quotes.`,
      word.span,
    );
  }
  return unquoted('P101', word);
}

function listWithoutIn(found: FoundToken): Diagnostic {
  const before = textBefore(found);
  const operator = /(!=|<>|==?)$/.exec(before)?.[1];
  if (operator === undefined)
    return diagnostic('P101', 'The operator compares with one constant; a list comes after IN.', found.span);
  const at = found.pattern.lastIndexOf(operator, found.span.start - 1);
  const written = operator.startsWith('=') ? 'IN' : 'NOT IN';
  const { span } = excerpt(found.pattern, at, at + operator.length);
  return diagnostic('P101', `${operator} compares with one constant; for a list write ${written}.`, span, {
    span,
    text: written,
  });
}

/** `=>`, `=<`, `===`: two operators of which one was meant. */
function doubledOperator(found: FoundToken): Diagnostic {
  const { text, span, pattern } = found;
  const before = /([=<>!]+)$/.exec(pattern.slice(0, span.start).slice(-3))?.[1];
  if (before === undefined)
    return diagnostic('P101', `Found the operator ${text} where a constant was expected.`, span);
  const whole = excerpt(pattern, span.start - before.length, span.end);
  const written = MEANT.get(whole.text);
  if (written === undefined)
    return diagnostic(
      'P101',
      `There is no operator ${whole.text}; the comparison signs are = != < <= > >=.`,
      whole.span,
    );
  return diagnostic('P101', `There is no operator ${whole.text}; write ${written}.`, whole.span, {
    span: whole.span,
    text: written,
  });
}

const MEANT: ReadonlyMap<string, string> = new Map([
  ['=>', '>='],
  ['=<', '<='],
  ['===', '='],
  ['!==', '!='],
  ['>==', '>='],
  ['<==', '<='],
  ['=!=', '!='],
]);

function missingConstant(found: FoundToken): Diagnostic {
  const { type, span, pattern } = found;
  const before = textBefore(found);
  if (before.endsWith(',') && type === T.RPAREN) {
    const comma = pattern.lastIndexOf(',', span.start - 1);
    const whole = { start: comma, end: comma + 1 };
    return diagnostic('P101', 'No comma stands before the closing ) of a list.', whole, { span: whole, text: '' });
  }
  const operator = /(LIKE|MATCHES|[=<>!]+|,|\()$/.exec(before)?.[1];
  const where = operator === undefined ? 'here' : `after ${operator}`;
  return diagnostic('P101', `A constant is missing ${where}; found ${describe(found)}.`, span);
}
