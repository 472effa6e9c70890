import type { LogMapping } from '../mapping.js';
import { ADDRESS, HOST } from './value-types.js';
import { familyOf, WINDOWS_TIME } from './windows-parts.js';
import { SYSMON_ACTOR, SYSMON_ACTOR_OBJECTS, SYSMON_ACTOR_PARTS } from './windows-sysmon-parts.js';

/** Event 3: a connection and its process. Sysmon names the ends as the connection has them, whoever reports it. */
export const SYSMON_NETWORK: LogMapping = {
  name: 'windows-sysmon-network',
  title: 'Sysmon 3: network connection',
  kinds: ['sysmon/3'],
  time: WINDOWS_TIME,
  objects: {
    source: { type: ADDRESS, properties: { value: { field: 'data.SourceIp', as: 'plain-address' } } },
    destination: { type: ADDRESS, properties: { value: { field: 'data.DestinationIp', as: 'plain-address' } } },
    sourceName: {
      type: 'domain-name',
      properties: { value: 'data.SourceHostname', resolves_to_refs: { objects: ['source'] } },
    },
    destinationName: {
      type: 'domain-name',
      properties: { value: 'data.DestinationHostname', resolves_to_refs: { objects: ['destination'] } },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: 'data.SourcePort',
        dst_port: 'data.DestinationPort',
        protocols: [
          familyOf('data.SourceIp', 'data.DestinationIp'),
          { field: 'data.Protocol', as: 'lower' },
          { field: 'data.DestinationPortName', as: 'lower' },
        ],
      },
    },
    ...SYSMON_ACTOR_PARTS,
    process: { type: 'process', properties: { ...SYSMON_ACTOR, opened_connection_refs: { objects: ['traffic'] } } },
  },
};

/** Event 22: a name that a process asked for, and what it got. */
export const SYSMON_DNS: LogMapping = {
  name: 'windows-sysmon-dns',
  title: 'Sysmon 22: DNS query',
  kinds: ['sysmon/22'],
  time: WINDOWS_TIME,
  objects: {
    answer: { type: HOST, properties: { value: { field: 'data.QueryResults', as: 'dns-results' } } },
    query: { type: 'domain-name', properties: { value: 'data.QueryName', resolves_to_refs: { objects: ['answer'] } } },
    ...SYSMON_ACTOR_OBJECTS,
  },
};
