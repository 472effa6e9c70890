import type { LogSource } from '../mapping.js';
import { requestObjects } from './http-request.js';

/** Requests in the Extended Log File Format, as IIS writes them (Microsoft, "W3C Extended Log File Format"; `lines/w3c.ts`). */
export const W3C: LogSource = {
  name: 'w3c',
  title: 'W3C extended log (IIS)',
  layout: 'flat',
  kindField: 'kind',
  sensor: { firstOf: ['s-computername', 's-ip'] },
  recognised: { all: [{ field: 'cs-method' }, { field: 'c-ip' }, { field: 'timestamp' }] },
  mappings: [],
  fallback: {
    name: 'w3c',
    title: 'requests',
    kinds: [],
    time: { first: 'timestamp' },
    objects: requestObjects({
      client: 'c-ip',
      clientPort: 'c-port',
      server: 's-ip',
      serverPort: 's-port',
      host: 'cs-host',
      method: 'cs-method',
      target: 'target',
      version: { field: 'cs-version', as: 'http-version' },
      agent: 'user_agent',
      referer: 'cs(Referer)',
      user: 'cs-username',
      received: 'cs-bytes',
      sent: 'sc-bytes',
    }),
  },
};
