import type { LogMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { ADDRESS, HOST } from './value-types.js';

/** Where a log of a resolver has the parts of a query. */
export interface QueryFields {
  readonly client: FieldPath;
  readonly clientPort: FieldPath;
  readonly query: FieldPath;
  /** The address that was asked. */
  readonly server?: FieldPath;
  /** The address that the resolver itself asked: not of the client's traffic. */
  readonly forwarder?: FieldPath;
  readonly answer?: FieldPath;
}

/** The objects of a query that a resolver logged. Of the transport it says nothing. */
export function queryObjects(fields: QueryFields): LogMapping['objects'] {
  const { client, clientPort, query, server, forwarder, answer } = fields;
  return {
    client: { type: ADDRESS, properties: { value: client } },
    ...(server !== undefined && { server: { type: ADDRESS, properties: { value: server } } }),
    ...(forwarder !== undefined && { forwarder: { type: ADDRESS, properties: { value: forwarder } } }),
    ...(answer !== undefined && { answer: { type: HOST, properties: { value: answer } } }),
    name: {
      type: 'domain-name',
      properties: {
        value: { field: query, as: 'without-trailing-dot' },
        ...(answer !== undefined && { resolves_to_refs: { objects: ['answer'] } }),
      },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'client' },
        ...(server !== undefined && { dst_ref: { object: 'server' } }),
        src_port: clientPort,
        protocols: [{ field: client, as: 'address-family' }, { constant: 'dns' }],
      },
    },
  };
}
