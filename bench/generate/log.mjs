import { join } from 'node:path';
import { planPlants } from './logs/plan.mjs';
import { createRecords } from './logs/records.mjs';
import { createTextFile } from './text-file.mjs';

/**
 * Writes a log as two files, Zeek's and Suricata's, whose lines belong to one timeline.
 *
 * @param {string} folder
 * @param {{ mix: 'feed' | 'equality', size: number, records: number, rate: number }} options the feed whose values are planted, how many lines,
 *   and what part of them holds such a value
 * @returns what a search must find in it
 */
export function writeLog(folder, options) {
  const { plants, expected } = planPlants(options);
  const recordAt = createRecords(plants);
  const files = { zeek: createTextFile(join(folder, 'zeek.ndjson')), eve: createTextFile(join(folder, 'eve.ndjson')) };
  for (let line = 0; line < options.records; line += 1) {
    const { source, record } = recordAt(line);
    files[source].write(`${JSON.stringify(record)}\n`);
  }
  return { records: options.records, bytes: files.zeek.close() + files.eve.close(), expected };
}
