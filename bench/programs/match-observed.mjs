// The engine over observed-data that are parsed already: node bench/programs/match-observed.mjs PATTERNS OBSERVED
// One pattern and one observed-data a line. Prints how many of the patterns match the data as a whole, and the seconds of each of some passes;
// the patterns are parsed before. Several are an indicator set, a single one is compiled by itself.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { argv, stdout } from 'node:process';
import { compilePattern, createIndicatorSet } from '../../dist/index.js';

const PASSES = 15;

const readLines = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

function compile(patterns) {
  const [only] = patterns;
  if (patterns.length === 1) {
    const pattern = compilePattern(only);
    return (observed) => (pattern.match(observed) === undefined ? 0 : 1);
  }
  const set = createIndicatorSet(
    patterns.map((pattern, number) => ({ id: `indicator--${number}`, pattern, pattern_type: 'stix' })),
  );
  return (observed) => set.match(observed).length;
}

const [patternsFile, observedFile] = argv.slice(2);
const observed = readLines(observedFile).map((line) => JSON.parse(line));
const patterns = readLines(patternsFile);
const started = performance.now();
const countMatches = compile(patterns);
const before = (performance.now() - started) / 1000;
const seconds = [];
let matched;
for (let pass = 0; pass < PASSES; pass += 1) {
  const from = performance.now();
  matched = countMatches(observed);
  seconds.push((performance.now() - from) / 1000);
}
stdout.write(`${JSON.stringify({ matched, before, seconds })}\n`);
