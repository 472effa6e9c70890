import type { DifferentialCase, Outcome } from './explain.js';

/** What a run has seen so far, in cases. */
export type Tally = {
  agreedOnMatch: number;
  agreedOnNone: number;
  explained: number;
  /** Of the explained ones: the reference raised an exception instead of giving a verdict. */
  raised: number;
  /** The reference used up what one question may use; these are not compared. */
  exhausted: number;
  readonly unexplained: { readonly found: DifferentialCase; readonly outcome: Outcome }[];
  /** By name of a disagreement: the cases that needed it, and those that needed nothing else. */
  readonly needed: Map<string, { cases: number; alone: number }>;
};

export function emptyTally(): Tally {
  return {
    agreedOnMatch: 0,
    agreedOnNone: 0,
    explained: 0,
    raised: 0,
    exhausted: 0,
    unexplained: [],
    needed: new Map(),
  };
}

/** Counts one outcome. */
export function count(tally: Tally, found: DifferentialCase, outcome: Outcome): void {
  switch (outcome.kind) {
    case 'agreed':
      if (outcome.matched) tally.agreedOnMatch += 1;
      else tally.agreedOnNone += 1;
      break;
    case 'exhausted':
      tally.exhausted += 1;
      break;
    case 'unexplained':
      tally.unexplained.push({ found, outcome });
      break;
    case 'explained':
      tally.explained += 1;
      if ('error' in outcome.answer) tally.raised += 1;
      for (const name of outcome.by) {
        const entry = tally.needed.get(name) ?? { cases: 0, alone: 0 };
        tally.needed.set(name, entry);
        entry.cases += 1;
        if (outcome.by.length === 1) entry.alone += 1;
      }
  }
}

/** Cases in which the two agree, at once or but for known disagreements. */
export function passed({ agreedOnMatch, agreedOnNone, explained }: Tally): number {
  return agreedOnMatch + agreedOnNone + explained;
}
