// What it takes to load a feed into an indicator set: node --expose-gc bench/programs/load-feed.mjs FEED [SAVED]
// Prints seconds, and the bytes that the set keeps: heap and array buffers after a collection, less what there was before. With SAVED, writes
// the prepared set to that file as well.
import { writeFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { argv, stdout } from 'node:process';
import { readFeed } from '../../dist/feeds/index.js';
import { createIndicatorSet } from '../../dist/index.js';
import { keptBytes } from './kept-bytes.mjs';

const [feed, saved] = argv.slice(2);
const baseline = keptBytes();
const started = performance.now();
const set = createIndicatorSet([], { profile: 'detection' });
for await (const { indicators } of readFeed(feed)) set.add(indicators.map(({ indicator }) => indicator));
const seconds = (performance.now() - started) / 1000;
const bytes = keptBytes() - baseline;

const beforeSave = performance.now();
const prepared = saved === undefined ? undefined : set.save();
const saveSeconds = (performance.now() - beforeSave) / 1000;
if (prepared) writeFileSync(saved, prepared);
stdout.write(
  `${JSON.stringify({
    indicators: set.size,
    skipped: set.skipped.length,
    seconds,
    bytes,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    ...(prepared && { saveSeconds, savedBytes: prepared.length }),
  })}\n`,
);
