import type { LogSource } from '../mapping.js';
import { requestObjects } from './http-request.js';
import { HOST } from './value-types.js';

/** Requests that a web server answered, in the formats of Apache and nginx (`lines/access-log.ts`). */
export const ACCESS_LOG: LogSource = {
  name: 'access-log',
  title: 'Web server access log',
  layout: 'flat',
  kindField: 'kind',
  recognised: {
    all: [{ field: 'remote_host' }, { field: 'request' }, { field: 'status' }, { field: 'time' }],
  },
  mappings: [],
  fallback: {
    name: 'access-log',
    title: 'requests',
    kinds: [],
    time: { first: 'time' },
    objects: {
      ...requestObjects({
        client: 'remote_host',
        serverPort: 'server_port',
        host: 'virtual_host',
        method: 'request_method',
        target: 'request_target',
        version: { field: 'protocol', as: 'http-version' },
        agent: 'user_agent',
        referer: 'referer',
        user: 'remote_user',
        sent: 'bytes',
      }),
      forwarded: { type: HOST, each: 'forwarded_for', properties: { value: '.' } },
    },
  },
};
