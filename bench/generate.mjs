// Writes what the bench reads, to look at or to profile with:
//
//   node bench/generate.mjs feed FILE --size 1000000 [--mix feed|equality] [--form ndjson|bundle]
//   node bench/generate.mjs log FOLDER --size 1000000 --records 1000000 --rate 0.001 [--mix feed|equality]
//
// The same arguments give the same bytes. `log` prints what `match` must find with the feed of the same mix and size.
import { mkdirSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { writeFeed } from './generate/feed.mjs';
import { writeLog } from './generate/log.mjs';

const {
  positionals: [what, path],
  values: options,
} = parseArgs({
  args: argv.slice(2),
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '1000' },
    records: { type: 'string', default: '100000' },
    rate: { type: 'string', default: '0.001' },
    mix: { type: 'string', default: 'feed' },
    form: { type: 'string', default: 'ndjson' },
  },
});
const [size, records, rate] = [options.size, options.records, options.rate].map(Number);
const { mix, form } = options;

if (what === 'feed' && path) {
  stdout.write(`${writeFeed(path, { mix, size, form })} bytes\n`);
} else if (what === 'log' && path) {
  mkdirSync(path, { recursive: true });
  stdout.write(`${JSON.stringify(writeLog(path, { mix, size, records, rate }), null, 2)}\n`);
} else {
  stderr.write('What is to be written, a feed or a log, and where?\n');
  exit(2);
}
