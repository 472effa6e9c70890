import { parseArgs } from 'node:util';

const PARTS = [
  'parse',
  'validate',
  'bindings',
  'adapters',
  'one',
  'many',
  'peers',
  'reference',
  'load',
  'threads',
  'profile',
  'memory',
  'stream',
];

/** Takes minutes and 5 GB of disk: only if `--long` or its name asks for it. */
const LONG = 'memory';

/** What the command line of the bench asks for; `run.mjs` says what each option does. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      'count-only': { type: 'boolean', default: false },
      only: { type: 'string', default: PARTS.filter((part) => part !== LONG).join(',') },
      sizes: { type: 'string', default: '1,1000,10000,100000,1000000' },
      records: { type: 'string', default: '200000' },
      'stream-records': { type: 'string', default: '10000000' },
      rounds: { type: 'string', default: '3' },
      charts: { type: 'boolean', default: false },
      install: { type: 'boolean', default: false },
      folder: { type: 'string' },
      long: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) throw new Error(`--only ${unknown}: the parts are ${PARTS.join(', ')}.`);
  return {
    countOnly: values['count-only'],
    only: new Set(values.long ? [...only, LONG] : only),
    sizes: values.sizes.split(',').map(Number),
    records: Number(values.records),
    streamRecords: Number(values['stream-records']),
    rounds: Number(values.rounds),
    charts: values.charts,
    install: values.install,
    folder: values.folder,
    record: values.record,
    date: values.date,
  };
}
