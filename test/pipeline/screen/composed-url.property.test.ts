import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAdapter } from '../../../src/adapters/index.js';
import { compileObservationExpression } from '../../../src/compile/observation-expression.js';
import { PROFILES } from '../../../src/compile/profile.js';
import { createLineScreen } from '../../../src/pipeline/screen/line-screen.js';
import { planScreen } from '../../../src/pipeline/screen/plan-screen.js';
import { expressionsOf, screenDataOf } from './arbitrary-trial.js';

// URLs that a mapping composes of several fields, which the scanner of lines composes too: a line is only passed over if the URL of its record is not
// what a pattern about URLs asks for, wherever in it the literal of the pattern lies.

const HOSTS = ['www.example.com', 'Example.COM.', 'h', 'a_b.example', '192.0.2.7', '2001:db8::7', '[2001:db8::7]:8080'];
const ODD_HOSTS = ['user@host', 'host:80x', ':80', 'host:', 'host:80', 'host:8080', 'a b', 'x/y', '-', '(empty)', ''];
const PATHS = ['/', '/index.html', '/a/b?q=http://x', '/?q#f', '//x', `/${'long/'.repeat(40)}`, '/.'];
const ODD_PATHS = ['*', 'host:443', 'http://proxy.example/x', '?q', '', '-'];
const PORTS: readonly unknown[] = [80, 443, 8080, '8080', '80', 80.5, -1, 'x', null, true];

const host = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTS) }, fc.constantFrom(...ODD_HOSTS));
const path = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PATHS) }, fc.constantFrom(...ODD_PATHS));
const parts = fc.record(
  { host, path, port: fc.constantFrom(...PORTS), address: fc.constantFrom('192.0.2.7', '2001:db8::7', '10.0.0.1') },
  { requiredKeys: ['address'] },
);
type Parts = Partial<Record<'host' | 'path' | 'port' | 'address', unknown>>;

const RECORDS: Readonly<Record<string, (parts: Parts) => object>> = {
  zeek: ({ host: name, path: uri, port, address }) => ({
    _path: 'http',
    ts: '2026-03-12T08:00:00.000000Z',
    'id.orig_h': '10.20.30.1',
    'id.resp_h': address,
    'id.resp_p': port,
    method: 'GET',
    host: name,
    uri,
  }),
  suricata: ({ host: name, path: url, port, address }) => ({
    timestamp: '2026-03-12T08:00:00.000000+0000',
    event_type: 'http',
    src_ip: '10.20.30.1',
    dest_ip: address,
    dest_port: port,
    proto: 'TCP',
    http: { hostname: name, url, http_port: port, http_method: 'GET' },
  }),
};

/** A pattern that asks for a stretch of a URL, as LIKE and MATCHES do. */
const asked = (url: string): fc.Arbitrary<string> =>
  fc.tuple(fc.nat(url.length), fc.integer({ min: 4, max: 24 }), fc.nat(5)).map(([from, length, form]) => {
    const piece = url.slice(from, from + length);
    const end = url.slice(-length);
    const like = (text: string): string => text.replace(/[\\']/g, '\\$&');
    const expression = (text: string): string => like(text.replace(/[\\^$.*+?()[\]{}|/#]/g, '\\$&'));
    switch (form) {
      case 0:
        return `[url:value LIKE '${like(url.slice(0, length))}%']`;
      case 1:
        return `[url:value LIKE '%${like(end)}']`;
      case 2:
        return `[url:value LIKE '%${like(piece)}%']`;
      case 3:
        return `[url:value MATCHES '${expression(piece) || '.'}']`;
      case 4:
        return `[url:value MATCHES '^${expression(url.slice(0, length))}.*${expression(end)}$']`;
      default:
        return `[url:value = '${like(url)}']`;
    }
  });

const trial = fc.constantFrom('zeek', 'suricata').chain((source) => {
  const adapter = createAdapter(source);
  const record = parts.map((one) => JSON.parse(JSON.stringify(RECORDS[source]?.(one))) as unknown);
  return fc.tuple(record, fc.array(record, { maxLength: 3 })).chain(([first, others]) => {
    const adapted = adapter.adapt(first, { file: 'log', line: 1 });
    const objects = adapted.kind === 'observation' ? [...adapted.observation.objects.values()] : [];
    const url = objects.find(({ type }) => type === 'url')?.['value'];
    const patterns = asked(typeof url === 'string' ? url : 'http://www.example.com/index.html');
    return patterns.map((pattern) => ({ adapter, pattern, records: [first, ...others] }));
  });
});

test('a line is passed over only if its URL is not asked for', () => {
  const counts = { held: 0, passedOver: 0 };
  const profile = PROFILES.detection;
  fc.assert(
    fc.property(trial, fc.boolean(), ({ adapter, pattern, records }, escapesSlashes) => {
      const [expression] = expressionsOf(pattern);
      if (!expression) return;
      const screened = createLineScreen(planScreen(adapter.source, screenDataOf([expression], profile)));
      if ('reason' in screened) throw new Error(screened.reason);
      const lines = records.map((record) => JSON.stringify(record));
      const text = escapesSlashes ? lines.map((line) => line.replaceAll('/', '\\/')) : lines;
      const kept = new Set<number>();
      screened.screen.screen(Buffer.from(text.join('\n')), (_begin, _end, line) => kept.add(line));
      const holds = compileObservationExpression(expression, profile);
      for (const [line, record] of records.entries()) {
        const adapted = adapter.adapt(record, { file: 'log', line: 1 });
        const isHit = adapted.kind === 'observation' && holds(adapted.observation);
        if (isHit) expect(kept).toContain(line);
        counts.held += isHit ? 1 : 0;
        counts.passedOver += kept.has(line) ? 0 : 1;
      }
    }),
    { numRuns: 4000 },
  );
  // The first would show nothing if no pattern held, and the second if every request was kept.
  expect(counts.held).toBeGreaterThan(1500);
  expect(counts.passedOver).toBeGreaterThan(1000);
});
