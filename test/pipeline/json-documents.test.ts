import { describe, expect, test } from 'vitest';
import { createIndicatorSet } from '../../src/index.js';
import type { ByteSource } from '../../src/input/byte-source.js';
import { matchLogs, openLog } from '../../src/pipeline/index.js';

/** A call of an API from an address. */
const call = (address: string): object => ({
  eventTime: '2024-05-01T10:00:00Z',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  awsRegion: 'us-east-1',
  sourceIPAddress: address,
});
const CALLS = [call('192.0.2.1'), call('192.0.2.2'), call('192.0.2.3')];
const EVE = ['192.0.2.1', '192.0.2.2'].map((src_ip) => ({
  timestamp: '2024-05-01T10:00:00Z',
  event_type: 'flow',
  flow_id: 1,
  src_ip,
}));

function sourceOf(text: string): ByteSource {
  const bytes = Buffer.from(text);
  return {
    path: 'log',
    bytesRead: 0,
    size: bytes.length,
    close: () => Promise.resolve(),
    async *[Symbol.asyncIterator]() {
      for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
    },
  };
}

/** The source of a log, and where its records and rejections are. */
async function read(text: string, format = 'auto'): Promise<readonly string[]> {
  const log = await openLog(sourceOf(text), { format });
  if (log.kind === 'unusable') return [log.reason];
  const found: string[] = [log.source];
  for await (const { observations, rejected } of log.batches) {
    for (const { source } of observations) {
      if (source && 'file' in source) found.push(`${source.line}:${source.column ?? ''}`);
    }
    for (const { line, reason } of rejected) found.push(`${line} ${reason}`);
  }
  return found;
}

const json = (value: unknown): string => JSON.stringify(value);
const first = json(CALLS[0]).length;

describe('records are found in', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
    ['lines', CALLS.map(json).join('\n'), ['cloudtrail', '1:', '2:', '3:']],
    [
      'a delivery',
      json({ Records: CALLS }),
      ['cloudtrail', '1:13', `1:${13 + first + 1}`, `1:${13 + 2 * (first + 1)}`],
    ],
    [
      'a delivery over several lines',
      JSON.stringify({ Records: CALLS }, null, 1),
      ['cloudtrail', '3:3', '10:3', '17:3'],
    ],
    [
      'deliveries one after the other',
      `${json({ Records: [CALLS[0]] })}\n${json({ Records: [CALLS[1]] })}\n`,
      ['cloudtrail', '1:13', '2:13'],
    ],
    ['an array', json(EVE), ['suricata', '1:2', `1:${2 + json(EVE[0]).length + 1}`]],
    ['an array over several lines', JSON.stringify(EVE, null, 1), ['suricata', '2:2', '8:2']],
    ['objects over several lines', EVE.map((one) => JSON.stringify(one, null, 1)).join('\n'), ['suricata', '1:', '7:']],
    ['an empty delivery', '{"Records":[]}', ['the log source was not recognised']],
  ];

  test.each(cases)('%s', async (_name, text, expected) => {
    expect(await read(text)).toEqual(expected);
    if (expected.length > 1) expect(await read(text, expected[0])).toEqual(expected);
  });

  test('a delivery larger than the glance that tells what it is', async () => {
    const many = Array.from({ length: 2000 }, () => CALLS[0]);
    expect((await read(json({ Records: many }))).length).toBe(2001);
  });
});

test('a record that is no JSON, or none of the source, costs no other', async () => {
  const text = `{"Records":[${json(CALLS[0])},{"a":tru},7,${json(CALLS[1])}]}`;
  const found = await read(text, 'cloudtrail');
  expect(found.toSorted()).toEqual(
    [
      'cloudtrail',
      '1:13',
      `1:${text.lastIndexOf('{"eventTime') + 1}`,
      '1 json-malformed',
      '1 not-an-object',
    ].toSorted(),
  );
});

test('a document that ends early gives what came before', async () => {
  const found = await read(json({ Records: CALLS }).slice(0, -40), 'cloudtrail');
  expect(found).toEqual(['cloudtrail', '1:13', `1:${13 + first + 1}`, '1 json-truncated']);
});

test('records of one line are matches of their own', async () => {
  const set = createIndicatorSet([
    { type: 'indicator', id: 'indicator--1', pattern: "[ipv4-addr:value ISSUBSET '192.0.2.0/24']" },
  ]);
  const ids: string[] = [];
  await matchLogs([sourceOf(json({ Records: CALLS }))], set, {
    format: 'auto',
    onMatches: (found) => {
      ids.push(...found.map(({ id }) => id));
    },
  });
  expect(new Set(ids).size).toBe(3);
});
