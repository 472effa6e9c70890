import type { LogMapping } from '../mapping.js';
import { ADDRESS } from './value-types.js';
import { directoryOf } from './directory-of.js';
import { accountNamed, accountOf, familyOf, fileAt, processName, sidIn, WINDOWS_TIME } from './windows-parts.js';

/** Every event that has no mapping of its own: the fields whose names mean the same in all of them. */
export const WINDOWS_OTHER: LogMapping = {
  name: 'windows-other',
  title: 'any other event',
  kinds: [],
  time: WINDOWS_TIME,
  objects: {
    source: {
      type: ADDRESS,
      each: ['data.IpAddress', 'data.SourceAddress', 'data.SourceIp', 'data.ClientAddress'],
      properties: { value: { field: '.', as: 'plain-address' } },
    },
    destination: {
      type: ADDRESS,
      each: ['data.DestAddress', 'data.DestinationIp'],
      properties: { value: { field: '.', as: 'plain-address' } },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: { firstOf: ['data.SourcePort', 'data.IpPort'] },
        dst_port: { firstOf: ['data.DestPort', 'data.DestinationPort'] },
        protocols: [
          familyOf('data.IpAddress', 'data.SourceAddress', 'data.SourceIp', 'data.DestAddress', 'data.DestinationIp'),
          { field: 'data.Protocol', as: 'ip-protocol' },
        ],
      },
    },
    user: accountNamed('data.User'),
    subject: {
      type: 'user-account',
      properties: { user_id: sidIn('data.SubjectUserSid'), account_login: 'data.SubjectUserName' },
    },
    target: {
      type: 'user-account',
      properties: {
        user_id: { firstOf: [sidIn('data.TargetUserSid'), sidIn('data.TargetSid')] },
        account_login: 'data.TargetUserName',
      },
    },
    member: accountOf('data.MemberSid', 'data.MemberName'),
    imageDirectory: directoryOf('data.Image'),
    image: { type: 'file', properties: fileAt('data.Image', 'imageDirectory') },
    process: {
      type: 'process',
      properties: {
        pid: { field: 'data.ProcessId', as: 'decimal', when: { field: 'data.Image' } },
        name: processName('data.Image'),
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'user' },
      },
    },
    callerDirectory: {
      type: 'directory',
      properties: {
        path: {
          firstOf: [
            { field: 'data.ProcessName', as: 'directory-name' },
            { field: 'data.CallerProcessName', as: 'directory-name' },
          ],
        },
      },
    },
    callerImage: {
      type: 'file',
      properties: {
        name: { firstOf: [processName('data.ProcessName'), processName('data.CallerProcessName')] },
        parent_directory_ref: { object: 'callerDirectory' },
      },
    },
    caller: {
      type: 'process',
      properties: {
        pid: {
          firstOf: [
            { field: 'data.ProcessId', as: 'decimal', when: { field: 'data.ProcessName' } },
            { field: 'data.CallerProcessId', as: 'decimal' },
          ],
        },
        name: { firstOf: [processName('data.ProcessName'), processName('data.CallerProcessName')] },
        image_ref: { object: 'callerImage' },
        creator_user_ref: { object: 'subject' },
      },
    },
    objectDirectory: {
      type: 'directory',
      when: { field: 'data.ObjectType', in: ['File'] },
      properties: { path: { field: 'data.ObjectName', as: 'directory-name' } },
    },
    objectFile: {
      type: 'file',
      when: { field: 'data.ObjectType', in: ['File'] },
      properties: {
        name: { field: 'data.ObjectName', as: 'base-name' },
        parent_directory_ref: { object: 'objectDirectory' },
      },
    },
    // Event 4657 names the value that it is about, others only the key.
    key: {
      type: 'windows-registry-key',
      when: { any: [{ field: 'data.ObjectType', in: ['Key'] }, { field: 'data.ObjectValueName' }] },
      properties: {
        key: { field: 'data.ObjectName', as: 'registry-key' },
        values: [
          { name: 'data.ObjectValueName', data: { field: 'data.NewValue', when: { field: 'data.ObjectValueName' } } },
        ],
      },
    },
  },
};
