/** Counts by reason. */
export interface Tally {
  readonly add: (reason: string) => void;
  readonly counts: () => Readonly<Record<string, number>>;
  readonly total: () => number;
}

/** A tally that starts at nothing. */
export function createTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (reason) => {
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    },
    counts: () => Object.fromEntries(counts),
    total: () => [...counts.values()].reduce((sum, count) => sum + count, 0),
  };
}
