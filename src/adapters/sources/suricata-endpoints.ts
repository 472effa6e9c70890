import type { Condition } from '../condition.js';
import type { LogMapping, ObjectMappingOf } from '../mapping.js';
import { ADDRESS } from './value-types.js';

/** An alert's time is its own, whatever its `flow.start` says. */
export const EVE_TIME = { first: 'timestamp' } as const satisfies LogMapping['time'];

/** The packet that an alert is about went from the server to the client. Older versions do not say. */
export const TO_CLIENT: Condition = { field: 'direction', in: ['to_client'] };

/** The two ends that every record with an address has; their hardware addresses where `ethernet` is switched on. */
export const EVE_ENDPOINTS = {
  sourceMac: { type: 'mac-addr', each: ['ether.src_mac', 'ether.src_macs'], properties: { value: '.' } },
  destinationMac: { type: 'mac-addr', each: ['ether.dest_mac', 'ether.dest_macs'], properties: { value: '.' } },
  source: { type: ADDRESS, properties: { value: 'src_ip', resolves_to_refs: { objects: ['sourceMac'] } } },
  destination: { type: ADDRESS, properties: { value: 'dest_ip', resolves_to_refs: { objects: ['destinationMac'] } } },
} as const satisfies LogMapping['objects'];

/** What every network-traffic object of an EVE record has. */
export const EVE_TRAFFIC = {
  src_ref: { object: 'source' },
  dst_ref: { object: 'destination' },
  src_port: 'src_port',
  dst_port: 'dest_port',
  protocols: [
    {
      firstOf: [
        { field: 'src_ip', as: 'address-family' },
        { field: 'dest_ip', as: 'address-family' },
      ],
    },
    { field: 'proto', as: 'lower' },
    { field: 'app_proto', as: 'lower', when: { not: { field: 'app_proto', in: ['failed', 'unknown'] } } },
    // Records of a protocol need not repeat it in `app_proto`, and an alert brings the objects of its protocol with it.
    { constant: 'http', when: { field: 'http' } },
    { constant: 'dns', when: { field: 'dns' } },
    { constant: 'tls', when: { field: 'tls' } },
    { constant: 'smtp', when: { field: 'smtp' } },
    { constant: 'ssh', when: { field: 'ssh' } },
  ],
  extensions: {
    'icmp-ext': {
      icmp_type_hex: { field: 'icmp_type', as: 'hex-octet' },
      icmp_code_hex: { field: 'icmp_code', as: 'hex-octet' },
    },
  },
} as const satisfies ObjectMappingOf<'network-traffic'>['properties'];

/** The counters of the flow, which run from client to server even where the packet of the record went the other way. */
export const EVE_FLOW_COUNTERS = {
  src_byte_count: { firstOf: [{ field: 'flow.bytes_toclient', when: TO_CLIENT }, 'flow.bytes_toserver'] },
  dst_byte_count: { firstOf: [{ field: 'flow.bytes_toserver', when: TO_CLIENT }, 'flow.bytes_toclient'] },
  src_packets: { firstOf: [{ field: 'flow.pkts_toclient', when: TO_CLIENT }, 'flow.pkts_toserver'] },
  dst_packets: { firstOf: [{ field: 'flow.pkts_toserver', when: TO_CLIENT }, 'flow.pkts_toclient'] },
} as const satisfies ObjectMappingOf<'network-traffic'>['properties'];
