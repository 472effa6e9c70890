/**
 * What the reference matcher is known to do differently inside a comparison: for each name of `disagreements.json` that
 * concerns comparisons, a predicate that is true of a comparison which can tell the difference on what it looks at.
 */
import type { Constant } from '../../src/index.js';
import { parseAddressRange } from '../oracle/address.js';
import { decodeBase64, decodeHex } from '../oracle/octets.js';
import { parseTimestamp } from '../oracle/timestamp.js';
import { isFinerThanMicroseconds, isSecond60 } from './moments.js';
import type { ComparisonUse, Visit } from './comparison-uses.js';

const LINE_FEED = 0x0a;

/** In the order in which explanations are dropped: what stays is what is left when all before it was not needed. */
export const comparisonQuirks: Readonly<Record<string, (use: ComparisonUse) => boolean>> = {
  exists: ({ node }) => node.kind === 'existence',
  'dangling-exists': ({ node, values }) =>
    node.kind === 'existence' && values.some((value) => value.kind === 'dangling'),
  'negated-order-beyond-octets': ({ node, values }) => {
    if (node.kind !== 'comparison' || !node.negated || !/^[<>]/.test(node.operator)) return false;
    const [constant] = constantsOf(node);
    if (constant?.kind === 'string')
      return isBeyondOctets(constant.value) && values.some(({ kind }) => kind === 'octets');
    return isOctets(constant) && values.some((value) => value.kind === 'string' && isBeyondOctets(value.text));
  },
  'like-line-break': ({ node, values }) => isOperator(node, 'LIKE') && values.some(hasLineFeed),
  'like-octets': ({ node, values }) =>
    isOperator(node, 'LIKE') &&
    values.some((value) => value.kind === 'octets' && value.octets.some((one) => one > 0x7f)),
  'matches-line-break': ({ node, values }) =>
    isOperator(node, 'MATCHES') &&
    constantsOf(node).some((constant) => constant.kind === 'string' && hasFullStop(constant.value)) &&
    values.some(hasLineFeed),
  'in-conversions': ({ node, values }) =>
    isOperator(node, 'IN') && values.some((value) => constantsOf(node).some((member) => convertsInSet(value, member))),
  'finer-than-microseconds': (use) => timestampsIn(use).some(isFinerThanMicroseconds),
  'second-60': (use) => timestampsIn(use).some(isSecond60),
  'undecodable-octets': ({ visits }) =>
    visits.some((visit) => isCodec(visit) && !Array.isArray(visit.json) && !isDecodable(visit)),
  'list-of-octets': ({ visits }) => visits.some((visit) => isCodec(visit) && Array.isArray(visit.json)),
  ipv6: addressQuirk(({ text }) => text.includes(':')),
  'zero-prefix': addressQuirk(({ text }) => /\/0+$/.test(text)),
  'bare-address': addressQuirk(({ text, contains }) => contains && isAddress(text) && !text.includes('/')),
  'legacy-address': addressQuirk(({ text }) => isLegacyAddress(text)),
  'unparseable-address': addressQuirk(({ text }) => !isAddress(text) && !isLegacyAddress(text)),
  'unresolved-in-list': ({ visits }) =>
    visits.some(
      ({ key, json, observation: { objects } }) =>
        key.endsWith('_refs') &&
        Array.isArray(json) &&
        (json.length === 0 || json.some((item) => typeof item !== 'string' || !objects.has(item))),
    ),
};

type Value = ComparisonUse['values'][number];

function isOperator(node: ComparisonUse['node'], operator: string): boolean {
  return node.kind === 'comparison' && node.operator === operator;
}

function constantsOf(node: ComparisonUse['node']): readonly Constant[] {
  if (node.kind === 'existence') return [];
  return node.operand.kind === 'set' ? node.operand.members : [node.operand];
}

function isOctets(constant: Constant | undefined): boolean {
  return constant?.kind === 'hex' || constant?.kind === 'binary';
}

function isBeyondOctets(text: string): boolean {
  return Array.from(text).some((character) => (character.codePointAt(0) ?? 0) > 0xff);
}

function hasLineFeed(value: Value): boolean {
  return (
    (value.kind === 'string' && value.text.includes('\n')) ||
    (value.kind === 'octets' && value.octets.includes(LINE_FEED))
  );
}

/** True if an expression of the generator holds the wildcard. */
function hasFullStop(expression: string): boolean {
  return expression.replace(/\\./gs, '').includes('.');
}

function convertsInSet(value: Value, member: Constant): boolean {
  const isNumber = member.kind === 'integer' || member.kind === 'float';
  return (
    (value.kind === 'string' && isOctets(member)) ||
    (value.kind === 'octets' && member.kind === 'string') ||
    (value.kind === 'boolean' && isNumber) ||
    (value.kind === 'number' && member.kind === 'boolean')
  );
}

/** The constants and, if there are any, the values that they are compared with. */
function timestampsIn({ node, values }: ComparisonUse): string[] {
  const constants = constantsOf(node).flatMap((constant) => (constant.kind === 'timestamp' ? [constant.text] : []));
  if (constants.length === 0) return [];
  const texts = values.flatMap((value) => (value.kind === 'string' ? [value.text] : []));
  return [...constants, ...texts.filter((text) => parseTimestamp(text) !== undefined)];
}

function isCodec({ key }: Visit): boolean {
  return /_(?:hex|bin)$/.test(key);
}

function isDecodable({ key, json }: Visit): boolean {
  const decode = key.endsWith('_hex') ? decodeHex : decodeBase64;
  return typeof json === 'string' && decode(json) !== undefined;
}

function isAddress(text: string): boolean {
  return parseAddressRange(text) !== undefined;
}

/** What C's `inet_aton` takes and no one else: fewer than four parts, and parts in octal or hexadecimal. */
function isLegacyAddress(text: string): boolean {
  return !isAddress(text) && /^(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}(?:\/|$)/i.test(text);
}

type AddressOperand = { readonly text: string; readonly contains: boolean };

/** Holds if some operand of ISSUBSET or ISSUPERSET is such; `contains` says that it is the side that contains. */
function addressQuirk(isSuch: (operand: AddressOperand) => boolean): (use: ComparisonUse) => boolean {
  return ({ node, values }) => {
    if (!isOperator(node, 'ISSUBSET') && !isOperator(node, 'ISSUPERSET')) return false;
    const texts = values.flatMap((value) => (value.kind === 'string' ? [value.text] : []));
    // Without a string to compare with, the reference does not look at the constant either.
    if (texts.length === 0) return false;
    const constants = constantsOf(node).flatMap((constant) => (constant.kind === 'string' ? [constant.value] : []));
    const isSubset = isOperator(node, 'ISSUBSET');
    return [
      ...texts.map((text) => ({ text, contains: !isSubset })),
      ...constants.map((text) => ({ text, contains: isSubset })),
    ].some(isSuch);
  };
}
