import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { directoryOf } from './directory-of.js';
import { ADDRESS } from './value-types.js';

/** The machine that an event is about, with all its addresses. */
export const ECS_HOST = {
  hostMac: { type: 'mac-addr', properties: { value: { field: 'host.mac', as: 'mac-address' } } },
  hostAddress: { type: ADDRESS, properties: { value: 'host.ip' } },
  hostName: {
    type: 'domain-name',
    properties: { value: { firstOf: ['host.hostname', 'host.name'] }, resolves_to_refs: { objects: ['hostAddress'] } },
  },
} as const satisfies LogMapping['objects'];

/** What was installed or removed. */
export const ECS_PACKAGE = {
  package: { type: 'software', properties: { name: 'package.name', version: 'package.version' } },
} as const satisfies LogMapping['objects'];

/** Who did it, and to whom. */
export const ECS_USERS = {
  user: {
    type: 'user-account',
    properties: {
      user_id: { firstOf: ['user.id', 'user.name'] },
      account_login: 'user.name',
      display_name: 'user.full_name',
    },
  },
  mailbox: { type: 'email-addr', properties: { value: 'user.email', belongs_to_ref: { object: 'user' } } },
  otherUser: {
    type: 'user-account',
    each: [
      'user.target',
      'user.effective',
      'user.changes',
      'source.user',
      'destination.user',
      'client.user',
      'server.user',
    ],
    properties: { user_id: { firstOf: ['id', 'name'] }, account_login: 'name', display_name: 'full_name' },
  },
} as const satisfies LogMapping['objects'];

/** The file that a process runs; `directory` is the object that was made of its path. */
const imageOf = (process: FieldPath, directory: string) =>
  ({
    type: 'file',
    properties: {
      hashes: {
        MD5: `${process}.hash.md5`,
        'SHA-1': `${process}.hash.sha1`,
        'SHA-256': `${process}.hash.sha256`,
        'SHA-512': `${process}.hash.sha512`,
      },
      name: { field: `${process}.executable`, as: 'base-name' },
      parent_directory_ref: { object: directory },
    },
  }) as const;

/** A process with its image and its parent. */
export const ECS_PROCESS_PARTS = {
  imageDirectory: directoryOf('process.executable'),
  image: imageOf('process', 'imageDirectory'),
  parentDirectory: directoryOf('process.parent.executable'),
  parentImage: imageOf('process.parent', 'parentDirectory'),
  parent: {
    type: 'process',
    properties: {
      pid: { firstOf: ['process.parent.pid', 'process.ppid'] },
      name: 'process.parent.name',
      created_time: 'process.parent.start',
      cwd: 'process.parent.working_directory',
      command_line: 'process.parent.command_line',
      image_ref: { object: 'parentImage' },
    },
  },
} as const satisfies LogMapping['objects'];

/** Beside the parts, the traffic of the record is what the process opened. */
export const ECS_PROCESS = {
  type: 'process',
  properties: {
    pid: 'process.pid',
    name: 'process.name',
    created_time: 'process.start',
    cwd: 'process.working_directory',
    command_line: 'process.command_line',
    image_ref: { object: 'image' },
    creator_user_ref: { object: 'user' },
    parent_ref: { object: 'parent' },
    opened_connection_refs: { objects: ['traffic'] },
  },
} as const satisfies LogMapping['objects'][string];

/** Files: the one that the event is about, the library that was loaded, and hashes that older documents have beside no file. */
export const ECS_FILES = {
  directory: {
    type: 'directory',
    properties: { path: { firstOf: ['file.directory', { field: 'file.path', as: 'directory-name' }] } },
  },
  file: {
    type: 'file',
    properties: {
      hashes: {
        MD5: { firstOf: ['file.hash.md5', 'hash.md5'] },
        'SHA-1': { firstOf: ['file.hash.sha1', 'hash.sha1'] },
        'SHA-256': { firstOf: ['file.hash.sha256', 'hash.sha256'] },
        'SHA-512': { firstOf: ['file.hash.sha512', 'hash.sha512'] },
      },
      size: 'file.size',
      name: { firstOf: ['file.name', { field: 'file.path', as: 'base-name' }] },
      mime_type: 'file.mime_type',
      ctime: { firstOf: ['file.created', 'file.ctime'] },
      mtime: 'file.mtime',
      atime: 'file.accessed',
      parent_directory_ref: { object: 'directory' },
    },
  },
  libraryDirectory: directoryOf('dll.path'),
  library: {
    type: 'file',
    properties: {
      hashes: {
        MD5: 'dll.hash.md5',
        'SHA-1': 'dll.hash.sha1',
        'SHA-256': 'dll.hash.sha256',
        'SHA-512': 'dll.hash.sha512',
      },
      name: { firstOf: ['dll.name', { field: 'dll.path', as: 'base-name' }] },
      parent_directory_ref: { object: 'libraryDirectory' },
    },
  },
} as const satisfies LogMapping['objects'];

const HAS_VALUE: Condition = { field: 'registry.value' };

/** `registry.path` ends in the value's name, if the event is about one. */
export const ECS_REGISTRY = {
  key: {
    type: 'windows-registry-key',
    properties: {
      key: {
        firstOf: [
          { field: 'registry.path', as: 'registry-key-of-value', when: HAS_VALUE },
          { field: 'registry.path', as: 'registry-key' },
          { field: 'registry.key', as: 'registry-key' },
        ],
      },
      values: [
        {
          name: 'registry.value',
          data: { firstOf: ['registry.data.strings.0', 'registry.data.strings'] },
          data_type: 'registry.data.type',
        },
      ],
    },
  },
} as const satisfies LogMapping['objects'];
