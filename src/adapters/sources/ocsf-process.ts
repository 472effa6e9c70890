import type { Condition } from '../condition.js';
import type { LogMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';

const imageOf = (process: FieldPath, directory: string) =>
  ({
    type: 'file',
    properties: {
      hashes: {
        MD5: `${process}.file.hashes.MD5`,
        'SHA-1': `${process}.file.hashes.SHA-1`,
        'SHA-256': `${process}.file.hashes.SHA-256`,
        'SHA-512': `${process}.file.hashes.SHA-512`,
      },
      size: `${process}.file.size`,
      name: { firstOf: [`${process}.file.name`, { field: `${process}.file.path`, as: 'base-name' }] },
      mime_type: `${process}.file.mime_type`,
      ctime: `${process}.file.created_time`,
      mtime: `${process}.file.modified_time`,
      atime: `${process}.file.accessed_time`,
      parent_directory_ref: { object: directory },
    },
  }) as const satisfies LogMapping['objects'][string];

const ownerOf = (process: FieldPath) =>
  ({
    type: 'user-account',
    properties: {
      user_id: { firstOf: [`${process}.user.uid`, `${process}.user.name`] },
      account_login: `${process}.user.name`,
    },
  }) as const satisfies LogMapping['objects'][string];

/** The folder of an image: by a field of its own, or the beginning of its path. */
const folderOf = (process: FieldPath) =>
  ({
    type: 'directory',
    properties: {
      path: { firstOf: [`${process}.file.parent_folder`, { field: `${process}.file.path`, as: 'directory-name' }] },
    },
  }) as const satisfies LogMapping['objects'][string];

const mailboxOf = (process: FieldPath, owner: string) =>
  ({
    type: 'email-addr',
    properties: { value: `${process}.user.email_addr`, belongs_to_ref: { object: owner } },
  }) as const satisfies LogMapping['objects'][string];

const processAt = (process: FieldPath) =>
  ({
    pid: `${process}.pid`,
    name: `${process}.name`,
    command_line: `${process}.cmd_line`,
    cwd: `${process}.working_directory`,
    created_time: `${process}.created_time`,
  }) as const;

/** In Process Activity the actor is who launched the process, and often the only parent that is named. */
const LAUNCHED: Condition = { all: [{ field: 'kind', in: ['1007'] }, { not: { field: 'process.parent_process' } }] };

const ofParent = (attribute: string) =>
  ({
    firstOf: [`process.parent_process.${attribute}`, { field: `actor.process.${attribute}`, when: LAUNCHED }],
  }) as const;

/** Processes (OCSF, object `process`): the one that an event is about, its parent, and the actor's. */
export const OCSF_PROCESSES = {
  parentDirectory: {
    type: 'directory',
    properties: {
      path: {
        firstOf: [
          ofParent('file.parent_folder'),
          { field: 'process.parent_process.file.path', as: 'directory-name' },
          { field: 'actor.process.file.path', as: 'directory-name', when: LAUNCHED },
        ],
      },
    },
  },
  parentImage: {
    type: 'file',
    properties: {
      hashes: {
        MD5: ofParent('file.hashes.MD5'),
        'SHA-1': ofParent('file.hashes.SHA-1'),
        'SHA-256': ofParent('file.hashes.SHA-256'),
        'SHA-512': ofParent('file.hashes.SHA-512'),
      },
      size: ofParent('file.size'),
      name: {
        firstOf: [
          ofParent('file.name'),
          { field: 'process.parent_process.file.path', as: 'base-name' },
          { field: 'actor.process.file.path', as: 'base-name', when: LAUNCHED },
        ],
      },
      mime_type: ofParent('file.mime_type'),
      ctime: ofParent('file.created_time'),
      mtime: ofParent('file.modified_time'),
      atime: ofParent('file.accessed_time'),
      parent_directory_ref: { object: 'parentDirectory' },
    },
  },
  parentOwner: ownerOf('process.parent_process'),
  parentMailbox: mailboxOf('process.parent_process', 'parentOwner'),
  parent: {
    type: 'process',
    properties: {
      pid: ofParent('pid'),
      name: ofParent('name'),
      command_line: ofParent('cmd_line'),
      created_time: ofParent('created_time'),
      image_ref: { object: 'parentImage' },
      creator_user_ref: { object: 'parentOwner' },
    },
  },
  owner: ownerOf('process'),
  ownerMailbox: mailboxOf('process', 'owner'),
  imageDirectory: folderOf('process'),
  image: imageOf('process', 'imageDirectory'),
  process: {
    type: 'process',
    properties: {
      ...processAt('process'),
      image_ref: { object: 'image' },
      creator_user_ref: { object: 'owner' },
      parent_ref: { object: 'parent' },
    },
  },
  actorParentDirectory: folderOf('actor.process.parent_process'),
  actorParentImage: imageOf('actor.process.parent_process', 'actorParentDirectory'),
  actorParent: {
    type: 'process',
    properties: { ...processAt('actor.process.parent_process'), image_ref: { object: 'actorParentImage' } },
  },
  actorDirectory: { ...folderOf('actor.process'), when: { not: LAUNCHED } },
  actorImage: { ...imageOf('actor.process', 'actorDirectory'), when: { not: LAUNCHED } },
  actor: {
    type: 'process',
    when: { not: LAUNCHED },
    properties: {
      ...processAt('actor.process'),
      image_ref: { object: 'actorImage' },
      creator_user_ref: { object: 'actorUser' },
      parent_ref: { object: 'actorParent' },
      opened_connection_refs: { objects: ['traffic'] },
    },
  },
} as const satisfies LogMapping['objects'];
