import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** 0 stands for what was not seen. */
const known = (field: string) => ({ field, when: { not: { field, in: [0] } } }) as const;

/** The share or the file that a command is about, and who it was sent for. */
export const EVE_SMB_OBJECTS = {
  share: {
    type: 'directory',
    when: { not: { field: 'smb.share_type', in: ['PIPE'] } },
    properties: { path: 'smb.share' },
  },
  sharedDirectory: { type: 'directory', properties: { path: { field: 'smb.filename', as: 'directory-name' } } },
  sharedFile: {
    type: 'file',
    // The root of a share is opened like a file without a name.
    when: { not: { field: 'smb.filename', in: ['<share_root>'] } },
    properties: {
      size: known('smb.size'),
      name: { field: 'smb.filename', as: 'base-name' },
      ctime: known('smb.created'),
      mtime: known('smb.modified'),
      atime: known('smb.accessed'),
      parent_directory_ref: { object: 'sharedDirectory' },
    },
  },
  shareUser: {
    type: 'user-account',
    properties: { user_id: 'smb.ntlmssp.user', account_login: 'smb.ntlmssp.user' },
  },
} as const satisfies LogMapping['objects'];

/** SMB commands. */
export const SURICATA_SMB: LogMapping = {
  name: 'suricata-smb',
  title: 'smb',
  kinds: ['smb'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_SMB_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: { ...EVE_TRAFFIC, protocols: [...EVE_TRAFFIC.protocols, { constant: 'smb' }] },
    },
  },
};
