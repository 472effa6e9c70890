import type { LogMapping } from '../mapping.js';
import { HOST } from './value-types.js';
import { ZEEK_ENDPOINTS, ZEEK_FAMILY, ZEEK_TIME, ZEEK_TRAFFIC, ZEEK_TRANSPORT } from './zeek-endpoints.js';

/** DNS transactions: the query, and what it was answered with. Answers that are neither a name nor an address ("TXT 4 abc") are left out. */
export const ZEEK_DNS: LogMapping = {
  name: 'zeek-dns',
  title: 'dns.log',
  kinds: ['dns'],
  signature: { all: [{ field: 'trans_id' }, { field: 'rejected' }, { field: 'RD' }] },
  time: ZEEK_TIME,
  objects: {
    ...ZEEK_ENDPOINTS,
    answer: { type: HOST, each: 'answers', properties: { value: '.' } },
    query: { type: 'domain-name', properties: { value: 'query', resolves_to_refs: { objects: ['answer'] } } },
    traffic: {
      type: 'network-traffic',
      properties: { ...ZEEK_TRAFFIC, protocols: [ZEEK_FAMILY, ZEEK_TRANSPORT, { constant: 'dns' }] },
    },
  },
};
