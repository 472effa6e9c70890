import { performance } from 'node:perf_hooks';

/** The middle of some numbers; the lower one of two. */
export function median(numbers) {
  return [...numbers].sort((left, right) => left - right)[Math.floor((numbers.length - 1) / 2)];
}

/** How many times as fast the second is, of times that were taken in the same rounds: what else the machine did in a round is in both. */
export const speedUp = (times, others) => round(median(times.map((time, at) => time / others[at])));

/** Three significant digits. */
export const round = (number) => Number(number.toPrecision(3));

/**
 * Runs tasks against each other: every round runs each of them once, beginning with another one each time, so that what else the machine does
 * falls on all of them.
 *
 * @param {readonly { name: string, run: () => unknown }[]} tasks
 * @param {{ rounds: number, warmUp?: number }} options rounds before those that count
 * @returns {Promise<Map<string, unknown[]>>} by task, what each of its runs returned
 */
export async function inTurn(tasks, { rounds, warmUp = 0 }) {
  const results = new Map(tasks.map(({ name }) => [name, []]));
  for (let turn = -warmUp; turn < rounds; turn += 1) {
    for (let at = 0; at < tasks.length; at += 1) {
      const { name, run } = tasks[(turn + warmUp + at) % tasks.length];
      const result = await run();
      if (turn >= 0) results.get(name).push(result);
    }
  }
  return results;
}

/** Like `inTurn`, for tasks in this process: their times in milliseconds, and what the last run of each returned. One round is for warming up. */
export async function timeInTurn(tasks, rounds) {
  const timed = tasks.map(({ name, run }) => ({ name, run: () => time(run) }));
  const runs = await inTurn(timed, { rounds, warmUp: 1 });
  return new Map(
    [...runs].map(([name, list]) => {
      const all = list.map(({ ms }) => Math.round(ms * 10) / 10);
      return [name, { ms: median(all), all, result: list[list.length - 1].result }];
    }),
  );
}

async function time(run) {
  globalThis.gc?.();
  const started = performance.now();
  const result = await run();
  return { ms: performance.now() - started, result };
}

/** Fails the run if a count is not what it must be: a fast wrong answer is no result. */
export function assertCount(what, found, expected) {
  if (found !== expected) throw new Error(`${what}: ${found}, expected ${expected}`);
}
