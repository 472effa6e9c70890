import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { version } from 'node:process';
import { oneLineLists } from './json.mjs';
import { machineName } from './print.mjs';

const FOLDER = new URL('record/', import.meta.url);

/** Writes a run to `bench/record/`; parts that an earlier run of the same day on the same machine measured stay. Returns the file's name. */
export function writeRecord(date, results) {
  const name = `${date}-${slug(machineName())}.json`;
  mkdirSync(FOLDER, { recursive: true });
  const file = new URL(name, FOLDER);
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const content = { ...earlier, date, machine: machineName(), node: version, ...results };
  writeFileSync(file, `${oneLineLists(JSON.stringify(content, null, 2))}\n`);
  return `bench/record/${name}`;
}

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/\((r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
