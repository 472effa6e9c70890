import type { LogSource } from '../mapping.js';
import { ADDRESS } from './value-types.js';

/** One direction of a flow, as `nfdump -o csv` prints it (`lines/nfdump.ts`); with two byte counts, both. */
export const NFDUMP: LogSource = {
  name: 'nfdump',
  title: 'NetFlow (nfdump CSV)',
  layout: 'flat',
  kindField: 'kind',
  recognised: { all: [{ field: 'firstSeen' }, { field: 'srcAddr' }, { field: 'dstAddr' }] },
  mappings: [],
  fallback: {
    name: 'nfdump',
    title: 'flows',
    kinds: [],
    time: { first: 'firstSeen', last: 'lastSeen', duration: 'duration' },
    objects: {
      source: { type: ADDRESS, properties: { value: 'srcAddr' } },
      destination: { type: ADDRESS, properties: { value: 'dstAddr' } },
      traffic: {
        type: 'network-traffic',
        properties: {
          src_ref: { object: 'source' },
          dst_ref: { object: 'destination' },
          src_port: 'srcPort',
          dst_port: 'dstPort',
          protocols: [
            { field: 'srcAddr', as: 'address-family' },
            { field: 'proto', as: 'ip-protocol' },
          ],
          src_byte_count: 'bytes',
          dst_byte_count: 'outBytes',
          src_packets: 'packets',
          dst_packets: 'outPackets',
          start: { time: 'first' },
          end: { time: 'last' },
        },
      },
    },
  },
};
