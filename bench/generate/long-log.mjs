import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { START } from './logs/world.mjs';

const MILLISECONDS_PER_DAY = 86_400_000;

/**
 * Writes a log again and again, each time a day later, until it has so many bytes. It must lie within one day (1.4 million records
 * do); what is found in it is then found once for each repetition, since the records of a composite match lie side by side.
 *
 * @param {string} folder
 * @param {{ path: string, records: number, bytes: number, expected: object }} block
 */
export function writeLongLog(folder, block, bytes) {
  mkdirSync(folder, { recursive: true });
  const times = Math.ceil(bytes / block.bytes);
  for (const name of ['zeek.ndjson', 'eve.ndjson']) {
    const content = readFileSync(join(block.path, name), 'latin1');
    const file = openSync(join(folder, name), 'w');
    for (let day = 0; day < times; day += 1) {
      const buffer = Buffer.from(content.replaceAll(dayAfter(0), dayAfter(day)), 'latin1');
      for (let at = 0; at < buffer.length;) at += writeSync(file, buffer, at);
    }
    closeSync(file);
  }
  const { matches, indicators, byKind } = block.expected;
  return {
    records: times * block.records,
    bytes: times * block.bytes,
    expected: { matches: times * matches, indicators, byKind },
  };
}

const dayAfter = (days) => new Date(START + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
