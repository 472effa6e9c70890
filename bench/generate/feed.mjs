import { patternAt } from './indicators/index.mjs';
import { createRandom, seedOf } from './random.mjs';
import { INDICATOR_STATISTICS } from './statistics.mjs';
import { createTextFile } from './text-file.mjs';
import { syllables } from './words.mjs';

const { properties, nameLength } = INDICATOR_STATISTICS.object;
const START = Date.UTC(2025, 0, 1);
const MINUTE = 60_000;

/** The n-th indicator of a mix, with the properties that indicators of real feeds have as often as they have them. */
export function indicatorAt(mix, number) {
  const random = createRandom(seedOf(90, number));
  const created = new Date(START + number * (MINUTE / 10)).toISOString();
  return {
    type: 'indicator',
    ...(random.chance(properties.spec_version) && { spec_version: '2.1' }),
    id: `indicator--${uuid(number)}`,
    created,
    modified: created,
    ...(random.chance(properties.name) && { name: title(random) }),
    ...(random.chance(properties.labels) && { labels: ['malicious-activity'] }),
    ...(random.chance(properties.indicator_types) && { indicator_types: ['malicious-activity'] }),
    pattern: patternAt(mix, number),
    pattern_type: 'stix',
    ...(random.chance(properties.pattern_version) && { pattern_version: '2.1' }),
    valid_from: created,
  };
}

/** The words of a name, as long as real ones are. */
function title(random) {
  const length = Math.round(random.quantile(nameLength));
  let text = syllables(random, 4 + random.below(6));
  while (text.length < length) text += ` ${syllables(random, 3 + random.below(8))}`;
  return text;
}

/** In the form of a random UUID, with the number in it. */
function uuid(number) {
  const scattered = (Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  const plain = number.toString(16).padStart(12, '0');
  return `${scattered}-${scattered.slice(0, 4)}-4${scattered.slice(1, 4)}-8${scattered.slice(4, 7)}-${plain}`;
}

/**
 * Writes the first `size` indicators of a mix.
 *
 * @param {string} path
 * @param {{ mix: 'feed' | 'equality', size: number, form: 'ndjson' | 'bundle' }} options
 * @returns {number} how many bytes the file has
 */
export function writeFeed(path, { mix, size, form }) {
  const file = createTextFile(path);
  const isBundle = form === 'bundle';
  if (isBundle) file.write(`{"type":"bundle","id":"bundle--${uuid(size)}","objects":[\n`);
  for (let number = 0; number < size; number += 1) {
    file.write(`${JSON.stringify(indicatorAt(mix, number))}${isBundle && number < size - 1 ? ',' : ''}\n`);
  }
  if (isBundle) file.write(']}\n');
  return file.close();
}
