import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { SampleFiles } from './sample-logs.js';

const id = (digit: number): string => `indicator--00000000-0000-4000-8000-00000000000${digit}`;

function indicator(digit: number, pattern: unknown, others: Readonly<Record<string, unknown>> = {}): unknown {
  const common = { type: 'indicator', spec_version: '2.1', id: id(digit), valid_from: '2026-01-01T00:00:00Z' };
  return { ...common, pattern, pattern_type: 'stix', ...others };
}

function bundle(...objects: readonly unknown[]): unknown {
  return { type: 'bundle', id: 'bundle--5d1c2f0a-3f0e-4d57-9a06-9a4f6c2f0f11', objects };
}

const GOOD = bundle(indicator(1, "[file:name = 'a']"), { type: 'malware', id: 'malware--1' });
const STRING_BOUNDS = "[x-a:b = 1] START '2026-01-01T00:00:00Z' STOP '2026-02-01T00:00:00Z'";

/** Everything that can be wrong with an indicator, once. */
const BROKEN = bundle(
  indicator(1, "[file:name = 'C:\\temp\\é.exe' and file:size = 1]"),
  indicator(2, '[file:name = \'a\'\n  OR file:name = "b"]\n  AND [file:size = ]'),
  { type: 'indicator', spec_version: '2.1', id: id(3), pattern_type: 'stix' },
  indicator(4, { value: 'a' }),
  { type: 'indicator', pattern: "[file:name = 'without an id']" },
  indicator(6, "[ipv4-addr:value = '192.0.2.7' AND domain-name:value = 'c2.example']"),
  indicator(7, 'rule a { condition: true }', { pattern_type: 'yara' }),
  indicator(8, STRING_BOUNDS),
  { type: 'indicator', id: id(9), pattern: STRING_BOUNDS },
  indicator(0, "[file:name = 'a']", { pattern_type: null }),
);

const SPLIT = `{"type":"bundle","objects":[
  ${JSON.stringify(indicator(1, '[file:size > 1'))},
  {"type":"indicator" "id":"x"},
  ${JSON.stringify(indicator(2, '[file:size < 1'))},
  {"type":"indicator","id":`;

const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'good.json': JSON.stringify(GOOD, null, 2),
  'broken.json': JSON.stringify(BROKEN, null, 2),
  'split.json': SPLIT,
  'warnings.stixp': '[x-a:b = 1 AND x-c:d = 2]\n[x-a:b = 1 AND x-e:f = 3]\n',
  'patterns.stixp': [
    '# Patterns of a watch list.',
    '',
    "[file:name = 'canonical']",
    "  [ file:name=='b'   OR file:size>10 ]  ",
    "[file:name = 'c' and file:size = 1e6]",
    "([file:name='d'])   WITHIN 5 SECONDS // seen twice",
    "# [file:name=='a comment']",
    "\t[file:hashes.SHA-256 = 'e'\t]",
  ].join('\n'),
  'forgotten.txt': "file:name = 'a'\n",
  'languages.json': JSON.stringify(
    bundle(indicator(1, 'a', { pattern_type: 'yara' }), indicator(2, 'b', { pattern_type: 'snort' })),
  ),
  'nothing.json': '{"type":"bundle","objects":[{"type":"malware","id":"malware--1"}]}',
  'notes.txt': 'Nothing that holds patterns.\n',
  'noise.bin': Uint8Array.from({ length: 4_096 }, (_, index) => (index * 73 + (index >> 3) * 31) % 256),
  'old.xml': '<stix:STIX_Package/>',
  'packed.json.gz': gzipSync(JSON.stringify(bundle(indicator(1, '[file:size == 1]')))),
  'cut.json.gz': gzipSync(JSON.stringify(GOOD)).subarray(0, -12),
  'folder/good.json': JSON.stringify(GOOD),
  'folder/deeper/one.json': JSON.stringify(indicator(1, '[file:size = 007]')),
  'folder/notes.md': '# Notes\n\nNo patterns.\n',
};

/** Writes feeds and pattern files in every state into a folder of their own; `remove` takes it away again. */
export function writeSampleFeeds(): SampleFiles {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-'));
  const path = (name: string): string => join(folder, name);
  mkdirSync(path('folder/deeper'), { recursive: true });
  mkdirSync(path('empty'));
  for (const [name, content] of Object.entries(FILES)) writeFileSync(path(name), content);
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
