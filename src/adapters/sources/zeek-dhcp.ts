import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';

/**
 * Leases, with the hardware address that each went to. Newer logs have a record for a whole conversation (`client_addr` ...), older ones have
 * a connection and `assigned_ip`. A host name alone (`host_name`) is no domain name.
 */
export const ZEEK_DHCP: LogMapping = {
  name: 'zeek-dhcp',
  title: 'dhcp.log',
  kinds: ['dhcp'],
  signature: { any: [{ field: 'msg_types' }, { field: 'lease_time' }] },
  time: { first: 'ts', duration: 'duration' },
  objects: {
    mac: { type: 'mac-addr', properties: { value: { field: 'mac', as: 'mac-address' } } },
    client: {
      type: ADDRESS,
      properties: { value: { firstOf: ['client_addr', 'id.orig_h'] }, resolves_to_refs: { objects: ['mac'] } },
    },
    server: { type: ADDRESS, properties: { value: { firstOf: ['server_addr', 'id.resp_h'] } } },
    assigned: {
      type: ADDRESS,
      properties: { value: { firstOf: ['assigned_addr', 'assigned_ip'] }, resolves_to_refs: { objects: ['mac'] } },
    },
    requested: { type: ADDRESS, properties: { value: 'requested_addr' } },
    name: { type: 'domain-name', each: ['client_fqdn', 'domain'], properties: { value: '.' } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'client' },
        dst_ref: { object: 'server' },
        src_port: 'id.orig_p',
        dst_port: 'id.resp_p',
        protocols: [
          {
            firstOf: [
              { field: 'client_addr', as: 'address-family' },
              { field: 'server_addr', as: 'address-family' },
              { field: 'id.orig_h', as: 'address-family' },
            ],
          },
          { constant: 'udp' },
          { constant: 'dhcp' },
        ],
      },
    },
  },
};
