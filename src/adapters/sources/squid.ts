import type { LogSource } from '../mapping.js';
import { HOST } from './value-types.js';

/** Requests through a proxy (`lines/squid.ts`). Of `CONNECT` there is a host with its port, and no URL. */
export const SQUID: LogSource = {
  name: 'squid',
  title: 'Squid access log',
  layout: 'flat',
  kindField: 'kind',
  recognised: { all: [{ field: 'client' }, { field: 'result' }, { field: 'hierarchy' }, { field: 'elapsed' }] },
  mappings: [],
  fallback: {
    name: 'squid',
    title: 'requests',
    kinds: [],
    time: { first: { firstOf: ['start', 'time'] }, last: 'time' },
    objects: {
      client: { type: HOST, properties: { value: 'client' } },
      peer: { type: HOST, properties: { value: 'peer' } },
      host: { type: HOST, properties: { value: { field: 'url', as: 'host-of-url' } } },
      url: { type: 'url', properties: { value: { field: 'url', as: 'whole-url' } } },
      account: { type: 'user-account', properties: { user_id: 'user', account_login: 'user' } },
      traffic: {
        type: 'network-traffic',
        properties: {
          src_ref: { object: 'client' },
          dst_ref: { object: 'peer' },
          protocols: [{ field: 'client', as: 'address-family' }, { constant: 'tcp' }, { constant: 'http' }],
          dst_byte_count: 'bytes',
          start: { time: 'first' },
          end: { time: 'last' },
          extensions: {
            'http-request-ext': { request_method: { field: 'method', as: 'lower' }, request_value: 'url' },
          },
        },
      },
    },
  },
};
