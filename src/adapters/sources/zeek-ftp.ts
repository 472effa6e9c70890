import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC } from './zeek-endpoints.js';

/** Commands that have a file as their argument; Zeek writes it as a whole URL. */
const ABOUT_A_FILE = { field: 'command', in: ['RETR', 'STOR', 'STOU', 'APPE', 'DELE'] } as const;

/** FTP commands. Passwords are left where they are. */
export const ZEEK_FTP: LogMapping = {
  name: 'zeek-ftp',
  title: 'ftp.log',
  kinds: ['ftp'],
  signature: { all: [{ field: 'command' }, { any: [{ field: 'reply_code' }, { field: 'reply_msg' }] }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    dataAddress: {
      type: ADDRESS,
      each: ['data_channel.orig_h', 'data_channel.resp_h'],
      properties: { value: '.' },
    },
    account: { type: 'user-account', properties: { user_id: 'user', account_login: 'user' } },
    url: { type: 'url', properties: { value: { field: 'arg', as: 'whole-url' } } },
    file: {
      type: 'file',
      when: ABOUT_A_FILE,
      properties: { size: 'file_size', name: { field: 'arg', as: 'base-name' }, mime_type: 'mime_type' },
    },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, { constant: 'tcp' }, { constant: 'ftp' }] },
    },
  },
};
