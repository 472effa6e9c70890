import type { LogMapping, LogSource } from '../mapping.js';
import { ADDRESS } from './value-types.js';

const ROWS = ['columns', 'snapshot', 'diffResults.added', 'diffResults.removed'] as const;

/**
 * The rows of a result (osquery documentation, "Logging"; the columns of its tables mean the same wherever they come). An event or a
 * difference has one row, and its objects refer to each other; the rows of a snapshot are looked at each for itself.
 */
const OSQUERY_RESULT: LogMapping = {
  name: 'osquery',
  title: 'results of any query',
  kinds: [],
  time: { first: { firstOf: ['unixTime', { field: 'calendarTime', as: 'osquery-time' }] } },
  objects: {
    source: { type: ADDRESS, properties: { value: 'columns.local_address' } },
    destination: { type: ADDRESS, properties: { value: 'columns.remote_address' } },
    address: {
      type: ADDRESS,
      each: ROWS,
      properties: { value: { firstOf: ['remote_address', 'address', 'host', 'destination'] } },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: 'columns.local_port',
        dst_port: 'columns.remote_port',
        protocols: [
          {
            firstOf: [
              { field: 'columns.local_address', as: 'address-family' },
              { field: 'columns.remote_address', as: 'address-family' },
            ],
          },
          { field: 'columns.protocol', as: 'ip-protocol' },
        ],
      },
    },
    account: {
      type: 'user-account',
      properties: { user_id: 'columns.uid', account_login: { firstOf: ['columns.username', 'columns.user'] } },
    },
    directory: {
      type: 'directory',
      when: { not: { field: 'columns.key' } },
      properties: {
        path: {
          firstOf: [
            { field: 'columns.target_path', as: 'directory-name' },
            { field: 'columns.path', as: 'directory-name' },
          ],
        },
      },
    },
    key: {
      type: 'windows-registry-key',
      when: { field: 'columns.key' },
      properties: {
        key: { field: 'columns.key', as: 'registry-key' },
        values: [
          {
            name: 'columns.name',
            data: 'columns.data',
            data_type: { field: 'columns.type', as: 'registry-type-of' },
          },
        ],
      },
    },
    file: {
      type: 'file',
      each: ROWS,
      when: { not: { field: 'columns.key' } },
      properties: {
        hashes: { MD5: 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256' },
        size: 'size',
        name: {
          firstOf: [{ field: 'target_path', as: 'base-name' }, { field: 'path', as: 'base-name' }, 'filename'],
        },
        parent_directory_ref: { object: 'directory' },
      },
    },
    parent: { type: 'process', properties: { pid: { field: 'columns.parent', when: { field: 'columns.pid' } } } },
    process: {
      type: 'process',
      when: { field: 'columns.pid' },
      properties: {
        pid: 'columns.pid',
        name: { firstOf: ['columns.name', { field: 'columns.path', as: 'base-name' }] },
        command_line: { firstOf: ['columns.cmdline', 'columns.command_line'] },
        cwd: 'columns.cwd',
        image_ref: { object: 'file' },
        creator_user_ref: { object: 'account' },
        parent_ref: { object: 'parent' },
        opened_connection_refs: { objects: ['traffic'] },
      },
    },
    running: {
      type: 'process',
      each: ['snapshot', 'diffResults.added', 'diffResults.removed'],
      properties: { pid: 'pid', name: { field: 'name', when: { field: 'pid' } }, command_line: 'cmdline' },
    },
  },
};

/** The results of osquery: a line a row, a difference or a snapshot. */
export const OSQUERY: LogSource = {
  name: 'osquery',
  title: 'osquery results',
  layout: 'nested',
  kindField: 'name',
  sensor: 'hostIdentifier',
  recognised: {
    all: [
      { field: 'name' },
      { any: [{ field: 'unixTime' }, { field: 'calendarTime' }] },
      { any: [{ field: 'columns' }, { field: 'snapshot' }, { field: 'diffResults' }] },
    ],
  },
  mappings: [],
  fallback: OSQUERY_RESULT,
};
