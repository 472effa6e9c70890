import type { LogMapping, ObjectMapping, ValueMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { ADDRESS, HOST } from './value-types.js';

/** Where a format of security products has what they say of an event. Of several fields the first that says anything counts. */
export interface EventFields {
  readonly source: readonly FieldPath[];
  readonly destination: readonly FieldPath[];
  readonly sourcePort: readonly FieldPath[];
  readonly destinationPort: readonly FieldPath[];
  readonly sourceName: readonly FieldPath[];
  readonly destinationName: readonly FieldPath[];
  readonly sourceMac: readonly FieldPath[];
  readonly destinationMac: readonly FieldPath[];
  readonly protocol: readonly FieldPath[];
  readonly application: readonly FieldPath[];
  readonly sent: readonly FieldPath[];
  readonly received: readonly FieldPath[];
  readonly url: readonly FieldPath[];
  /** The host that a request was for, beside the path. */
  readonly host: readonly FieldPath[];
  readonly method: readonly FieldPath[];
  readonly agent: readonly FieldPath[];
  readonly query: readonly FieldPath[];
  readonly user: readonly FieldPath[];
  readonly fileName: readonly FieldPath[];
  readonly filePath: readonly FieldPath[];
  readonly hash: readonly FieldPath[];
  readonly sender: readonly FieldPath[];
  readonly processName: readonly FieldPath[];
  readonly processId: readonly FieldPath[];
}

const first = (fields: readonly FieldPath[]): ValueMapping => ({ firstOf: fields });

/** The objects of an event as a firewall, proxy or sensor reports it. */
export function eventObjects(fields: EventFields): LogMapping['objects'] {
  const firstAs = (paths: readonly FieldPath[], as: 'base-name' | 'directory-name' | 'whole-url'): ValueMapping => ({
    firstOf: paths.map((field) => ({ field, as })),
  });
  const hash = (as: 'hash-md5' | 'hash-sha-1' | 'hash-sha-256'): ValueMapping => ({
    firstOf: fields.hash.map((field) => ({ field, as })),
  });
  const named = (paths: readonly FieldPath[]): ObjectMapping => ({ type: HOST, properties: { value: first(paths) } });
  return {
    sourceMac: { type: 'mac-addr', properties: { value: macIn(fields.sourceMac) } },
    destinationMac: { type: 'mac-addr', properties: { value: macIn(fields.destinationMac) } },
    source: { type: ADDRESS, properties: { value: first(fields.source) } },
    destination: { type: ADDRESS, properties: { value: first(fields.destination) } },
    sourceName: named(fields.sourceName),
    destinationName: named(fields.destinationName),
    host: named(fields.host),
    query: { type: 'domain-name', properties: { value: first(fields.query) } },
    url: { type: 'url', properties: { value: firstAs(fields.url, 'whole-url') } },
    sender: { type: 'email-addr', properties: { value: first(fields.sender) } },
    account: { type: 'user-account', properties: { user_id: first(fields.user), account_login: first(fields.user) } },
    directory: { type: 'directory', properties: { path: firstAs(fields.filePath, 'directory-name') } },
    file: {
      type: 'file',
      properties: {
        hashes: { MD5: hash('hash-md5'), 'SHA-1': hash('hash-sha-1'), 'SHA-256': hash('hash-sha-256') },
        name: firstAs([...fields.fileName, ...fields.filePath], 'base-name'),
        parent_directory_ref: { object: 'directory' },
      },
    },
    process: {
      type: 'process',
      properties: { pid: first(fields.processId), name: firstAs(fields.processName, 'base-name') },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        dst_ref: { object: 'destination' },
        src_port: first(fields.sourcePort),
        dst_port: first(fields.destinationPort),
        protocols: [
          { firstOf: [...fields.source, ...fields.destination].map((field) => ({ field, as: 'address-family' })) },
          { firstOf: fields.protocol.map((field) => ({ field, as: 'ip-protocol' })) },
          { firstOf: fields.application.map((field) => ({ field, as: 'lower' })) },
        ],
        src_byte_count: first(fields.sent),
        dst_byte_count: first(fields.received),
        extensions: {
          'http-request-ext': {
            request_method: { firstOf: fields.method.map((field) => ({ field, as: 'lower' })) },
            request_value: first(fields.url),
            request_header: { Host: [first(fields.host)], 'User-Agent': [first(fields.agent)] },
          },
        },
      },
    },
  };
}

function macIn(fields: readonly FieldPath[]): ValueMapping {
  return { firstOf: fields.map((field) => ({ field, as: 'mac-address' })) };
}
