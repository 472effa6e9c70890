import type { LogMapping, ObjectMappingOf } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { ADDRESS, HOST } from './value-types.js';

/** Seconds since the epoch, with milliseconds. */
const AUDIT_TIME = { first: 'time' } as const satisfies LogMapping['time'];

/** Nobody has logged in: -1 as an unsigned number. */
const UNSET = ['4294967295', 'unset'] as const;

const EXECUTABLE = {
  name: { field: 'exe', as: 'base-name' },
  parent_directory_ref: { object: 'directory' },
} as const satisfies ObjectMappingOf<'file'>['properties'];

/** Who did it: the account that logged in, which stays the same through `su` and `sudo`; else the one that the process has. */
const ACCOUNT = {
  type: 'user-account',
  properties: {
    user_id: { firstOf: [{ field: 'auid', when: { not: { field: 'auid', in: UNSET } } }, 'uid'] },
    account_login: { firstOf: [{ field: 'AUID', when: { not: { field: 'AUID', in: UNSET } } }, 'UID'] },
  },
} as const satisfies LogMapping['objects'][string];

/** A system call, by the process that made it. */
const SYSCALL: LogMapping = {
  name: 'auditd-syscall',
  title: 'SYSCALL: a system call',
  kinds: ['SYSCALL'],
  time: AUDIT_TIME,
  objects: {
    account: ACCOUNT,
    directory: directoryOf('exe'),
    image: { type: 'file', properties: EXECUTABLE },
    parent: { type: 'process', properties: { pid: 'ppid' } },
    process: {
      type: 'process',
      properties: {
        pid: 'pid',
        name: { firstOf: [{ field: 'exe', as: 'base-name' }, 'comm'] },
        image_ref: { object: 'image' },
        parent_ref: { object: 'parent' },
        creator_user_ref: { object: 'account' },
      },
    },
  },
};

/** The command line of an `execve`; which process it was, the SYSCALL record of the same event says. */
const COMMAND: LogMapping = {
  name: 'auditd-command',
  title: 'EXECVE and PROCTITLE: a command line',
  kinds: ['EXECVE', 'PROCTITLE'],
  time: AUDIT_TIME,
  objects: {
    process: { type: 'process', properties: { command_line: 'command_line' } },
  },
};

const PATH: LogMapping = {
  name: 'auditd-path',
  title: 'PATH and CWD: a file or directory that a system call was about',
  kinds: ['PATH', 'CWD'],
  time: AUDIT_TIME,
  objects: {
    working: { type: 'directory', properties: { path: 'cwd' } },
    directory: directoryOf('name'),
    file: {
      type: 'file',
      properties: { name: { field: 'name', as: 'base-name' }, parent_directory_ref: { object: 'directory' } },
    },
  },
};

/** An address that a system call was about. Which end it is depends on the call, which is in another record. */
const ADDRESS_RECORD: LogMapping = {
  name: 'auditd-address',
  title: 'SOCKADDR: an address that a system call was about',
  kinds: ['SOCKADDR'],
  time: AUDIT_TIME,
  objects: { address: { type: ADDRESS, properties: { value: { field: 'socket_address', as: 'plain-address' } } } },
};

/** What programs say about users: logins, authentications, sessions, commands by sudo. */
const USER: LogMapping = {
  name: 'auditd-user',
  title: 'USER_*, CRED_*, LOGIN: what a program says about a user',
  kinds: [
    'USER_LOGIN',
    'USER_LOGOUT',
    'USER_AUTH',
    'USER_ACCT',
    'USER_START',
    'USER_END',
    'USER_CMD',
    'USER_ERR',
    'USER_CHAUTHTOK',
    'USER_MGMT',
    'ADD_USER',
    'DEL_USER',
    'CRED_ACQ',
    'CRED_DISP',
    'CRED_REFR',
    'LOGIN',
  ],
  time: AUDIT_TIME,
  objects: {
    remote: { type: HOST, properties: { value: { firstOf: ['addr', 'hostname'] } } },
    account: {
      type: 'user-account',
      properties: {
        user_id: { firstOf: ['id', { field: 'auid', when: { not: { field: 'auid', in: UNSET } } }, 'acct'] },
        account_login: { firstOf: ['acct', 'ID'] },
      },
    },
    directory: directoryOf('exe'),
    image: { type: 'file', properties: EXECUTABLE },
    process: {
      type: 'process',
      properties: {
        pid: 'pid',
        cwd: 'cwd',
        command_line: 'cmd',
        image_ref: { object: 'image' },
        creator_user_ref: { object: 'account' },
      },
    },
  },
};

export const AUDITD_MAPPINGS: readonly LogMapping[] = [SYSCALL, COMMAND, PATH, ADDRESS_RECORD, USER];

/** Of any other record, the process that it names. */
export const AUDITD_OTHER: LogMapping = {
  ...SYSCALL,
  name: 'auditd-other',
  title: 'any other record',
  kinds: [],
};
