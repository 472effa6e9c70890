import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A pattern that two of the three records of the sample logs match. */
export const PATTERN = "[ipv4-addr:value = '198.51.100.7']";
/** One that none of them matches. */
export const ABSENT = "[ipv4-addr:value = '198.51.100.99']";
/** Two observations, in this order: matches once. */
export const COMPOSITE = "[ipv4-addr:value = '198.51.100.7'] FOLLOWEDBY [network-traffic:dst_port = 8443]";

/** A Zeek connection, 10.0.0.x:5000x to the address and port. */
export function connection(number: number, address: string, port: number): string {
  return JSON.stringify({
    _path: 'conn',
    ts: 1_700_000_000 + number,
    uid: `C${number}`,
    'id.orig_h': '10.0.0.1',
    'id.orig_p': 50_000 + (number % 10_000),
    'id.resp_h': address,
    'id.resp_p': port,
    proto: 'tcp',
  });
}

export const RECORDS = [
  connection(1, '198.51.100.7', 443),
  connection(2, '203.0.113.5', 443),
  connection(3, '198.51.100.7', 8443),
];
const LOG = `${RECORDS.join('\n')}\n`;

/** Files for one test file, in a folder of their own. */
export interface SampleFiles {
  readonly path: (name: string) => string;
  readonly remove: () => void;
}

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'conn.ndjson': LOG,
  'conn.ndjson.gz': gzipSync(LOG),
  'truncated.ndjson.gz': gzipSync(LOG).subarray(0, -12),
  'bad-record.ndjson': `${RECORDS[0]}\n{"_path":"conn","ts":\n${RECORDS[2]}\n`,
  'notes.txt': 'Nothing that a sensor has written.\n',
  'noise.log': Uint8Array.from({ length: 4_096 }, (_, index) => (index * 73 + (index >> 3) * 31) % 256),
  'quiet.log': '',
  'walked/conn.ndjson': LOG,
  'walked/notes.txt': 'Nothing that a sensor has written.\n',
  'patterns.stixp': `# two good ones, and one that is not\n${PATTERN}\n[ipv4-addr:value = \n${ABSENT}\n`,
  'feed.json': JSON.stringify({
    type: 'bundle',
    id: 'bundle--5d1c2f0a-3f0e-4d57-9a06-9a4f6c2f0f11',
    objects: [
      indicator('1', 'the address', PATTERN, { valid_from: '2026-01-01T00:00:00Z' }),
      indicator('2', 'withdrawn', PATTERN, { revoked: true }),
      indicator('3', 'another language', 'alert tcp any any', { pattern_type: 'snort' }),
    ],
  }),
};

function indicator(digit: string, name: string, pattern: string, others: Readonly<Record<string, unknown>>): unknown {
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: `indicator--00000000-0000-4000-8000-00000000000${digit}`,
    name,
    pattern,
    pattern_type: 'stix',
    ...others,
  };
}

/** Writes the sample files; `remove` takes them away again. */
export function writeSampleFiles(): SampleFiles {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-'));
  const path = (name: string): string => join(folder, name);
  mkdirSync(path('walked'));
  mkdirSync(path('empty'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(path(name), content);
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
