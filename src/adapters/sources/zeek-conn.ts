import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { ZEEK_FAMILY, ZEEK_TRAFFIC, ZEEK_TRANSPORT } from './zeek-endpoints.js';

/**
 * Zeek puts the type of an ICMP message where the source port would be. In place of the destination port stands the code of an error;
 * for a query, whose code is always 0, the type of its reply.
 */
const ICMP: Condition = { field: 'proto', in: ['icmp', 'icmp6'] };
/** Of ICMPv4 (3, 4, 5, 11, 12) and ICMPv6 (1 to 4). */
const ICMP_ERROR: Condition = { all: [ICMP, { field: 'id.orig_p', in: [1, 2, 3, 4, 5, 11, 12] }] };

/** Connections. */
export const ZEEK_CONN: LogMapping = {
  name: 'zeek-conn',
  title: 'conn.log',
  kinds: ['conn'],
  signature: { all: [{ field: 'conn_state' }, { field: 'proto' }] },
  time: { first: 'ts', duration: 'duration' },
  objects: {
    sourceMac: { type: 'mac-addr', properties: { value: 'orig_l2_addr' } },
    destinationMac: { type: 'mac-addr', properties: { value: 'resp_l2_addr' } },
    source: { type: ADDRESS, properties: { value: 'id.orig_h', resolves_to_refs: { objects: ['sourceMac'] } } },
    destination: {
      type: ADDRESS,
      properties: { value: 'id.resp_h', resolves_to_refs: { objects: ['destinationMac'] } },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        ...ZEEK_TRAFFIC,
        start: { time: 'first' },
        end: { time: 'last' },
        src_port: { field: 'id.orig_p', when: { not: ICMP } },
        dst_port: { field: 'id.resp_p', when: { not: ICMP } },
        protocols: [ZEEK_FAMILY, ZEEK_TRANSPORT, { field: 'service', as: ['lower', 'split-at-commas'] }],
        src_byte_count: { firstOf: ['orig_ip_bytes', 'orig_bytes'] },
        dst_byte_count: { firstOf: ['resp_ip_bytes', 'resp_bytes'] },
        src_packets: 'orig_pkts',
        dst_packets: 'resp_pkts',
        extensions: {
          'icmp-ext': {
            icmp_type_hex: { field: 'id.orig_p', as: 'hex-octet', when: ICMP },
            icmp_code_hex: {
              firstOf: [
                { field: 'id.resp_p', as: 'hex-octet', when: ICMP_ERROR },
                { constant: '00', when: ICMP },
              ],
            },
          },
        },
      },
    },
  },
};
