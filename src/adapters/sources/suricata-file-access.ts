import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** What is read or written over NFS and TFTP. */
const EVE_FILE_ACCESS_OBJECTS = {
  file: {
    type: 'file',
    each: ['nfs.filename', 'tftp.file'],
    properties: { name: { field: '.', as: 'base-name' } },
  },
} as const satisfies LogMapping['objects'];

/** Files over NFS and TFTP. */
export const SURICATA_FILE_ACCESS: LogMapping = {
  name: 'suricata-file-access',
  title: 'nfs and tftp',
  kinds: ['nfs', 'tftp'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_FILE_ACCESS_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: {
        ...EVE_TRAFFIC,
        protocols: [
          ...EVE_TRAFFIC.protocols,
          { constant: 'nfs', when: { field: 'nfs' } },
          { constant: 'tftp', when: { field: 'tftp' } },
        ],
      },
    },
  },
};
