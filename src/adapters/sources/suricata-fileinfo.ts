import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';
import { EVE_HTTP_EXTENSIONS, EVE_HTTP_OBJECTS } from './suricata-http.js';
import { EVE_SMTP_OBJECTS } from './suricata-smtp.js';

/** Files: `fileinfo` in a record of its own, `files` in an alert. Over HTTP the file's name is the path of the request. */
export const EVE_FILE_OBJECTS = {
  file: {
    type: 'file',
    each: ['fileinfo', 'files'],
    properties: {
      hashes: { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256' },
      // Of a file that was cut off, `size` is what was seen.
      size: { field: 'size', when: { field: 'state', in: ['CLOSED'] } },
      name: { field: 'filename', as: 'base-name' },
    },
  },
} as const satisfies LogMapping['objects'];

/** Files seen on the wire, with the request or the message that they came in. */
export const SURICATA_FILEINFO: LogMapping = {
  name: 'suricata-fileinfo',
  title: 'fileinfo',
  kinds: ['fileinfo'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_FILE_OBJECTS,
    ...EVE_HTTP_OBJECTS,
    ...EVE_SMTP_OBJECTS,
    traffic: { type: 'network-traffic', properties: { ...EVE_TRAFFIC, extensions: EVE_HTTP_EXTENSIONS } },
  },
};
