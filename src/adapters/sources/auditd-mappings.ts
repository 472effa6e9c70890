import type { Condition } from '../condition.js';
import type { LogMapping, ObjectMappingOf } from '../mapping.js';
import { directoryOf } from './directory-of.js';
import { ADDRESS, HOST } from './value-types.js';

/** Seconds since the epoch, with milliseconds. */
const AUDIT_TIME = { first: 'time' } as const satisfies LogMapping['time'];

/** Nobody has logged in: -1 as an unsigned number. */
const UNSET = ['4294967295', 'unset'] as const;

/** The process that made a system call, with its image, parent and account; `at` is what comes before the names of fields. */
const processAt = (at: '' | 'syscall.') =>
  ({
    account: accountAt(at),
    directory: directoryOf(`${at}exe`),
    image: { type: 'file', properties: executableAt(at) },
    parent: { type: 'process', properties: { pid: `${at}ppid` } },
  }) as const;

const executableAt = (at: '' | 'syscall.') =>
  ({
    name: { field: `${at}exe`, as: 'base-name' },
    parent_directory_ref: { object: 'directory' },
  }) as const satisfies ObjectMappingOf<'file'>['properties'];

/** Who did it: the account that logged in, which stays the same through `su` and `sudo`; else the one that the process has. */
const accountAt = (at: '' | 'syscall.') =>
  ({
    type: 'user-account',
    properties: {
      user_id: { firstOf: [{ field: `${at}auid`, when: { not: { field: `${at}auid`, in: UNSET } } }, `${at}uid`] },
      account_login: {
        firstOf: [{ field: `${at}AUID`, when: { not: { field: `${at}AUID`, in: UNSET } } }, `${at}UID`],
      },
    },
  }) as const satisfies LogMapping['objects'][string];

const callerAt = (at: '' | 'syscall.') =>
  ({
    pid: `${at}pid`,
    name: { firstOf: [{ field: `${at}exe`, as: 'base-name' }, `${at}comm`] },
    image_ref: { object: 'image' },
    parent_ref: { object: 'parent' },
    creator_user_ref: { object: 'account' },
  }) as const satisfies ObjectMappingOf<'process'>['properties'];

/** A system call, by the process that made it. */
const SYSCALL: LogMapping = {
  name: 'auditd-syscall',
  title: 'SYSCALL: a system call',
  kinds: ['SYSCALL'],
  time: AUDIT_TIME,
  objects: { ...processAt(''), process: { type: 'process', properties: callerAt('') } },
};

/** The command line of an `execve`, with the process that the SYSCALL record of the same event says it was. */
const COMMAND: LogMapping = {
  name: 'auditd-command',
  title: 'EXECVE and PROCTITLE: a command line',
  kinds: ['EXECVE', 'PROCTITLE'],
  time: AUDIT_TIME,
  objects: {
    ...processAt('syscall.'),
    process: { type: 'process', properties: { ...callerAt('syscall.'), command_line: 'command_line' } },
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

const SENT: Condition = { field: 'syscall.name', in: ['connect', 'sendto'] };
const ACCEPTED: Condition = { field: 'syscall.name', in: ['accept', 'accept4'] };

/** An address that a system call was about. Which end it is, and whose process made the call, the SYSCALL record of the same event says. */
const ADDRESS_RECORD: LogMapping = {
  name: 'auditd-address',
  title: 'SOCKADDR: an address that a system call was about',
  kinds: ['SOCKADDR'],
  time: AUDIT_TIME,
  objects: {
    address: { type: ADDRESS, properties: { value: { field: 'socket_address', as: 'plain-address' } } },
    from: { type: ADDRESS, when: ACCEPTED, properties: { value: { field: 'socket_address', as: 'plain-address' } } },
    to: { type: ADDRESS, when: SENT, properties: { value: { field: 'socket_address', as: 'plain-address' } } },
    traffic: {
      type: 'network-traffic',
      when: { all: [{ field: 'socket_address' }, { any: [ACCEPTED, SENT] }] },
      properties: {
        src_ref: { object: 'from' },
        dst_ref: { object: 'to' },
        src_port: { field: 'socket_port', when: ACCEPTED },
        dst_port: { field: 'socket_port', when: SENT },
        protocols: [{ field: 'socket_address', as: ['plain-address', 'address-family'] }],
      },
    },
    ...processAt('syscall.'),
    process: {
      type: 'process',
      properties: { ...callerAt('syscall.'), opened_connection_refs: { objects: ['traffic'] } },
    },
  },
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
    image: { type: 'file', properties: executableAt('') },
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
