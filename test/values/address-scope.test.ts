import { expect, test } from 'vitest';
import { addressScope, type AddressScope } from '../../src/values/address-scope.js';

test.each<[address: string, scope: AddressScope | undefined]>([
  ['1.1.1.1', 'public'],
  ['9.255.255.255', 'public'],
  ['10.0.0.0', 'private'],
  ['11.0.0.0', 'public'],
  ['100.64.0.1', 'private'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback'],
  ['169.254.169.254', 'link-local'],
  ['172.15.255.255', 'public'],
  ['172.31.255.255', 'private'],
  ['172.32.0.0', 'public'],
  ['192.168.1.1', 'private'],
  ['0.0.0.0', 'reserved'],
  ['224.0.0.1', 'reserved'],
  ['255.255.255.255', 'reserved'],
  ['::1', 'loopback'],
  ['::', 'reserved'],
  ['fe80::1', 'link-local'],
  ['fd00::1', 'private'],
  ['2606:4700::1111', 'public'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:a9fe:a9fe', 'link-local'],
  ['::ffff:1.1.1.1', 'public'],
  ['::127.0.0.1', 'loopback'],
  ['64:ff9b::10.0.0.1', 'private'],
  ['64:ff9b::1.1.1.1', 'public'],
  ['2002:7f00:1::', 'loopback'],
  ['2002:101:101::', 'public'],
  ['10.0.0.0/8', undefined],
  ['localhost', undefined],
])('%s is %s', (address, scope) => {
  expect(addressScope(address)).toBe(scope);
});
