import { expect, test } from 'vitest';
import { isIdentifier } from '../../src/stix/identifier.js';

const UUID = '28bb3599-77cd-5a82-a950-b5bc3caf07c4';

test.each([
  { value: `ipv4-addr--${UUID}`, types: [], expected: true },
  { value: `ipv4-addr--${UUID.toUpperCase()}`, types: [], expected: true },
  { value: `ipv4-addr--${UUID}`, types: ['ipv4-addr'], expected: true },
  { value: `ipv4-addr--${UUID}`, types: ['ipv6-addr', 'ipv4-addr'], expected: true },
  { value: `ipv4-addr--${UUID}`, types: ['ipv6-addr'], expected: false },
  { value: `ipv4-addr-${UUID}`, types: [], expected: false },
  { value: `--${UUID}`, types: [], expected: false },
  { value: UUID, types: [], expected: false },
  { value: `ipv4-addr--${UUID} `, types: [], expected: false },
  { value: `ipv4-addr--${UUID.replace('2', 'g')}`, types: [], expected: false },
  { value: '0', types: [], expected: false },
  { value: '', types: [], expected: false },
  { value: 7, types: [], expected: false },
  { value: undefined, types: [], expected: false },
])('$value of $types: $expected', ({ value, types, expected }) => {
  expect(isIdentifier(value, ...types)).toBe(expected);
});
