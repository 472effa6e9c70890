import { argv, stdout } from 'node:process';
import { checkCounts } from './count-only.mjs';
import { drawCharts } from './draw-charts.mjs';
import { readOptions } from './options.mjs';
import { benchAdapters } from './parts/adapters.mjs';
import { benchBindings } from './parts/bindings.mjs';
import { benchLoad } from './parts/load.mjs';
import { benchMany } from './parts/many.mjs';
import { benchMemory } from './parts/memory.mjs';
import { benchOnePattern } from './parts/one-pattern.mjs';
import { benchParse } from './parts/parse.mjs';
import { benchPeers } from './parts/peers.mjs';
import { benchProfile } from './parts/profile.mjs';
import { benchReference } from './parts/reference.mjs';
import { benchStream } from './parts/stream.mjs';
import { benchThreads } from './parts/threads.mjs';
import { benchValidate } from './parts/validate.mjs';
import { installPeers } from './peers/install.mjs';
import { machineName } from './print.mjs';
import { writeRecord } from './record.mjs';
import { createWorkspace } from './workspace.mjs';

// npm run bench                      measures, and prints what it found; a wrong count ends it with an error
// npm run bench -- --count-only      checks the counts on little data and measures nothing, which is what CI runs
// npm run bench -- --only many --sizes 1000,100000 --records 50000 --rounds 1
//                                    one part, smaller; parts: parse, validate, bindings, adapters, one (pattern), many (indicators), peers,
//                                    reference, load, threads, profile, memory, stream
// npm run bench -- --only stream --stream-records 1000000
//                                    a shorter stream
// npm run bench -- --install         installs what the peers need first, where it can
// npm run bench -- --long            memory over a log of 5 GB as well
// npm run bench -- --folder /tmp/b   keeps the feeds and logs that it writes, and uses them again
// npm run bench -- --charts          measures nothing: writes docs/performance.md's table and its charts from the newest record
// npm run bench -- --record          writes bench/record/<date>-<machine>.json as well; --date 2026-03-12 if it is not today's

const PARTS = {
  parse: benchParse,
  validate: benchValidate,
  bindings: benchBindings,
  adapters: benchAdapters,
  one: benchOnePattern,
  many: benchMany,
  peers: benchPeers,
  reference: benchReference,
  load: benchLoad,
  threads: benchThreads,
  profile: benchProfile,
  memory: benchMemory,
  stream: benchStream,
};

const options = readOptions(argv.slice(2));
const print = (line = '') => stdout.write(`${line}\n`);
const workspace = createWorkspace(options.folder);
try {
  if (options.charts) {
    for (const file of drawCharts()) print(file);
  } else if (options.countOnly) {
    await checkCounts({ workspace, print });
  } else {
    if (options.install) await installPeers(print);
    print(machineName());
    const results = {};
    for (const [name, bench] of Object.entries(PARTS)) {
      if (options.only.has(name)) results[name] = await bench({ ...options, workspace, print });
    }
    if (options.record) print(writeRecord(options.date, results));
  }
} finally {
  workspace.close();
}
