import type { Condition } from '../condition.js';
import type { LogMapping, LogSource } from '../mapping.js';
import { FALCON_CONTEXT, FALCON_HASHES, FALCON_TIME, FALCON_USER } from './crowdstrike-parts.js';
import { directoryOf } from './directory-of.js';
import { endsByDirection } from './local-and-remote.js';
import { ADDRESS, HOST } from './value-types.js';

/** A process with its image, and its parent by name (CrowdStrike, Falcon Data Replicator, "Events Data Dictionary"). */
const FALCON_PROCESS: LogMapping = {
  name: 'crowdstrike-process',
  title: 'processes started',
  kinds: ['ProcessRollup2', 'SyntheticProcessRollup2'],
  time: FALCON_TIME,
  objects: {
    ...FALCON_USER,
    directory: directoryOf('ImageFileName'),
    image: {
      type: 'file',
      properties: {
        hashes: FALCON_HASHES,
        name: { field: 'ImageFileName', as: 'base-name' },
        parent_directory_ref: { object: 'directory' },
      },
    },
    parentImage: { type: 'file', properties: { name: 'ParentBaseFileName' } },
    parent: { type: 'process', properties: { name: 'ParentBaseFileName', image_ref: { object: 'parentImage' } } },
    process: {
      type: 'process',
      properties: {
        pid: 'RawProcessId',
        name: { field: 'ImageFileName', as: 'base-name' },
        command_line: 'CommandLine',
        created_time: 'ProcessStartTime',
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'user' },
        parent_ref: { object: 'parent' },
      },
    },
  },
};

/** The other side began it. */
const INBOUND: Condition = {
  any: [
    { field: 'ConnectionDirection', in: ['1', 1] },
    { field: 'event_simpleName', in: ['NetworkReceiveAcceptIP4', 'NetworkReceiveAcceptIP6'] },
  ],
};
const ENDS = endsByDirection(
  { addresses: ['LocalAddressIP4', 'LocalAddressIP6'], port: 'LocalPort' },
  { addresses: ['RemoteAddressIP4', 'RemoteAddressIP6'], port: 'RemotePort' },
  INBOUND,
);

/** Connections: Falcon names the local and the remote end, STIX who began. */
const FALCON_NETWORK: LogMapping = {
  name: 'crowdstrike-network',
  title: 'network connections',
  kinds: [
    'NetworkConnectIP4',
    'NetworkConnectIP6',
    'NetworkReceiveAcceptIP4',
    'NetworkReceiveAcceptIP6',
    'NetworkListenIP4',
    'NetworkListenIP6',
    'NetworkCloseIP4',
    'NetworkCloseIP6',
  ],
  time: FALCON_TIME,
  objects: {
    source: { type: ADDRESS, properties: { value: ENDS.source.address } },
    destination: { type: ADDRESS, properties: { value: ENDS.destination.address } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: ENDS.source.port,
        dst_port: ENDS.destination.port,
        protocols: [
          {
            firstOf: [
              { field: 'LocalAddressIP4', as: 'address-family' },
              { field: 'LocalAddressIP6', as: 'address-family' },
              { field: 'RemoteAddressIP4', as: 'address-family' },
              { field: 'RemoteAddressIP6', as: 'address-family' },
            ],
          },
          { field: 'Protocol', as: 'ip-protocol' },
        ],
      },
    },
    contextImage: FALCON_CONTEXT.contextImage,
    context: {
      type: 'process',
      properties: { ...FALCON_CONTEXT.context.properties, opened_connection_refs: { objects: ['traffic'] } },
    },
  },
};

/** Names that a process asked for, with their answers in lists of texts. */
const FALCON_DNS: LogMapping = {
  name: 'crowdstrike-dns',
  title: 'DNS requests',
  kinds: ['DnsRequest', 'SuspiciousDnsRequest'],
  time: FALCON_TIME,
  objects: {
    answer: {
      type: HOST,
      each: ['IP4Records', 'IP6Records', 'CNAMERecords', 'FirstIP4Record', 'FirstIP6Record'],
      properties: { value: { field: '.', as: 'dns-results' } },
    },
    query: { type: 'domain-name', properties: { value: 'DomainName', resolves_to_refs: { objects: ['answer'] } } },
    ...FALCON_CONTEXT,
  },
};

/** Registry values that were set; Falcon names the object of the kernel. */
const FALCON_REGISTRY: LogMapping = {
  name: 'crowdstrike-registry',
  title: 'registry values',
  kinds: ['AsepValueUpdate', 'RegGenericValueUpdate', 'RegGenericValue', 'SuspiciousRegAsepUpdate', 'AsepKeyUpdate'],
  time: FALCON_TIME,
  objects: {
    key: {
      type: 'windows-registry-key',
      properties: {
        key: { field: 'RegObjectName', as: 'registry-key' },
        values: [{ name: 'RegValueName', data: { firstOf: ['RegStringValue', 'RegNumericValue'] } }],
      },
    },
    ...FALCON_CONTEXT,
  },
};

/** Every other event: files that were written, logons, and whatever else has fields of these names. */
const FALCON_OTHER: LogMapping = {
  name: 'crowdstrike-other',
  title: 'files written, logons and any other event',
  kinds: [],
  time: FALCON_TIME,
  objects: {
    ...FALCON_USER,
    directory: directoryOf('TargetFileName'),
    file: {
      type: 'file',
      properties: {
        hashes: FALCON_HASHES,
        size: { field: 'Size', when: { field: 'TargetFileName' } },
        name: { field: 'TargetFileName', as: 'base-name' },
        parent_directory_ref: { object: 'directory' },
      },
    },
    remote: { type: ADDRESS, each: ['RemoteAddressIP4', 'RemoteAddressIP6'], properties: { value: '.' } },
    url: { type: 'url', properties: { value: 'HttpUrl' } },
    ...FALCON_CONTEXT,
  },
};

/** Events of Falcon Data Replicator. */
export const CROWDSTRIKE: LogSource = {
  name: 'crowdstrike',
  title: 'CrowdStrike Falcon Data Replicator',
  layout: 'flat',
  kindField: 'event_simpleName',
  sensor: { firstOf: ['ComputerName', 'aid'] },
  recognised: { all: [{ field: 'event_simpleName' }, { any: [{ field: 'aid' }, { field: 'cid' }] }] },
  mappings: [FALCON_PROCESS, FALCON_NETWORK, FALCON_DNS, FALCON_REGISTRY],
  fallback: FALCON_OTHER,
};
