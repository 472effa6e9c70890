import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';

/** The process that did it, with its image and its parent. The folder paths end in the names of the files. */
export const DEFENDER_INITIATING = {
  initiatingAccount: {
    type: 'user-account',
    properties: {
      user_id: {
        firstOf: ['InitiatingProcessAccountSid', 'InitiatingProcessAccountUpn', 'InitiatingProcessAccountName'],
      },
      account_login: { firstOf: ['InitiatingProcessAccountName', 'InitiatingProcessAccountUpn'] },
    },
  },
  initiatingDirectory: directoryOf('InitiatingProcessFolderPath'),
  initiatingImage: {
    type: 'file',
    properties: {
      hashes: {
        MD5: 'InitiatingProcessMD5',
        'SHA-1': 'InitiatingProcessSHA1',
        'SHA-256': 'InitiatingProcessSHA256',
      },
      size: 'InitiatingProcessFileSize',
      name: { firstOf: ['InitiatingProcessFileName', { field: 'InitiatingProcessFolderPath', as: 'base-name' }] },
      parent_directory_ref: { object: 'initiatingDirectory' },
    },
  },
  // A name, or a whole path.
  initiatingParentDirectory: directoryOf('InitiatingProcessParentFileName'),
  initiatingParentImage: {
    type: 'file',
    properties: {
      name: { field: 'InitiatingProcessParentFileName', as: 'base-name' },
      parent_directory_ref: { object: 'initiatingParentDirectory' },
    },
  },
  initiatingParent: {
    type: 'process',
    properties: {
      pid: 'InitiatingProcessParentId',
      name: { field: 'InitiatingProcessParentFileName', as: 'base-name' },
      created_time: 'InitiatingProcessParentCreationTime',
      image_ref: { object: 'initiatingParentImage' },
    },
  },
  initiating: {
    type: 'process',
    properties: {
      pid: 'InitiatingProcessId',
      name: 'InitiatingProcessFileName',
      command_line: 'InitiatingProcessCommandLine',
      created_time: 'InitiatingProcessCreationTime',
      image_ref: { object: 'initiatingImage' },
      creator_user_ref: { object: 'initiatingAccount' },
      parent_ref: { object: 'initiatingParent' },
      opened_connection_refs: { objects: ['traffic'] },
    },
  },
} as const satisfies LogMapping['objects'];

const HAS_PROCESS: Condition = { field: 'ProcessId' };

const FILE_PROPERTIES = {
  hashes: { MD5: 'MD5', 'SHA-1': 'SHA1', 'SHA-256': 'SHA256' },
  size: 'FileSize',
  name: { firstOf: ['FileName', { field: 'FolderPath', as: 'base-name' }] },
  parent_directory_ref: { object: 'directory' },
} as const;

/** The file that a row is about; the image, if it is about a process. */
export const DEFENDER_FILES = {
  directory: directoryOf('FolderPath'),
  image: { type: 'file', when: HAS_PROCESS, properties: FILE_PROPERTIES },
  file: { type: 'file', when: { not: HAS_PROCESS }, properties: FILE_PROPERTIES },
  previousFile: { type: 'file', properties: { name: 'PreviousFileName' } },
} as const satisfies LogMapping['objects'];
