import type { LogMapping, ObjectMappingOf, ValueMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';

/** Every Zeek log has its time in `ts`. */
export const ZEEK_TIME = { first: 'ts' } as const satisfies LogMapping['time'];

/** The two ends of the connection that a record is about. */
export const ZEEK_ENDPOINTS = {
  source: { type: ADDRESS, properties: { value: 'id.orig_h' } },
  destination: { type: ADDRESS, properties: { value: 'id.resp_h' } },
} as const satisfies LogMapping['objects'];

/** What every network-traffic object of a Zeek record has. */
export const ZEEK_TRAFFIC = {
  src_ref: { object: 'source' },
  dst_ref: { object: 'destination' },
  src_port: 'id.orig_p',
  dst_port: 'id.resp_p',
} as const satisfies ObjectMappingOf<'network-traffic'>['properties'];

/** The outermost of `protocols`. */
export const ZEEK_FAMILY = {
  firstOf: [
    { field: 'id.orig_h', as: 'address-family' },
    { field: 'id.resp_h', as: 'address-family' },
  ],
} as const satisfies ValueMapping;

/** The transport, in the logs that name it. */
export const ZEEK_TRANSPORT = {
  field: 'proto',
  as: 'lower',
  when: { not: { field: 'proto', in: ['unknown_transport'] } },
} as const satisfies ValueMapping;
