import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';

/** The account of a USER command, and the file of one that moves a file. Passwords are left where they are. */
export const EVE_FTP_OBJECTS = {
  ftpUser: {
    type: 'user-account',
    when: { field: 'ftp.command', in: ['USER'] },
    properties: { user_id: 'ftp.command_data', account_login: 'ftp.command_data' },
  },
  ftpFile: {
    type: 'file',
    when: { field: 'ftp.command', in: ['RETR', 'STOR', 'STOU', 'APPE', 'DELE'] },
    properties: { name: { field: 'ftp.command_data', as: 'base-name' } },
  },
  ftpData: { type: 'file', properties: { name: { field: 'ftp_data.filename', as: 'base-name' } } },
} as const satisfies LogMapping['objects'];

/** FTP commands, and the connections that their data take. */
export const SURICATA_FTP: LogMapping = {
  name: 'suricata-ftp',
  title: 'ftp and ftp_data',
  kinds: ['ftp', 'ftp_data'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_FTP_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: { ...EVE_TRAFFIC, protocols: [...EVE_TRAFFIC.protocols, { constant: 'ftp' }] },
    },
  },
};
