import type { LogMapping, ValueMapping } from '../mapping.js';
import type { FieldPath } from '../record.js';
import { HOST } from './value-types.js';

/** Where a log of requests has their parts. */
export interface RequestFields {
  readonly client: FieldPath;
  readonly clientPort?: FieldPath;
  /** The address of the server that wrote the log. */
  readonly server?: FieldPath;
  readonly serverPort?: FieldPath;
  /** The host that was asked for. */
  readonly host?: FieldPath;
  readonly method: FieldPath;
  readonly target: FieldPath;
  readonly version: ValueMapping;
  readonly agent: FieldPath;
  readonly referer: FieldPath;
  readonly user: FieldPath;
  /** Bytes from the client, and to it. */
  readonly received?: FieldPath;
  readonly sent: FieldPath;
}

const HTTPS_PORTS = ['443', '8443', 443, 8443] as const;

/**
 * The objects of a request that a web server logged. A URL is made where the host that was asked for is logged; whether it was asked by TLS only the
 * port tells. The referer is the address of a page, and a URL of its own.
 */
export function requestObjects(fields: RequestFields): LogMapping['objects'] {
  const { client, clientPort, server, serverPort, host, method, target, version, agent, referer, user } = fields;
  return {
    client: { type: HOST, properties: { value: { field: client, as: 'without-port' } } },
    ...(server !== undefined && { server: { type: HOST, properties: { value: server } } }),
    ...(host !== undefined && {
      host: { type: HOST, properties: { value: { field: host, as: 'without-port' } } },
      url: {
        type: 'url',
        properties: {
          value: {
            url: {
              scheme:
                serverPort === undefined
                  ? { constant: 'http' }
                  : {
                      firstOf: [
                        { constant: 'https', when: { field: serverPort, in: HTTPS_PORTS } },
                        { constant: 'http' },
                      ],
                    },
              host,
              ...(serverPort !== undefined && { port: serverPort }),
              path: target,
            },
          },
        },
      },
    }),
    referer: { type: 'url', properties: { value: { field: referer, as: 'whole-url' } } },
    account: { type: 'user-account', properties: { user_id: user, account_login: user } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'client' },
        ...(server !== undefined && { dst_ref: { object: 'server' } }),
        ...(clientPort !== undefined && { src_port: clientPort }),
        ...(serverPort !== undefined && { dst_port: serverPort }),
        protocols: [{ field: client, as: 'address-family' }, { constant: 'tcp' }, { constant: 'http' }],
        ...(fields.received !== undefined && { src_byte_count: fields.received }),
        dst_byte_count: fields.sent,
        extensions: {
          // STIX 6.12.2: method and version in lower case.
          'http-request-ext': {
            request_method: { field: method, as: 'lower' },
            request_value: target,
            request_version: version,
            request_header: {
              ...(host !== undefined && { Host: [host] }),
              'User-Agent': [agent],
              Referer: [referer],
            },
          },
        },
      },
    },
  };
}
