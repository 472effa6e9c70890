import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { ADDRESS } from './value-types.js';
import { ZEEK_FAMILY, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** Files seen on the wire. Older logs have `tx_hosts` and `rx_hosts` in place of a connection. */
export const ZEEK_FILES: LogMapping = {
  name: 'zeek-files',
  title: 'files.log',
  kinds: ['files'],
  signature: { all: [{ field: 'fuid' }, { field: 'seen_bytes' }] },
  time: { first: 'ts', duration: 'duration' },
  objects: {
    source: { type: ADDRESS, properties: { value: 'id.orig_h' } },
    destination: { type: ADDRESS, properties: { value: 'id.resp_h' } },
    host: { type: ADDRESS, each: ['tx_hosts', 'rx_hosts'], properties: { value: '.' } },
    directory: directoryOf('filename'),
    file: {
      type: 'file',
      properties: {
        hashes: { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256' },
        // What was seen is the file only if nothing is missing.
        size: { firstOf: ['total_bytes', { field: 'seen_bytes', when: { field: 'missing_bytes', in: [0] } }] },
        name: { field: 'filename', as: 'base-name' },
        mime_type: 'mime_type',
        parent_directory_ref: { object: 'directory' },
      },
    },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { field: 'source', as: 'lower' }] },
    },
  },
};
