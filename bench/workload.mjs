import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constantAt, createIndicators } from './indicators.mjs';
import { createZeekLines } from './zeek-lines.mjs';

const SEED = 20_260_312;
/** One record in a hundred holds a constant of the largest feed. */
const PLANT_EVERY = 100;
/** Of those, one in ten holds a constant of the smallest feed: otherwise ten indicators out of 100,000 would never be seen. */
const FROM_SMALLEST = 10;

/**
 * Records, feeds of growing size of which each is the beginning of the next, and how many matches each feed must find: every planted record
 * holds the constant of one indicator, once.
 *
 * @param {{ records: number, sizes: readonly number[] }} options
 */
export function createWorkload({ records, sizes }) {
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  const chosen = plantNumbers(Math.floor(records / PLANT_EVERY), smallest, largest);
  const plants = new Map(chosen.map((number, index) => [index * PLANT_EVERY + 17, constantAt(number)]));
  return {
    lines: createZeekLines({ count: records, seed: SEED, plants }),
    oneName: mostFrequentName(chosen),
    feeds: sizes.map((size) => ({
      indicators: createIndicators(size),
      expected: chosen.filter((number) => number < size).length,
    })),
  };
}

/** Which indicators occur. Hashes do not: none of these logs carries them. */
function plantNumbers(count, smallest, largest) {
  const plantable = (number) => constantAt(number).kind !== 'hash';
  return Array.from({ length: count }, (_, index) => {
    const limit = index % FROM_SMALLEST === 0 ? smallest : largest;
    let number = Math.imul(index + 1, 0x85ebca6b) >>> 0;
    while (!plantable(number % limit)) number += 1;
    return number % limit;
  });
}

/** The name that most records hold, of those that are planted, and how many that are. */
function mostFrequentName(chosen) {
  const counts = new Map();
  for (const number of chosen) counts.set(number, (counts.get(number) ?? 0) + 1);
  const names = [...counts].filter(([number]) => constantAt(number).kind === 'name');
  const [number, expected] = names.reduce((best, one) => (one[1] > best[1] ? one : best));
  return { value: constantAt(number).value, expected };
}

/** Writes lines to a file that `use` reads, and takes it away again. */
export async function withLogFile(lines, use) {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-bench-'));
  try {
    const file = join(folder, 'zeek.ndjson');
    writeFileSync(file, `${lines.join('\n')}\n`);
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
