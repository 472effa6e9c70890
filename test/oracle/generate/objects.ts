import fc from 'fast-check';
import { pools, type PoolName } from './pools.js';

/** An SCO whose references are still markers: which one of its observation they mean is settled later. */
export type Template = Readonly<Record<string, unknown>> & { readonly type: string };

const TARGET = Symbol('target');

/** Stands for a reference to the object of that number in the same observation; a number too high dangles. */
export type Reference = { readonly [TARGET]: number };

/** The number of the object that a marker refers to; undefined for any other value. */
export function referenceTarget(value: unknown): number | undefined {
  return typeof value === 'object' && value !== null && TARGET in value ? (value as Reference)[TARGET] : undefined;
}

type Entry = readonly [key: string, value: fc.Arbitrary<unknown>, always?: 'always'];

/** An object whose members are present four times out of five. `__proto__` becomes an own member like any other. */
function dictionary(...entries: readonly Entry[]): fc.Arbitrary<Record<string, unknown>> {
  const members = entries.map(([key, value, always]) => {
    const member = value.map((content) => [[key, content] as const]);
    return always === undefined ? fc.oneof({ weight: 4, arbitrary: member }, fc.constant([])) : member;
  });
  return fc.tuple(...members).map((present) => Object.fromEntries(present.flat()));
}

function sco(type: string, ...entries: readonly Entry[]): fc.Arbitrary<Template> {
  return dictionary(...entries).map((members) => ({ type, ...members }));
}

const from = (pool: PoolName): fc.Arbitrary<unknown> => fc.constantFrom<unknown>(...pools[pool].values);
const listOf = (pool: PoolName): fc.Arbitrary<unknown> => fc.array(from(pool), { maxLength: 3 });
const reference = fc.nat({ max: 3 }).map((target): Reference => ({ [TARGET]: target }));
const references = fc.array(reference, { maxLength: 3 });

const hashNames = ['MD5', 'md5', 'SHA-1', 'SHA-256', 'sha256', 'SHA256', 'sha-256'];
const hashes = dictionary(...hashNames.map((name): Entry => [name, from('hash')]));

/** Templates of every type that is generated. */
export const templates: Readonly<Record<string, fc.Arbitrary<Template>>> = {
  'x-event': sco('x-event', ['v', from('word'), 'always'], ['n', from('number')], ['at', from('time')]),
  'x-bag': sco(
    'x-bag',
    ['v', from('word'), 'always'],
    ['text', from('text')],
    ['n', from('number')],
    ['flag', from('flag')],
    ['m', from('anything')],
    ['at', from('time')],
    ['words', listOf('word')],
    ['texts', listOf('text')],
    ['numbers', listOf('number')],
    ['mixed', listOf('anything')],
    ['nested', fc.array(listOf('word'), { maxLength: 2 })],
    ['rows', fc.array(dictionary(['v', from('word')], ['n', from('number')]), { maxLength: 2 })],
    ['p_hex', from('hexadecimal')],
    ['q_bin', from('base64')],
    ['r_hex', listOf('hexadecimal')],
    ['START', from('word')],
    ['my-key', from('word')],
    [
      'd',
      dictionary(
        ['constructor', from('word')],
        ['__proto__', dictionary(['v', from('word')])],
        ['length', from('number')],
        ['a.b', from('word')],
        ["it's\\", from('word')],
        ['deep_ref', reference],
        ['s_hex', from('hexadecimal')],
      ),
    ],
    ['next_ref', reference],
    ['all_refs', references],
  ),
  file: sco(
    'file',
    ['name', from('word'), 'always'],
    ['size', from('number')],
    ['created', from('time')],
    ['hashes', hashes],
    [
      'extensions',
      dictionary(['x-ext', dictionary(['sections', fc.array(dictionary(['hashes', hashes]), { maxLength: 2 })])]),
    ],
    ['parent_directory_ref', reference],
    ['contains_refs', references],
  ),
  'ipv4-addr': sco('ipv4-addr', ['value', from('address'), 'always'], ['resolves_to_refs', references]),
  'ipv6-addr': sco('ipv6-addr', ['value', from('address'), 'always']),
  'domain-name': sco('domain-name', ['value', from('domain'), 'always'], ['resolves_to_refs', references]),
  'email-addr': sco('email-addr', ['value', from('email'), 'always'], ['belongs_to_ref', reference]),
  url: sco('url', ['value', from('url'), 'always']),
  'network-traffic': sco(
    'network-traffic',
    ['src_ref', reference],
    ['dst_ref', reference, 'always'],
    ['src_port', from('number')],
    ['protocols', fc.subarray(['tcp', 'a', 'b'])],
    ['start', from('time')],
    ['request_header', dictionary(['User-Agent', listOf('word')])],
  ),
};
