import { parseAddressRange, type AddressRange } from './address.js';
import type { Comparator, Constant, Test } from './ast.js';
import type { Cursor } from './cursor.js';
import { OracleConstantError } from './errors.js';
import { decodeBase64, decodeHex } from './octets.js';
import { compileRegex, NEVER_MATCHES, type OracleRegex } from './regex.js';
import { parseTimestamp } from './timestamp.js';

// semantics 2.5: two tolerated spellings.
const COMPARATORS: ReadonlyMap<string, Comparator> = new Map([
  ['=', '='],
  ['==', '='],
  ['!=', '!='],
  ['<>', '!='],
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
]);

const ANYWHERE: AddressRange = { family: 4, bits: 0n, prefix: 0 };

/** Parses `operator constant` after the path and the optional NOT (semantics 2.6). Throws OracleSyntaxError. */
export function parseTest(cursor: Cursor): Test {
  if (cursor.skipKeyword('IN')) return { kind: 'in', members: setMembers(cursor) };
  if (cursor.skipKeyword('LIKE')) return { kind: 'like', text: cursor.expectKind('string').text };
  if (cursor.skipKeyword('MATCHES')) return { kind: 'matches', regex: regexConstant(cursor) };
  if (cursor.skipKeyword('ISSUBSET')) return { kind: 'subset', range: rangeConstant(cursor) };
  if (cursor.skipKeyword('ISSUPERSET')) return { kind: 'superset', range: rangeConstant(cursor) };
  const operator = COMPARATORS.get(cursor.peek().text);
  if (operator === undefined || cursor.peek().kind !== 'symbol') throw cursor.unexpected();
  cursor.take();
  const isBoolean = cursor.isKeyword('true') || cursor.isKeyword('false');
  if (isBoolean && operator !== '=' && operator !== '!=') throw cursor.unexpected();
  return { kind: 'compare', operator, constant: constant(cursor) };
}

function constant(cursor: Cursor): Constant {
  const { kind, text } = cursor.peek();
  const take = (value: Constant): Constant => {
    cursor.take();
    return value;
  };
  switch (kind) {
    case 'integer':
      if (!Number.isSafeInteger(Number(text))) cursor.defer(new OracleConstantError(`integer out of range: ${text}`));
      return take({ kind: 'number', number: Number(text) });
    case 'float':
      return take({ kind: 'number', number: Number(text) });
    case 'string':
      return take({ kind: 'string', text });
    case 'hex':
      return take({ kind: 'octets', octets: decodeHex(text) ?? [] });
    case 'binary':
      return take({ kind: 'octets', octets: decodeBase64(text) ?? [] });
    case 'timestamp': {
      const instant = parseTimestamp(text);
      if (instant === undefined) cursor.defer(new OracleConstantError(`no such time: ${text}`));
      return take({ kind: 'timestamp', instant: instant ?? { units: 0n, scale: 0 } });
    }
    default:
      if (cursor.skipKeyword('true')) return { kind: 'boolean', boolean: true };
      if (cursor.skipKeyword('false')) return { kind: 'boolean', boolean: false };
      throw cursor.unexpected();
  }
}

/** semantics 6.5: may be empty; all members of one kind. */
function setMembers(cursor: Cursor): Constant[] {
  cursor.expectSymbol('(');
  if (cursor.skipSymbol(')')) return [];
  const members = [constant(cursor)];
  while (cursor.skipSymbol(',')) members.push(constant(cursor));
  cursor.expectSymbol(')');
  if (new Set(members.map((member) => member.kind)).size > 1) cursor.defer(new OracleConstantError('mixed set'));
  return members;
}

function regexConstant(cursor: Cursor): OracleRegex {
  const { text } = cursor.expectKind('string');
  try {
    return compileRegex(text);
  } catch (error) {
    cursor.defer(error instanceof Error ? error : new OracleConstantError(String(error)));
    return NEVER_MATCHES;
  }
}

function rangeConstant(cursor: Cursor): AddressRange {
  const { text } = cursor.expectKind('string');
  const range = parseAddressRange(text);
  if (range === undefined) cursor.defer(new OracleConstantError(`no address or CIDR block: ${text}`));
  return range ?? ANYWHERE;
}
