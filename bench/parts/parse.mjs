import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { parsePattern } from '../../dist/index.js';
import { assertCount, timeInTurn } from '../measure.mjs';
import { grouped } from '../print.mjs';

const FEEDS = [
  new URL('../../examples/indicators/', import.meta.url),
  new URL('../../../shared/data/indicators/stix2/', import.meta.url),
];
/** Enough that a round takes a while. */
const AT_LEAST = 20_000;

/** The patterns of the example feed and, where they lie beside the repository, of real ones. */
export function readPatterns() {
  return FEEDS.filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => !name.endsWith('.stixp'))
      .sort()
      .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).objects)
      .filter(({ type, pattern_type: language = 'stix' }) => type === 'indicator' && language === 'stix')
      .map(({ pattern }) => pattern),
  );
}

/** Patterns per second, warm. */
export async function benchParse({ rounds, print }) {
  const distinct = readPatterns();
  const patterns = Array.from({ length: Math.ceil(AT_LEAST / distinct.length) }, () => distinct).flat();
  const run = () => patterns.filter((pattern) => parsePattern(pattern).ast !== undefined).length;
  const times = await timeInTurn([{ name: 'parse', run }], rounds);
  const { ms, all, result } = times.get('parse');
  assertCount('patterns that parse', result, patterns.length);
  const characters = Math.round(patterns.reduce((sum, pattern) => sum + pattern.length, 0) / patterns.length);
  const perSecond = Math.round(patterns.length / (ms / 1000));
  print(
    `parse: ${grouped(perSecond)} patterns/s, warm (${grouped(distinct.length)} patterns of ${characters} characters)`,
  );
  return { distinct: distinct.length, characters, perSecond, ms: all };
}
