import { octetsOf } from './connection.mjs';

// Small tests that the indicators' scans are written with. Each takes an observation first and asks for one object, as the
// brackets of a pattern do: all conditions of a `test` hold for the same object.

/** True if `test(object, follow)` holds for some object of `type`; `follow` turns a reference into the object. */
export function has({ objects }, type, test) {
  return objects.some((object) => object.type === type && test(object, (ref) => objects[Number(ref)]));
}

/** The test of `type:value = '...'`. */
export function value(type, wanted) {
  return (observation) => has(observation, type, (object) => object.value === wanted);
}

/** The test of `domain-name:value = '...'`. */
export function name(wanted) {
  return value('domain-name', wanted);
}

/** The test of `ipv4-addr:value = '...'`. */
export function address(wanted) {
  return value('ipv4-addr', wanted);
}

/** A test of one `network-traffic`. */
export function traffic(test) {
  return (observation) => has(observation, 'network-traffic', test);
}

/** The HTTP extension of a `network-traffic`, or undefined. */
export function request(object) {
  return object.extensions?.['http-request-ext'];
}

/** True if an address lies in a network written as `address/length`; addresses of the other family do not. */
export function inNetwork(text, network) {
  const [base, length] = network.split('/');
  const [octets, baseOctets] = [octetsOf(text), octetsOf(base)];
  const bits = (buffer) => [...buffer].map((octet) => octet.toString(2).padStart(8, '0')).join('');
  return octets.length === baseOctets.length && bits(octets).startsWith(bits(baseOctets).slice(0, Number(length)));
}
