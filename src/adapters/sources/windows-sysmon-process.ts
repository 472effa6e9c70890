import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { accountNamed, fileAt, hashesIn, processName, WINDOWS_TIME } from './windows-parts.js';
import { SYSMON_ACTOR, SYSMON_ACTOR_OBJECTS, SYSMON_ACTOR_PARTS } from './windows-sysmon-parts.js';

/** Event 1: a process with its image, its parent and its account (Sysmon, "Event ID 1: Process creation"). */
export const SYSMON_PROCESS_CREATE: LogMapping = {
  name: 'windows-sysmon-process-create',
  title: 'Sysmon 1: process created',
  kinds: ['sysmon/1'],
  time: WINDOWS_TIME,
  objects: {
    user: SYSMON_ACTOR_PARTS.user,
    imageDirectory: SYSMON_ACTOR_PARTS.imageDirectory,
    image: {
      type: 'file',
      properties: {
        hashes: hashesIn('data.Hashes'),
        ...fileAt('data.Image', 'imageDirectory'),
        extensions: {
          'windows-pebinary-ext': {
            pe_type: { constant: 'exe', when: { field: 'data.Hashes' } },
            imphash: { field: 'data.Hashes', as: 'imphash' },
          },
        },
      },
    },
    parentUser: accountNamed('data.ParentUser'),
    parentDirectory: directoryOf('data.ParentImage'),
    parentImage: { type: 'file', properties: fileAt('data.ParentImage', 'parentDirectory') },
    parent: {
      type: 'process',
      properties: {
        pid: 'data.ParentProcessId',
        name: processName('data.ParentImage'),
        command_line: 'data.ParentCommandLine',
        image_ref: { object: 'parentImage' },
        creator_user_ref: { object: 'parentUser' },
      },
    },
    process: {
      type: 'process',
      properties: {
        ...SYSMON_ACTOR,
        created_time: { field: 'data.UtcTime', as: 'utc' },
        cwd: 'data.CurrentDirectory',
        command_line: 'data.CommandLine',
        parent_ref: { object: 'parent' },
        extensions: {
          'windows-process-ext': { integrity_level: { field: 'data.IntegrityLevel', as: 'integrity-level' } },
        },
      },
    },
  },
};

/** Event 5, which says no more than which process it was. */
export const SYSMON_PROCESS_END: LogMapping = {
  name: 'windows-sysmon-process-end',
  title: 'Sysmon 5: process ended',
  kinds: ['sysmon/5'],
  time: WINDOWS_TIME,
  objects: SYSMON_ACTOR_OBJECTS,
};

/** Event 25: the image of a process was replaced (hollowed, herpaderped). */
export const SYSMON_PROCESS_TAMPERING: LogMapping = {
  name: 'windows-sysmon-process-tampering',
  title: 'Sysmon 25: process tampering',
  kinds: ['sysmon/25'],
  time: WINDOWS_TIME,
  objects: SYSMON_ACTOR_OBJECTS,
};

/** Event 8, a thread started in another process, and event 10, one opened: both processes, which are no parent and child. */
export const SYSMON_PROCESS_ACCESS: LogMapping = {
  name: 'windows-sysmon-process-access',
  title: 'Sysmon 8 and 10: thread created in, or handle opened to, another process',
  kinds: ['sysmon/8', 'sysmon/10'],
  time: WINDOWS_TIME,
  objects: {
    sourceUser: accountNamed('data.SourceUser'),
    sourceDirectory: directoryOf('data.SourceImage'),
    sourceImage: { type: 'file', properties: fileAt('data.SourceImage', 'sourceDirectory') },
    source: {
      type: 'process',
      properties: {
        pid: 'data.SourceProcessId',
        name: processName('data.SourceImage'),
        image_ref: { object: 'sourceImage' },
        creator_user_ref: { object: 'sourceUser' },
      },
    },
    targetUser: accountNamed('data.TargetUser'),
    targetDirectory: directoryOf('data.TargetImage'),
    targetImage: { type: 'file', properties: fileAt('data.TargetImage', 'targetDirectory') },
    target: {
      type: 'process',
      properties: {
        pid: 'data.TargetProcessId',
        name: processName('data.TargetImage'),
        image_ref: { object: 'targetImage' },
        creator_user_ref: { object: 'targetUser' },
      },
    },
    // Event 8 names the module that the thread starts in.
    moduleDirectory: directoryOf('data.StartModule'),
    module: { type: 'file', properties: fileAt('data.StartModule', 'moduleDirectory') },
  },
};
