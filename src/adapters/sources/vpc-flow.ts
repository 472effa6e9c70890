import type { LogMapping, LogSource } from '../mapping.js';
import { ADDRESS } from './value-types.js';

/**
 * One direction of a flow through a network interface (Amazon VPC user guide, "Flow log records"). `srcaddr` and `dstaddr` may be those of the
 * interface where traffic only passes it; `pkt-srcaddr` and `pkt-dstaddr` are then the ends.
 */
const VPC_FLOW_RECORD: LogMapping = {
  name: 'vpc-flow',
  title: 'flows',
  kinds: [],
  time: { first: 'start', last: 'end' },
  objects: {
    source: { type: ADDRESS, properties: { value: 'srcaddr' } },
    destination: { type: ADDRESS, properties: { value: 'dstaddr' } },
    packetSource: { type: ADDRESS, properties: { value: 'pkt-srcaddr' } },
    packetDestination: { type: ADDRESS, properties: { value: 'pkt-dstaddr' } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: 'srcport',
        dst_port: 'dstport',
        protocols: [
          {
            firstOf: [
              { field: 'srcaddr', as: 'address-family' },
              { field: 'dstaddr', as: 'address-family' },
            ],
          },
          { field: 'protocol', as: 'ip-protocol' },
        ],
        src_byte_count: 'bytes',
        src_packets: 'packets',
        start: { time: 'first' },
        end: { time: 'last' },
        extensions: {
          'tcp-ext': {
            src_flags_hex: { field: 'tcp-flags', as: 'hex-octet', when: { field: 'protocol', in: ['6', 6] } },
          },
        },
      },
    },
  },
};

/** Flow logs of Amazon VPC: a line a record, under a header or in the order of version 2; or JSON. */
export const VPC_FLOW: LogSource = {
  name: 'vpc-flow',
  title: 'Amazon VPC flow log',
  layout: 'flat',
  kindField: 'log-status',
  sensor: 'interface-id',
  recognised: { all: [{ field: 'srcaddr' }, { field: 'dstaddr' }, { field: 'interface-id' }] },
  mappings: [],
  fallback: VPC_FLOW_RECORD,
};
