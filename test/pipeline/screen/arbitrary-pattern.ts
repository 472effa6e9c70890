import fc from 'fast-check';
import type { SelectedValue } from '../../adapters/read-origin.js';

/** The same text as somebody else would write it, or nearly the same: what a profile folds, and what it does not. */
export function respell(text: string): fc.Arbitrary<string> {
  const url = /^([a-z]+:\/\/)([^/?#]*)(.*)$/i.exec(text);
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(text) },
    fc.constant(text.toUpperCase()),
    fc.constant(text.toLowerCase()),
    fc.constant(`${text}.`),
    fc.constant(text.replace(/\.$/, '')),
    fc.constant(text.replace(/[kK]/, '\u212a')),
    fc.constant(`${text}é`),
    fc.constant(`${text}\n`),
    ...(url
      ? [
          fc.constant(`${(url[1] ?? '').toUpperCase()}${url[2] ?? ''}${url[3] ?? ''}`),
          fc.constant(`${url[1] ?? ''}${url[2] ?? ''}:80${url[3] ?? ''}`),
          fc.constant(`${url[1] ?? ''}${(url[2] ?? '').replace(/:\d*$/, '')}${url[3] ?? ''}`),
          fc.constant(`${url[1] ?? ''}${url[2] ?? ''}${(url[3] ?? '').replace(/^\//, '')}`),
        ]
      : []),
  );
}

/** A pattern about a value that an observation has: most hold for it, under some profile. */
export function arbitraryPattern({ path, value }: SelectedValue): fc.Arbitrary<string> {
  return fc
    .tuple(respellPath(path), comparison(value))
    .map(([spelled, [negation, operator, operand]]) =>
      operator === 'EXISTS' ? `[${negation}EXISTS ${spelled}]` : `[${spelled} ${negation}${operator} ${operand}]`,
    );
}

/** One bracket, or several comparisons in it, or several brackets. */
export function arbitraryCombination(values: readonly SelectedValue[]): fc.Arbitrary<string> {
  const one = fc.constantFrom(...values).chain(arbitraryPattern);
  const join = (operator: string, parts: readonly string[]): string =>
    `[${parts.map((part) => part.slice(1, -1)).join(` ${operator} `)}]`;
  return fc.oneof(
    { weight: 6, arbitrary: one },
    fc
      .tuple(fc.constantFrom('AND', 'OR'), fc.array(one, { minLength: 2, maxLength: 3 }))
      .map(([operator, parts]) => join(operator, parts)),
    fc
      .tuple(fc.constantFrom('AND', 'OR', 'FOLLOWEDBY'), one, one)
      .map(([operator, left, right]) => `${left} ${operator} ${right}`),
  );
}

/** Another spelling of the path that can select the same value. */
function respellPath(path: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constant(path) },
    fc.constant(path.replaceAll('[*]', '[0]')),
    fc.constant(path.replace(/\[\*\]$/, '')),
    fc.constant(path.replace(/hashes\.'?([A-Z0-9-]+)'?$/, (_, name: string) => `hashes.'${name.toLowerCase()}'`)),
    fc.constant(path.replace(/hashes\.'?SHA-256'?$/, 'hashes.SHA256')),
    fc.constant(path.replace(/\.[^.[]+(?:\[\*\])?$/, '')).filter((cut) => /:[^.]/.test(cut)),
    fc.constant(path.replace(/\.value$/, '.type')),
    fc.constant(path.replace(/:.*$/, ':type')),
    fc.constant(path.replace(/:.*$/, ':id')),
  );
}

type Comparison = readonly [negation: string, operator: string, operand: string];

function comparison(value: unknown): fc.Arbitrary<Comparison> {
  const negation = fc.constantFrom('', '', '', '', 'NOT ');
  const plain = fc
    .tuple(negation, operatorAndOperand(value))
    .map(([no, [operator, operand]]) => [no, operator, operand] as const);
  const existence = negation.map((no) => [no, 'EXISTS', ''] as const);
  return fc.oneof({ weight: 12, arbitrary: plain }, existence);
}

