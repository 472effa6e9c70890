// At how many strings does IN pay for a Set? `node bench/membership.mjs` prints the time of a scan over the time of a look-up, by size.
import { performance } from 'node:perf_hooks';

const VALUES = Array.from({ length: 20_000 }, (_, index) => `host-${index % 5_000}.example`);
const ROUNDS = 60;

function measure(test) {
  let hits = 0;
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const value of VALUES) if (test(value)) hits += 1;
  return { time: performance.now() - started, hits };
}

for (const size of [1, 2, 3, 4, 6, 8, 12, 16]) {
  const wanted = Array.from({ length: size }, (_, index) => `host-${index * 7}.example`);
  const tests = wanted.map((text) => (value) => typeof value === 'string' && value === text);
  const set = new Set(wanted);
  const ratios = [];
  for (let attempt = 0; attempt < 7; attempt += 1) {
    const scan = measure((value) => tests.some((test) => test(value)));
    const lookUp = measure((value) => typeof value === 'string' && set.has(value));
    if (scan.hits !== lookUp.hits) throw new Error('The scan and the look-up disagree.');
    ratios.push(scan.time / lookUp.time);
  }
  ratios.sort((left, right) => left - right);
  console.log(`${String(size).padStart(3)} strings: a scan takes ${ratios[3].toFixed(2)} × a look-up`);
}
