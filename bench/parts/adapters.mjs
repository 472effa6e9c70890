import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readLogs } from '../../dist/pipeline/index.js';
import { assertCount, speedUp, timeInTurn } from '../measure.mjs';
import { grouped } from '../print.mjs';

const LOGS = new URL('../../../shared/data/logs/', import.meta.url);
const [JSON_LOG, TABLE] = ['zeek-json/dns.ndjson.gz', 'zeek-tsv/dns.log.gz'];
/** So that a round takes about a second. */
const TIMES = 4;

/**
 * What it costs to make observations of all records of one Zeek log, in JSON and as a table, beside a loop that only splits and parses the lines of the JSON:
 * records a second. No screen is asked, nothing is matched. The log is a real one that lies beside the repository.
 */
export async function benchAdapters({ workspace, rounds, print }) {
  if (!existsSync(new URL(JSON_LOG, LOGS))) {
    print('adapters: left out, the real logs are not here');
    return undefined;
  }
  const json = unpack(workspace, JSON_LOG, 'dns.ndjson');
  const table = unpack(workspace, TABLE, 'dns.log');
  const times = await timeInTurn(
    [
      { name: 'bare', run: () => parseLines(json) },
      { name: 'json', run: () => materialise(json) },
      { name: 'table', run: () => materialise(table) },
    ],
    rounds,
  );
  const records = times.get('bare').result;
  for (const name of ['json', 'table']) assertCount(`observations of ${name}`, times.get(name).result, records);
  const perSecond = (name) => Math.round(records / (times.get(name).ms / 1000));
  // Of the same rounds: the machine is slower in some of them.
  const ratio = (one, other) => speedUp(times.get(other).all, times.get(one).all);
  print(
    `adapters: ${grouped(perSecond('json'))} records/s of Zeek JSON, ${ratio('json', 'bare')} of a bare JSON.parse loop (${grouped(perSecond('bare'))}); ${grouped(perSecond('table'))} of the same log as a table, ${ratio('table', 'json')} of that`,
  );
  return {
    records,
    json: perSecond('json'),
    bare: perSecond('bare'),
    table: perSecond('table'),
    jsonToBare: ratio('json', 'bare'),
    tableToJson: ratio('table', 'json'),
    ms: Object.fromEntries([...times].map(([name, { all }]) => [name, all])),
  };
}

function unpack({ folder }, log, name) {
  const path = join(folder, name);
  const text = gunzipSync(readFileSync(new URL(log, LOGS)));
  writeFileSync(path, Buffer.concat(Array.from({ length: TIMES }, () => text)));
  return path;
}

function parseLines(path) {
  let records = 0;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    JSON.parse(line);
    records += 1;
  }
  return records;
}

async function materialise(path) {
  let observations = 0;
  await readLogs([{ path }], {
    format: 'auto',
    onBatch: (batch) => {
      observations += batch.observations.length;
    },
  });
  return observations;
}
