import type { LogMapping } from '../mapping.js';
import { EVE_ENDPOINTS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';
import { HOST } from './value-types.js';

/**
 * The three forms of DNS records: a record an answer (version 1), `answers` or `grouped` beside the query (2), and `queries` (3).
 * Older alerts keep the two directions apart, as `dns.query` and `dns.answer`.
 */
export const EVE_DNS_OBJECTS = {
  answer: {
    type: HOST,
    each: ['dns', 'dns.answers', 'dns.answer.answers'],
    properties: {
      value: {
        firstOf: [
          { field: 'rdata', when: { not: { field: 'rrtype', in: ['TXT', 'SPF', 'NULL', 'HINFO'] } } },
          'srv.name',
        ],
      },
    },
  },
  groupedAnswer: {
    type: HOST,
    each: [
      'dns.grouped.A',
      'dns.grouped.AAAA',
      'dns.grouped.CNAME',
      'dns.grouped.MX',
      'dns.grouped.NS',
      'dns.grouped.PTR',
      'dns.answer.grouped.A',
      'dns.answer.grouped.AAAA',
      'dns.answer.grouped.CNAME',
      'dns.answer.grouped.MX',
      'dns.answer.grouped.NS',
      'dns.answer.grouped.PTR',
    ],
    properties: { value: '.' },
  },
  query: {
    type: 'domain-name',
    each: ['dns', 'dns.queries', 'dns.query', 'dns.answer'],
    properties: { value: 'rrname', resolves_to_refs: { objects: ['answer', 'groupedAnswer'] } },
  },
} as const satisfies LogMapping['objects'];

/** DNS queries and answers. */
export const SURICATA_DNS: LogMapping = {
  name: 'suricata-dns',
  title: 'dns',
  kinds: ['dns'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_DNS_OBJECTS,
    traffic: { type: 'network-traffic', properties: EVE_TRAFFIC },
  },
};
