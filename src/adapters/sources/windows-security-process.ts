import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { accountOf, fileAt, processName, sidIn, SUBJECT, WINDOWS_TIME } from './windows-parts.js';

/** Event 4688: a process with its parent, of which the log has the image since Windows 10, and the command line if it is told to. */
export const SECURITY_PROCESS: LogMapping = {
  name: 'windows-security-process',
  title: 'Security 4688: process created',
  kinds: ['security/4688'],
  time: WINDOWS_TIME,
  objects: {
    // The account that it runs under: the target, which is named only where it is not the one that started it.
    user: {
      type: 'user-account',
      properties: {
        user_id: { firstOf: [sidIn('data.TargetUserSid'), sidIn('data.SubjectUserSid')] },
        account_login: { firstOf: ['data.TargetUserName', 'data.SubjectUserName'] },
      },
    },
    subject: { ...SUBJECT, when: { field: 'data.TargetUserName' } },
    imageDirectory: directoryOf('data.NewProcessName'),
    image: { type: 'file', properties: fileAt('data.NewProcessName', 'imageDirectory') },
    parentDirectory: directoryOf('data.ParentProcessName'),
    parentImage: { type: 'file', properties: fileAt('data.ParentProcessName', 'parentDirectory') },
    parent: {
      type: 'process',
      properties: {
        pid: { field: 'data.ProcessId', as: 'decimal' },
        name: processName('data.ParentProcessName'),
        image_ref: { object: 'parentImage' },
      },
    },
    process: {
      type: 'process',
      properties: {
        pid: { field: 'data.NewProcessId', as: 'decimal' },
        name: processName('data.NewProcessName'),
        command_line: 'data.CommandLine',
        created_time: { time: 'first' },
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'user' },
        parent_ref: { object: 'parent' },
        extensions: {
          'windows-process-ext': { integrity_level: { field: 'data.MandatoryLabel', as: 'integrity-level' } },
        },
      },
    },
  },
};

/** Event 4689. */
export const SECURITY_PROCESS_END: LogMapping = {
  name: 'windows-security-process-end',
  title: 'Security 4689: process ended',
  kinds: ['security/4689'],
  time: WINDOWS_TIME,
  objects: {
    subject: SUBJECT,
    imageDirectory: directoryOf('data.ProcessName'),
    image: { type: 'file', properties: fileAt('data.ProcessName', 'imageDirectory') },
    process: {
      type: 'process',
      properties: {
        pid: { field: 'data.ProcessId', as: 'decimal' },
        name: processName('data.ProcessName'),
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'subject' },
      },
    },
  },
};

/** Event 4720: an account created, and by whom. */
export const SECURITY_ACCOUNT_CREATED: LogMapping = {
  name: 'windows-security-account-created',
  title: 'Security 4720: user account created',
  kinds: ['security/4720'],
  time: WINDOWS_TIME,
  objects: {
    subject: SUBJECT,
    account: {
      type: 'user-account',
      properties: {
        ...accountOf('data.TargetSid', 'data.TargetUserName').properties,
        display_name: 'data.DisplayName',
        account_created: { time: 'first' },
      },
    },
  },
};
