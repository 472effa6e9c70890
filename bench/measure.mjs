import { performance } from 'node:perf_hooks';

/** The middle of some numbers; the lower one of two. */
export function median(numbers) {
  return [...numbers].sort((left, right) => left - right)[Math.floor((numbers.length - 1) / 2)];
}

/**
 * Times tasks against each other: every round runs each of them once, beginning with another one each time, so that what else the machine does
 * falls on all of them. One round before that counts for nothing but warming up.
 *
 * @param {readonly { name: string, run: () => unknown }[]} tasks
 * @returns {Promise<Map<string, { ms: number, all: number[], result: unknown }>>} the median in milliseconds, each time, and what the last run returned
 */
export async function timeInTurn(tasks, rounds) {
  const times = new Map(tasks.map(({ name }) => [name, { all: [], result: undefined }]));
  for (let round = 0; round <= rounds; round += 1) {
    for (let turn = 0; turn < tasks.length; turn += 1) {
      const { name, run } = tasks[(round + turn) % tasks.length];
      globalThis.gc?.();
      const started = performance.now();
      const result = await run();
      const elapsed = performance.now() - started;
      const entry = times.get(name);
      entry.result = result;
      if (round > 0) entry.all.push(Math.round(elapsed * 10) / 10);
    }
  }
  return new Map([...times].map(([name, { all, result }]) => [name, { ms: median(all), all, result }]));
}

/** Fails the run if a count is not what it must be: a fast wrong answer is no result. */
export function assertCount(what, found, expected) {
  if (found !== expected) throw new Error(`${what}: ${found}, expected ${expected}`);
}
