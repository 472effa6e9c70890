import type { LogMapping } from '../mapping.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** Files over SMB: `path` is the share, and `name` leads on from there. Directories are logged like files, and nothing tells them apart. */
export const ZEEK_SMB_FILES: LogMapping = {
  name: 'zeek-smb-files',
  title: 'smb_files.log',
  kinds: ['smb_files'],
  signature: { all: [{ field: 'action' }, { field: 'path' }, { field: 'times.modified' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    directory: {
      type: 'directory',
      properties: { path: { joined: ['path', { field: 'name', as: 'directory-name' }], by: '\\' } },
    },
    file: {
      type: 'file',
      // The share itself is no file in it.
      when: { not: { field: 'name', in: ['<share_root>'] } },
      properties: {
        // 0 stands for a size that was not seen.
        size: { field: 'size', when: { not: { field: 'size', in: [0] } } },
        name: { field: 'name', as: 'base-name' },
        ctime: 'times.created',
        mtime: 'times.modified',
        atime: 'times.accessed',
        parent_directory_ref: { object: 'directory' },
      },
    },
    previous: { type: 'file', properties: { name: { field: 'prev_name', as: 'base-name' } } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'smb' }] },
    },
  },
};

/** Shares that were connected to. */
export const ZEEK_SMB_MAPPING: LogMapping = {
  name: 'zeek-smb-mapping',
  title: 'smb_mapping.log',
  kinds: ['smb_mapping'],
  signature: { all: [{ field: 'share_type' }, { field: 'path' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    directory: {
      type: 'directory',
      when: { not: { field: 'share_type', in: ['PIPE'] } },
      properties: { path: 'path' },
    },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'smb' }] },
    },
  },
};
