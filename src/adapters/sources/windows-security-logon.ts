import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { directoryOf } from './directory-of.js';
import { accountOf, familyOf, fileAt, processName, SUBJECT, WINDOWS_TIME } from './windows-parts.js';

/** What a logon has, be it granted or not: both accounts, where it came from, and the process that asked for it. */
const LOGON = {
  account: accountOf('data.TargetUserSid', 'data.TargetUserName'),
  subject: SUBJECT,
  source: { type: ADDRESS, properties: { value: { field: 'data.IpAddress', as: 'plain-address' } } },
  traffic: {
    type: 'network-traffic',
    properties: {
      src_ref: { object: 'source' },
      // A logon over no connection has the port 0.
      src_port: { field: 'data.IpPort', when: { not: { field: 'data.IpPort', in: ['0', 0] } } },
      protocols: [familyOf('data.IpAddress')],
    },
  },
  imageDirectory: directoryOf('data.ProcessName'),
  image: { type: 'file', properties: fileAt('data.ProcessName', 'imageDirectory') },
  process: {
    type: 'process',
    properties: {
      pid: { field: 'data.ProcessId', as: 'decimal', when: { field: 'data.ProcessName' } },
      name: processName('data.ProcessName'),
      image_ref: { object: 'image' },
      creator_user_ref: { object: 'subject' },
    },
  },
} as const satisfies LogMapping['objects'];

/** Event 4624. */
export const SECURITY_LOGON: LogMapping = {
  name: 'windows-security-logon',
  title: 'Security 4624: logon',
  kinds: ['security/4624'],
  time: WINDOWS_TIME,
  objects: {
    ...LOGON,
    account: {
      type: 'user-account',
      properties: { ...LOGON.account.properties, account_last_login: { time: 'first' } },
    },
  },
};

/** Event 4625, and 4648, an attempt with the credentials of another account. */
export const SECURITY_LOGON_ATTEMPT: LogMapping = {
  name: 'windows-security-logon-attempt',
  title: 'Security 4625 and 4648: logon failed, or tried with explicit credentials',
  kinds: ['security/4625', 'security/4648'],
  time: WINDOWS_TIME,
  objects: LOGON,
};
