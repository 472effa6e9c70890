import type { Property, PropertyKind } from '../../stix/object-model/property.js';
import type { Constant, SetConstant } from '../../syntax/ast.js';
import { parseTimestamp } from '../../values/timestamp.js';
import { constantsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';
import { showNode, showText } from '../show.js';

type ConstantKind = Constant['kind'];

/** The constants that a kind of property can be compared with (semantics 4 and 6.2); a kind that no constant fits is another rule's. */
const FITTING: { readonly [Kind in PropertyKind]?: readonly ConstantKind[] } = {
  text: ['string', 'hex', 'binary'],
  integer: ['integer', 'float'],
  float: ['integer', 'float'],
  boolean: ['boolean'],
  timestamp: ['timestamp'],
  hex: ['hex', 'binary'],
  binary: ['binary', 'hex', 'string'],
};

const NAMES: { readonly [Kind in ConstantKind]: string } = {
  integer: 'a number',
  float: 'a number',
  boolean: 'a boolean',
  string: 'a string',
  binary: 'octets',
  hex: 'octets',
  timestamp: 'a timestamp',
};

const KIND_NAMES: { readonly [Kind in PropertyKind]?: string } = {
  text: 'a string',
  integer: 'a number',
  float: 'a number',
  boolean: 'a boolean',
  timestamp: 'a timestamp',
  hex: 'octets',
  binary: 'octets',
};

/** A constant of another kind than the property: the two are never equal and have no order (semantics 6.3). */
export const constantKind: Rule = {
  code: 'P308',
  check: {
    comparison: (comparison, { resolve }) => {
      // The operand of these is a string in any case; whether they fit is a matter of the operator.
      if (TEXTUAL.has(comparison.operator)) return undefined;
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value') return undefined;
      const { property } = resolved;
      const fitting = FITTING[property.kind];
      if (!fitting) return undefined;
      const odd = constantsOf(comparison).filter(
        (one) => !fitting.includes(one.kind) && !isOctetsAsText(property, one),
      );
      if (odd.length === 0) return undefined;
      const wanted = KIND_NAMES[property.kind] ?? 'a value';
      const says = `${showNode(comparison.path)} is ${wanted}`;
      return comparison.operand.kind === 'set'
        ? inSet(says, property, comparison.operand, odd)
        : odd.map((constant) => describe(says, property, constant));
    },
  },
};

function describe(says: string, property: Property, constant: Constant): Finding {
  const { span } = constant;
  const text = rewrite(property, constant);
  const message = `${says}, and this is ${NAMES[constant.kind]}: ${whatHappens(property, constant)}.`;
  return text === undefined
    ? { message, span }
    : { message: `${message} Write ${showText(text)}.`, span, fix: { span, text } };
}

/** A string is compared with a timestamp or with octets all the same, but not as what it says (semantics 4.2 and 6.2). */
function whatHappens({ kind }: Property, constant: Constant): string {
  if (constant.kind !== 'string') return 'they never compare';
  if (kind === 'timestamp') return 'it is compared letter by letter, and not as a time';
  return kind === 'hex' ? 'its digits stand for themselves, and not for octets' : 'they never compare';
}

/** The members of a set are mended together or not at all: a set of two kinds is an error (D26). */
function inSet(says: string, property: Property, set: SetConstant, odd: readonly Constant[]): readonly Finding[] {
  const texts = set.members.map((member) => (odd.includes(member) ? rewrite(property, member) : undefined));
  if (texts.some((text) => text === undefined))
    return odd.map((constant) => {
      const { message, span } = describe(says, property, constant);
      return { message, span };
    });
  const { span } = set;
  const message = `${says}, and the members of this set are of another kind.`;
  return [{ message, span, fix: { span, text: `(${texts.join(', ')})` } }];
}

const TEXTUAL: ReadonlySet<string> = new Set(['LIKE', 'MATCHES', 'ISSUBSET', 'ISSUPERSET']);

/** A string stands for octets, one for each character; the digits of octets are what somebody meant to write as a hex constant. */
function isOctetsAsText({ kind }: Property, constant: Constant): boolean {
  return kind === 'hex' && constant.kind === 'string' && !isHexadecimal(constant.value);
}

const isHexadecimal = (value: string): boolean => value.length % 2 === 0 && /^[0-9a-fA-F]+$/.test(value);

/** The same value as a constant of the right kind, where it has one. */
function rewrite({ kind }: Property, constant: Constant): string | undefined {
  const isText = constant.kind === 'string';
  switch (kind) {
    case 'integer':
      return isText && /^(0|-?[1-9][0-9]{0,14})$/.test(constant.value) ? constant.value : undefined;
    case 'float':
      return isText && /^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$/.test(constant.value) ? constant.value : undefined;
    case 'boolean':
      return isText && /^(true|false)$/i.test(constant.value) ? constant.value.toLowerCase() : undefined;
    case 'timestamp':
      return isText && parseTimestamp(constant.value) ? `t'${constant.value}'` : undefined;
    case 'hex':
      return isText && isHexadecimal(constant.value) ? `h'${constant.value.toLowerCase()}'` : undefined;
    case 'text':
      return rewriteAsText(constant);
    default:
      return undefined;
  }
}

function rewriteAsText(constant: Constant): string | undefined {
  if (constant.kind === 'integer' || constant.kind === 'float') return `'${constant.text}'`;
  return constant.kind === 'timestamp' ? `'${constant.text}'` : undefined;
}
