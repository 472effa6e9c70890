import type { ComparisonExpression, ObservationExpression, Path, StixVersion, Step } from './ast.js';
import { parseDecimal, type Decimal } from './decimal.js';
import { OracleConstantError, OracleSyntaxError } from './errors.js';
import { openCursor, type Cursor } from './cursor.js';
import { parseTest } from './parse-test.js';
import { parseTimestamp } from './timestamp.js';

/**
 * Parses a pattern by recursive descent, one function per level of precedence (semantics 2.4).
 * Throws OracleSyntaxError if the grammar rejects it; else OracleConstantError (or OracleUnsupported, for a regular
 * expression) for the first constant that cannot compile.
 */
export function parseOraclePattern(text: string, stixVersion: StixVersion = '2.1'): ObservationExpression {
  const cursor = openCursor(text);
  const expression = followedByLevel(cursor, stixVersion, { count: 0 });
  if (cursor.peek().kind !== 'end') throw cursor.unexpected();
  cursor.throwDeferred();
  return expression;
}

type BracketCounter = { count: number };

function followedByLevel(cursor: Cursor, version: StixVersion, counter: BracketCounter): ObservationExpression {
  let left = orLevel(cursor, version, counter);
  while (cursor.skipKeyword('FOLLOWEDBY')) {
    left = { kind: 'followedby', left, right: orLevel(cursor, version, counter) };
  }
  return left;
}

function orLevel(cursor: Cursor, version: StixVersion, counter: BracketCounter): ObservationExpression {
  let left = andLevel(cursor, version, counter);
  while (cursor.skipKeyword('OR')) left = { kind: 'or', left, right: andLevel(cursor, version, counter) };
  return left;
}

function andLevel(cursor: Cursor, version: StixVersion, counter: BracketCounter): ObservationExpression {
  let left = qualifiedLevel(cursor, version, counter);
  while (cursor.skipKeyword('AND')) left = { kind: 'and', left, right: qualifiedLevel(cursor, version, counter) };
  return left;
}

function qualifiedLevel(cursor: Cursor, version: StixVersion, counter: BracketCounter): ObservationExpression {
  let operand = primary(cursor, version, counter);
  for (;;) {
    if (cursor.skipKeyword('REPEATS')) {
      operand = { kind: 'repeats', operand, times: positiveInteger(cursor) };
      cursor.expectKeyword('TIMES');
    } else if (cursor.skipKeyword('WITHIN')) {
      operand = { kind: 'within', operand, seconds: positiveDecimal(cursor) };
      cursor.expectKeyword('SECONDS');
    } else if (cursor.skipKeyword('START')) {
      const start = instant(cursor, version);
      cursor.expectKeyword('STOP');
      operand = { kind: 'startstop', operand, start, stop: instant(cursor, version) };
    } else {
      return operand;
    }
  }
}

function primary(cursor: Cursor, version: StixVersion, counter: BracketCounter): ObservationExpression {
  if (cursor.skipSymbol('(')) {
    const inner = followedByLevel(cursor, version, counter);
    cursor.expectSymbol(')');
    return inner;
  }
  cursor.expectSymbol('[');
  const index = counter.count;
  counter.count += 1;
  const comparison = comparisonOr(cursor);
  cursor.expectSymbol(']');
  return { kind: 'bracket', index, comparison };
}

function comparisonOr(cursor: Cursor): ComparisonExpression {
  let left = comparisonAnd(cursor);
  while (cursor.skipKeyword('OR')) left = { kind: 'or', left, right: comparisonAnd(cursor) };
  return left;
}

function comparisonAnd(cursor: Cursor): ComparisonExpression {
  let left = comparison(cursor);
  while (cursor.skipKeyword('AND')) left = { kind: 'and', left, right: comparison(cursor) };
  return left;
}

function comparison(cursor: Cursor): ComparisonExpression {
  if (cursor.skipSymbol('(')) {
    const inner = comparisonOr(cursor);
    cursor.expectSymbol(')');
    return inner;
  }
  const notExists = cursor.skipKeyword('NOT');
  if (notExists || cursor.isKeyword('EXISTS')) {
    cursor.expectKeyword('EXISTS');
    return { kind: 'comparison', path: objectPath(cursor), negated: notExists, test: { kind: 'exists' } };
  }
  const path = objectPath(cursor);
  const negated = cursor.skipKeyword('NOT');
  return { kind: 'comparison', path, negated, test: parseTest(cursor) };
}

function objectPath(cursor: Cursor): Path {
  const type = cursor.expectName();
  cursor.expectSymbol(':');
  const steps: Step[] = [keyStep(cursor)];
  for (;;) {
    if (cursor.skipSymbol('.')) steps.push(keyStep(cursor));
    else if (cursor.skipSymbol('[')) {
      steps.push(indexStep(cursor));
      cursor.expectSymbol(']');
    } else return { type, steps };
  }
}

function keyStep(cursor: Cursor): Step {
  if (cursor.peek().kind === 'string') return { kind: 'key', name: cursor.take().text };
  const name = cursor.expectName();
  // semantics 2.3: an unquoted path step has no hyphen.
  if (name.includes('-')) throw new OracleSyntaxError(`path step ${name} needs quotes`);
  return { kind: 'key', name };
}

function indexStep(cursor: Cursor): Step {
  if (cursor.skipSymbol('*')) return { kind: 'every' };
  return { kind: 'index', index: Number(cursor.expectKind('integer').text) };
}

function positiveInteger(cursor: Cursor): number {
  const token = cursor.expectKind('integer');
  if (token.text.startsWith('-')) throw new OracleSyntaxError(`negative number at ${String(token.at)}`);
  const value = Number(token.text);
  if (value === 0) cursor.defer(new OracleConstantError('REPEATS 0'));
  return value;
}

function positiveDecimal(cursor: Cursor): Decimal {
  const token = cursor.peek().kind === 'float' ? cursor.take() : cursor.expectKind('integer');
  if (token.text.startsWith('-')) throw new OracleSyntaxError(`negative number at ${String(token.at)}`);
  const value = parseDecimal(token.text);
  if (value.units === 0n) cursor.defer(new OracleConstantError('WITHIN 0'));
  return value;
}

/** semantics 10, D32: 2.0 producers wrote plain strings in START and STOP. */
function instant(cursor: Cursor, version: StixVersion): Decimal {
  const asString = version === '2.0' && cursor.peek().kind === 'string';
  const token = cursor.expectKind(asString ? 'string' : 'timestamp');
  const parsed = parseTimestamp(token.text);
  if (parsed === undefined) cursor.defer(new OracleConstantError(`no such time: ${token.text}`));
  return parsed ?? { units: 0n, scale: 0 };
}
