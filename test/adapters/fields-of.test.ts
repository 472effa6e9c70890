import { describe, expect, test } from 'vitest';
import { createAdapter, fieldsOf, logSources, type LogMapping } from '../../src/adapters/index.js';
import { adapterTables } from './case-tables.js';
import { explains, selectedValues } from './read-origin.js';

const MAPPINGS = new Map(
  logSources().flatMap(({ mappings, fallback }) => [...mappings, fallback].map((one) => [one.name, one] as const)),
);

const TOY: LogMapping = {
  name: 'toy',
  title: 'Toy',
  kinds: [],
  time: { first: 'start', duration: 'seconds' },
  objects: {
    mac: { type: 'mac-addr', properties: { value: 'mac' } },
    host: {
      type: ['ipv4-addr', 'domain-name'],
      properties: { value: { field: 'host', as: 'without-port' }, resolves_to_refs: { objects: ['mac'] } },
    },
    peer: { type: 'ipv4-addr', each: ['peers', 'peer'], properties: { value: 'ip' } },
    traffic: {
      type: 'network-traffic',
      properties: {
        src_ref: { object: 'host' },
        dst_ref: { object: 'peer' },
        dst_port: 'port',
        end: { time: 'last' },
        protocols: [{ constant: 'ipv4' }, { field: 'proto', as: ['lower', 'without-port'] }],
        extensions: { 'http-request-ext': { request_header: { 'User-Agent': ['agent'] } } },
      },
    },
    url: {
      type: 'url',
      properties: {
        value: { url: { scheme: { constant: 'http' }, host: 'host', path: { firstOf: ['path', 'uri'] } } },
      },
    },
    file: { type: 'file', properties: { hashes: { 'SHA-256': 'sha' } } },
  },
};

test('names every object path with its fields, transforms and relation', () => {
  const rows = fieldsOf(TOY).map((origin) =>
    'constant' in origin
      ? `${origin.path} = ${String(origin.constant)}`
      : `${origin.path} <- ${[origin.field, ...origin.transforms].join(' | ')} (${origin.fidelity})`,
  );
  expect(rows).toEqual([
    'mac-addr:value <- mac (same)',
    'ipv4-addr:value <- host | without-port (inside)',
    'ipv4-addr:resolves_to_refs[*].value <- mac (same)',
    'domain-name:value <- host | without-port (inside)',
    'domain-name:resolves_to_refs[*].value <- mac (same)',
    'ipv4-addr:value <- peers[].ip (same)',
    'ipv4-addr:value <- peer[].ip (same)',
    'network-traffic:src_ref.value <- host | without-port (inside)',
    'network-traffic:src_ref.resolves_to_refs[*].value <- mac (same)',
    'network-traffic:dst_ref.value <- peers[].ip (same)',
    'network-traffic:dst_ref.value <- peer[].ip (same)',
    // A peer with the address of the host is the same object, and has its hardware address.
    'network-traffic:dst_ref.resolves_to_refs[*].value <- mac (same)',
    'network-traffic:dst_port <- port (computed)',
    'network-traffic:end <- seconds | time (computed)',
    'network-traffic:end <- start | time (computed)',
    'network-traffic:protocols[*] = ipv4',
    'network-traffic:protocols[*] <- proto | lower | without-port (computed)',
    "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*] <- agent (same)",
    'url:value <- path | url (around)',
    'url:value <- uri | url (around)',
    'url:value <- host | url (computed)',
    "file:hashes.'SHA-256' <- sha (same)",
  ]);
});

describe.each(adapterTables().filter(({ mapping }) => MAPPINGS.has(mapping)))(
  '$mapping',
  ({ mapping, source, cases }) => {
    test.each(cases)('explains every value: $name', ({ record }) => {
      const origins = fieldsOf(MAPPINGS.get(mapping) ?? TOY);
      const { adapt, shape } = createAdapter(source);
      const result = adapt(record, { file: 'log', line: 1 });
      const values = result.kind === 'observation' ? selectedValues(result.observation) : [];
      for (const { path, value } of values) {
        const candidates = origins.filter((origin) => origin.path === path);
        expect({ path, value, explained: candidates.some((origin) => explains(origin, value, shape(record))) }).toEqual(
          {
            path,
            value,
            explained: true,
          },
        );
      }
    });
  },
);

test('paths are object paths that a pattern can write', () => {
  const path = /^[a-z0-9-]+:(?:[A-Za-z_]\w*|'[^']+')(?:\[\*\])?(?:\.(?:[A-Za-z_]\w*|'[^']+')(?:\[\*\])?)*$/;
  for (const mapping of MAPPINGS.values()) {
    for (const origin of fieldsOf(mapping)) expect(origin.path).toMatch(path);
  }
});
