import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { directoryOf } from './directory-of.js';
import { familyOf, fileAt, processName, SUBJECT, WINDOWS_TIME } from './windows-parts.js';

/** Who used a share, and from where. */
const SHARE_USE = {
  subject: SUBJECT,
  source: { type: ADDRESS, properties: { value: { field: 'data.IpAddress', as: 'plain-address' } } },
  traffic: {
    type: 'network-traffic',
    properties: {
      src_ref: { object: 'source' },
      src_port: 'data.IpPort',
      protocols: [familyOf('data.IpAddress'), { constant: 'tcp' }, { constant: 'smb' }],
    },
  },
  share: {
    type: 'directory',
    each: ['data.ShareName', 'data.ShareLocalPath'],
    properties: { path: { field: '.', as: 'dos-path' } },
  },
} as const satisfies LogMapping['objects'];

/** Event 5140: a share opened, under the name that it has on the network and the path that it has here. */
export const SECURITY_SHARE: LogMapping = {
  name: 'windows-security-share',
  title: 'Security 5140: network share accessed',
  kinds: ['security/5140'],
  time: WINDOWS_TIME,
  objects: SHARE_USE,
};

/** Event 5145: a file of a share. Its path is relative to the share. */
export const SECURITY_SHARE_FILE: LogMapping = {
  name: 'windows-security-share-file',
  title: 'Security 5145: file of a network share accessed',
  kinds: ['security/5145'],
  time: WINDOWS_TIME,
  objects: {
    ...SHARE_USE,
    directory: {
      type: 'directory',
      properties: {
        path: {
          firstOf: [
            { field: 'data.RelativeTargetName', as: 'directory-name' },
            { field: 'data.ShareLocalPath', as: 'dos-path' },
            'data.ShareName',
          ],
        },
      },
    },
    file: {
      type: 'file',
      properties: {
        name: { field: 'data.RelativeTargetName', as: 'base-name' },
        parent_directory_ref: { object: 'directory' },
      },
    },
  },
};

/** Events 5156 and 5157: a connection that the filtering platform let pass or blocked. Its source is who began it, whatever `Direction` says. */
export const SECURITY_CONNECTION: LogMapping = {
  name: 'windows-security-connection',
  title: 'Security 5156 and 5157: connection permitted or blocked',
  kinds: ['security/5156', 'security/5157'],
  time: WINDOWS_TIME,
  objects: {
    source: { type: ADDRESS, properties: { value: { field: 'data.SourceAddress', as: 'plain-address' } } },
    destination: { type: ADDRESS, properties: { value: { field: 'data.DestAddress', as: 'plain-address' } } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: 'data.SourcePort',
        dst_port: 'data.DestPort',
        protocols: [familyOf('data.SourceAddress', 'data.DestAddress'), { field: 'data.Protocol', as: 'ip-protocol' }],
      },
    },
    imageDirectory: directoryOf('data.Application'),
    image: { type: 'file', properties: fileAt('data.Application', 'imageDirectory') },
    process: {
      type: 'process',
      properties: {
        pid: 'data.ProcessID',
        name: processName('data.Application'),
        image_ref: { object: 'image' },
        opened_connection_refs: { objects: ['traffic'] },
      },
    },
  },
};
