import { createHash } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { between } from './random.mjs';
import { MINUTE, SECOND } from './time.mjs';

const PROTOCOL_NUMBERS = { tcp: 6, udp: 17 };
const SEGMENT = 1400;

/** The 4 or 16 octets of an address; `::` may stand anywhere in an IPv6 address. */
export function octetsOf(address) {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const [head, tail] = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const groups = tail === undefined ? head : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** True for an address of the company: RFC 1918's 10/8, or its (documentation) IPv6 network. */
export function isInside(address) {
  return address.startsWith('10.') || address.startsWith('2001:db8:20:');
}

/** Community ID, version 1, seed 0: the same text for a connection at every sensor that sees it. */
function communityId({ from, fromPort, to, toPort, proto }) {
  const portOctets = (port) => Buffer.from([port >> 8, port & 255]);
  const ends = [
    Buffer.concat([octetsOf(from), portOctets(fromPort)]),
    Buffer.concat([octetsOf(to), portOctets(toPort)]),
  ];
  const [low, high] = ends.sort(Buffer.compare);
  const text = Buffer.concat([
    Buffer.from([0, 0]),
    low.subarray(0, -2),
    high.subarray(0, -2),
    Buffer.from([PROTOCOL_NUMBERS[proto], 0]),
    low.subarray(-2),
    high.subarray(-2),
  ]);
  return `1:${createHash('sha1').update(text).digest('base64')}`;
}

function packetsOf(payload, proto, state) {
  if (state === 'S0') return { sent: 3, received: 0 };
  if (state === 'REJ') return { sent: 1, received: 1 };
  const segments = (octets) => Math.ceil(octets / SEGMENT);
  if (proto === 'udp') return { sent: Math.max(1, segments(payload.sent)), received: segments(payload.received) };
  const exchanges = Math.ceil((segments(payload.sent) + segments(payload.received)) / 2);
  return {
    sent: 4 + Math.max(segments(payload.sent), exchanges),
    received: 3 + Math.max(segments(payload.received), exchanges),
  };
}

/**
 * A connection as every sensor that sees it would agree on it.
 *
 * `at` is the instant of its first packet and `duration` microseconds; `sent` and `received` are octets of payload, seen
 * from the side that opened it. `app` is at most one of `{ dns }`, `{ http: [...] }`, `{ tls }` and `{ mail }`: what the
 * sensors log beside the connection. Headers of packets (20 octets of IPv4 or 40 of IPv6, 20 of TCP or 8 of UDP) are added here.
 */
export function connection({
  at,
  from,
  to,
  toPort,
  proto = 'tcp',
  service,
  duration,
  sent,
  received,
  state = 'SF',
  app = {},
}) {
  const fromPort = between(49_152, 65_300, 'port', at, from, to);
  const packets = packetsOf({ sent, received }, proto, state);
  const header = (isIPv4(from) ? 20 : 40) + (proto === 'tcp' ? 20 : 8);
  const ends = { from, fromPort, to, toPort, proto };
  return {
    ...ends,
    at,
    service,
    duration,
    state,
    app,
    payload: { sent, received },
    packets,
    octets: { sent: sent + header * packets.sent, received: received + header * packets.received },
    communityId: communityId(ends),
    /** When a sensor gives the connection up: five seconds after a TCP close, a minute after the last datagram. */
    loggedAt: at + duration + (proto === 'tcp' && state === 'SF' ? 5 * SECOND : MINUTE),
  };
}
