import type { LogMapping } from '../mapping.js';
import { EVE_TIME, EVE_ENDPOINTS, EVE_TRAFFIC } from './suricata-endpoints.js';
import { ADDRESS } from './value-types.js';

/** 0.0.0.0 stands for an address that there is not yet. */
const given = (field: string) => ({ field, when: { not: { field, in: ['0.0.0.0'] } } }) as const;

/** Leases, with the hardware address that each went to, and the servers that the client is told. */
const EVE_DHCP_OBJECTS = {
  clientMac: { type: 'mac-addr', properties: { value: { field: 'dhcp.client_mac', as: 'mac-address' } } },
  assigned: {
    type: ADDRESS,
    properties: { value: given('dhcp.assigned_ip'), resolves_to_refs: { objects: ['clientMac'] } },
  },
  client: {
    type: ADDRESS,
    properties: { value: given('dhcp.client_ip'), resolves_to_refs: { objects: ['clientMac'] } },
  },
  requested: { type: ADDRESS, properties: { value: given('dhcp.requested_ip') } },
  server: { type: ADDRESS, each: ['dhcp.dns_servers', 'dhcp.routers'], properties: { value: '.' } },
} as const satisfies LogMapping['objects'];

/** DHCP messages. A host name alone is no domain name. */
export const SURICATA_DHCP: LogMapping = {
  name: 'suricata-dhcp',
  title: 'dhcp',
  kinds: ['dhcp'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_DHCP_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: { ...EVE_TRAFFIC, protocols: [...EVE_TRAFFIC.protocols, { constant: 'dhcp' }] },
    },
  },
};
