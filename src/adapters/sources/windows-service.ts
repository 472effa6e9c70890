import type { LogMapping } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { SUBJECT, WINDOWS_TIME } from './windows-parts.js';

/** Event 4697: a service installed, as the process that it will be. */
export const SECURITY_SERVICE: LogMapping = {
  name: 'windows-security-service',
  title: 'Security 4697: service installed',
  kinds: ['security/4697'],
  time: WINDOWS_TIME,
  objects: {
    subject: SUBJECT,
    account: {
      type: 'user-account',
      properties: {
        user_id: 'data.ServiceAccount',
        account_login: { field: 'data.ServiceAccount', as: 'base-name' },
        is_service_account: { constant: true, when: { field: 'data.ServiceAccount' } },
      },
    },
    directory: {
      ...directoryOf('data.ServiceFileName'),
      properties: { path: { field: 'data.ServiceFileName', as: ['program', 'directory-name'] } },
    },
    image: {
      type: 'file',
      properties: {
        name: { field: 'data.ServiceFileName', as: ['program', 'base-name'] },
        parent_directory_ref: { object: 'directory' },
      },
    },
    service: {
      type: 'process',
      properties: {
        command_line: 'data.ServiceFileName',
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'account' },
        extensions: {
          'windows-service-ext': {
            service_name: 'data.ServiceName',
            start_type: { field: 'data.ServiceStartType', as: 'service-start-type' },
            service_type: { field: 'data.ServiceType', as: 'service-type' },
          },
        },
      },
    },
  },
};

/** Event 7045 of the System log, which says the same where auditing is off. Its name is the one that is displayed. */
export const SYSTEM_SERVICE: LogMapping = {
  name: 'windows-system-service',
  title: 'System 7045: service installed',
  kinds: ['service-control-manager/7045'],
  time: WINDOWS_TIME,
  objects: {
    account: {
      type: 'user-account',
      properties: {
        user_id: 'data.AccountName',
        account_login: { field: 'data.AccountName', as: 'base-name' },
        is_service_account: { constant: true, when: { field: 'data.AccountName' } },
      },
    },
    directory: {
      type: 'directory',
      properties: { path: { field: 'data.ImagePath', as: ['program', 'directory-name'] } },
    },
    image: {
      type: 'file',
      properties: {
        name: { field: 'data.ImagePath', as: ['program', 'base-name'] },
        parent_directory_ref: { object: 'directory' },
      },
    },
    service: {
      type: 'process',
      properties: {
        command_line: 'data.ImagePath',
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'account' },
        extensions: {
          'windows-service-ext': {
            service_name: 'data.ServiceName',
            display_name: 'data.ServiceName',
            start_type: { field: 'data.StartType', as: 'service-start-type' },
            service_type: { field: 'data.ServiceType', as: 'service-type' },
          },
        },
      },
    },
  },
};

/** Event 4698: a scheduled task created, as the process that its first action starts. */
export const SECURITY_TASK: LogMapping = {
  name: 'windows-security-task',
  title: 'Security 4698: scheduled task created',
  kinds: ['security/4698', 'security/4702'],
  time: WINDOWS_TIME,
  objects: {
    subject: SUBJECT,
    directory: {
      type: 'directory',
      properties: {
        path: {
          firstOf: [
            { field: 'data.TaskContent', as: ['task-program', 'directory-name'] },
            { field: 'data.TaskContentNew', as: ['task-program', 'directory-name'] },
          ],
        },
      },
    },
    image: {
      type: 'file',
      properties: {
        name: {
          firstOf: [
            { field: 'data.TaskContent', as: ['task-program', 'base-name'] },
            { field: 'data.TaskContentNew', as: ['task-program', 'base-name'] },
          ],
        },
        parent_directory_ref: { object: 'directory' },
      },
    },
    process: {
      type: 'process',
      properties: {
        command_line: {
          firstOf: [
            { field: 'data.TaskContent', as: 'task-command-line' },
            { field: 'data.TaskContentNew', as: 'task-command-line' },
          ],
        },
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'subject' },
      },
    },
  },
};
