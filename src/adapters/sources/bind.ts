import type { LogSource } from '../mapping.js';
import { queryObjects } from './dns-query.js';

/** The query log of BIND 9 in a file of its own (`lines/bind.ts`). */
export const BIND: LogSource = {
  name: 'bind',
  title: 'BIND query log',
  layout: 'flat',
  kindField: 'kind',
  recognised: { all: [{ field: 'query' }, { field: 'client' }, { field: 'client_port' }, { field: 'class' }] },
  mappings: [],
  fallback: {
    name: 'bind',
    title: 'queries',
    kinds: [],
    time: { first: 'time' },
    objects: queryObjects({ client: 'client', clientPort: 'client_port', query: 'query', server: 'server' }),
  },
};
