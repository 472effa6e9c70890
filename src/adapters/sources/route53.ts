import type { LogMapping, LogSource } from '../mapping.js';
import { ADDRESS, HOST } from './value-types.js';

/** A query that a resolver of a VPC was asked (Amazon Route 53 developer guide, "Values that appear in VPC Resolver query logs"). */
const ROUTE53_QUERY: LogMapping = {
  name: 'route53-resolver',
  title: 'resolver queries',
  kinds: [],
  time: { first: 'query_timestamp' },
  objects: {
    source: { type: ADDRESS, properties: { value: 'srcaddr' } },
    answer: {
      type: HOST,
      each: 'answers',
      properties: {
        value: {
          field: 'Rdata',
          as: 'without-trailing-dot',
          when: { not: { field: 'Type', in: ['TXT', 'SPF', 'HINFO', 'CAA', 'SOA'] } },
        },
      },
    },
    query: {
      type: 'domain-name',
      properties: {
        value: { field: 'query_name', as: 'without-trailing-dot' },
        resolves_to_refs: { objects: ['answer'] },
      },
    },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'source' },
        src_port: 'srcport',
        protocols: [
          { field: 'srcaddr', as: 'address-family' },
          { field: 'transport', as: 'lower' },
          { constant: 'dns' },
        ],
      },
    },
  },
};

/** The query logs of Amazon Route 53 Resolver, one JSON record a line. */
export const ROUTE53: LogSource = {
  name: 'route53',
  title: 'Amazon Route 53 Resolver query log',
  layout: 'nested',
  kindField: 'version',
  sensor: { firstOf: ['srcids.instance', 'srcids.resolver_endpoint', 'vpc_id'] },
  recognised: { all: [{ field: 'query_timestamp' }, { field: 'query_name' }, { field: 'query_type' }] },
  mappings: [],
  fallback: ROUTE53_QUERY,
};