function operatorAndOperand(value: unknown): fc.Arbitrary<readonly [string, string]> {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value === 'boolean') return fc.constantFrom(['=', String(value)], ['!=', 'true']);
  const text = String(value);
  const spelled = respell(text);
  const cut = fc.tuple(spelled, fc.nat(12), fc.nat(12));
  return fc.oneof(
    { weight: 6, arbitrary: spelled.map((one) => ['=', quote(one)] as const) },
    fc
      .array(spelled, { maxLength: 6 })
      .map((many) => ['IN', `('other', ${[...many, text].map(quote).join(', ')})`] as const),
    spelled.map((one) => ['!=', quote(one)] as const),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), spelled).map(([order, one]) => [order, quote(one)] as const),
    fc
      .constantFrom(...WILDCARDS)
      .chain((like) => cut.map(([one, from, to]) => ['LIKE', quote(like(one, from, to))] as const)),
    fc
      .constantFrom(...EXPRESSIONS)
      .chain((matches) => cut.map(([one, from, to]) => ['MATCHES', quote(matches(one, from, to))] as const)),
    fc
      .constantFrom(...blocksAround(text))
      .chain((block) => fc.constantFrom('ISSUBSET', 'ISSUPERSET').map((operator) => [operator, quote(block)] as const)),
    ...(/^\d{4}-\d\d-\d\dT.*Z$/.test(text)
      ? [fc.constantFrom('=', '<', '>=', '!=').map((operator) => [operator, `t'${text}'`] as const)]
      : []),
    ...(/^(?:[0-9a-f]{2})+$/.test(text) ? [fc.constant(['=', `h'${text}'`] as const)] : []),
  );
}

function ofNumber(value: number): fc.Arbitrary<readonly [string, string]> {
  const operand = fc.constantFrom(String(value), `${value}.0`, String(value + 1));
  return fc.oneof(
    fc.tuple(fc.constantFrom('=', '=', '!=', '<', '<=', '>', '>='), operand),
    operand.map((one) => ['IN', `(${one}, 1)`] as const),
    fc.constant(['=', quote(String(value))] as const),
  );
}

const WILDCARDS: readonly ((text: string, from: number, to: number) => string)[] = [
  (text) => text,
  (text, from) => `${text.slice(0, from)}%`,
  (text, from) => `%${text.slice(from)}`,
  (text, from, to) => `%${text.slice(from, from + to)}%`,
  (text, from) => `${text.slice(0, from)}_${text.slice(from + 1)}`,
  (text, from, to) => `${text.slice(0, from)}%${text.slice(from + to)}`,
];

const EXPRESSIONS: readonly ((text: string, from: number, to: number) => string)[] = [
  (text, from, to) => escapeExpression(text.slice(from, from + to)) || '.',
  (text, from) => `${escapeExpression(text.slice(from))}$`,
  (text, from) => `^${escapeExpression(text.slice(0, from))}`,
  (text, from, to) => text.slice(from, from + to).replace(/[^A-Za-z0-9-]/g, '') || 'x',
];

function blocksAround(text: string): readonly string[] {
  const parts = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  if (parts) {
    const [, a = '0', b = '0', c = '0'] = parts;
    return [text, `${text}/32`, `${a}.${b}.${c}.0/24`, `${a}.${b}.0.0/13`, `${a}.0.0.0/8`, '0.0.0.0/0', '192.0.2.0/24'];
  }
  if (text.includes(':') && /^[0-9a-f:]+$/i.test(text))
    return [text, `${text}/128`, '::/0', 'fe80::/10', '2001:db8::/32'];
  return ['10.0.0.0/8', '::/0'];
}

const escapeExpression = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/#]/g, '\\$&');

const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;
