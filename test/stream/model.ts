import { oracleStream, readOracleInput, type Emission } from '../oracle/index.js';
import { timeAt, type Script, type Seen } from './arbitrary-stream.js';

/** Which brackets took which observation, by the order of arrival. */
export type Witness = readonly (readonly [expression: number, arrival: number])[];

/** What semantics 14 says of a script: for each step, and for the end, the witnesses that are emitted. */
export function emittedByModel(pattern: string, script: Script, emission: Emission): readonly (readonly Witness[])[] {
  const { released, counts } = releasesOf(script);
  const input = released.map(({ seen }) => ({
    objects: { '0': { type: 'x', v: seen.letters } },
    first: timeAt(seen.first),
    last: timeAt(seen.last),
    count: seen.count,
  }));
  const [emitted = []] = oracleStream([pattern], readOracleInput(input), { emission });
  return counts.map((count, step) => {
    const before = counts[step - 1] ?? 0;
    return emitted
      .filter(({ at }) => at >= before && at < count)
      .map(({ bindings }) =>
        bindings.map(({ expression, observation }) => [expression, released[observation]?.arrival ?? -1] as const),
      );
  });
}

interface Arrival {
  readonly seen: Seen;
  readonly arrival: number;
}

/** The observations in the order of their release, and how many were released after each step. */
function releasesOf({ steps, lateness }: Script): {
  readonly released: readonly Arrival[];
  readonly counts: readonly number[];
} {
  const released: Arrival[] = [];
  const counts: number[] = [];
  let waiting: Arrival[] = [];
  let watermark = -Infinity;
  let arrivals = 0;
  const release = (): void => {
    const due = waiting.filter(({ seen }) => seen.last < watermark);
    waiting = waiting.filter(({ seen }) => seen.last >= watermark);
    released.push(
      ...due.sort(
        (left, right) =>
          left.seen.first - right.seen.first || left.seen.last - right.seen.last || left.arrival - right.arrival,
      ),
    );
    counts.push(released.length);
  };
  for (const step of steps) {
    if (step.kind === 'push') {
      const arrival = arrivals++;
      if (step.seen.last >= watermark) waiting.push({ seen: step.seen, arrival });
      if (lateness !== undefined) watermark = Math.max(watermark, step.seen.last - lateness);
    }
    if (step.kind === 'advance') watermark = Math.max(watermark, step.to);
    release();
  }
  watermark = Infinity;
  release();
  return { released, counts };
}
