// What it takes to open a set that load-feed.mjs has saved, file included: node --expose-gc bench/programs/open-set.mjs SAVED
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { argv, stdout } from 'node:process';
import { openIndicatorSet } from '../../dist/index.js';
import { keptBytes } from './kept-bytes.mjs';

const baseline = keptBytes();
const started = performance.now();
const set = openIndicatorSet(readFileSync(argv[2]));
const seconds = (performance.now() - started) / 1000;
const bytes = keptBytes() - baseline;
stdout.write(
  `${JSON.stringify({ indicators: set.size, seconds, bytes, peakMemoryBytes: process.resourceUsage().maxRSS * 1024 })}\n`,
);
