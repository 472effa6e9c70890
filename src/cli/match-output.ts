import type { Match } from '../match/match.js';
import { createPrettyReport, describeObservation, describeSource, printable, toMatchRecord } from '../report/index.js';
import type { Indicator } from '../stix/indicator.js';
import type { StreamLimit } from '../stream/stream-matcher.js';
import type { Terminal } from './terminal.js';

export type MatchOutputForm = 'pretty' | 'ndjson';

/** What is given up at each limit, for whoever reads the line. */
const GIVEN_UP: { readonly [Limit in StreamLimit]: string } = {
  maxSearchSteps: 'the search for a binding, and the observations that were remembered for it',
  maxSubjectLength: 'a comparison with MATCHES, whose text was too long',
  maxReach: 'bindings with observations that were let go before this one, which reaches back behind them',
  maxHitsPerIndicator: 'the oldest quarter of the observations that were remembered for the pattern',
  maxHeldHits: 'an observation that would have been remembered for the pattern',
};

/** Where the results of `match` go: as they come, or together at the end. */
export interface MatchOutput {
  readonly match: (match: Match) => void | Promise<void>;
  /** Says that a limit was reached: there may be a match of the indicator that is not reported (semantics 14, Caps). */
  readonly limit: (indicator: Indicator, limit: StreamLimit) => void;
  /** Writes what has come up and is not written yet. */
  readonly flush: () => Promise<void>;
  readonly finish: () => Promise<void>;
}

/**
 * `ndjson` writes a line for each match and limit; `pretty` a table at the end, or while logs are
 * followed a line for each match as it comes, and leaves limits to the summary.
 */
export function createMatchOutput(
  form: MatchOutputForm,
  terminal: Terminal,
  { isLive = false }: { readonly isLive?: boolean } = {},
): MatchOutput {
  if (form === 'ndjson') return createLineOutput(terminal);
  if (isLive) return createLiveOutput(terminal);
  const report = createPrettyReport();
  return {
    match: report.add,
    limit: () => undefined,
    flush: nothing,
    finish: async () => {
      for (const text of report.lines(terminal.style)) await terminal.out(`${text}\n`);
    },
  };
}

const nothing = (): Promise<void> => Promise.resolve();

interface LimitCount {
  readonly indicator: Indicator;
  readonly limit: StreamLimit;
  count: number;
  /** How many of them a line has told of. */
  told: number;
}

/** A line a match. A limit that an indicator reaches is told in a line soon after the first time, and at the end with how often it was. */
function createLineOutput({ out }: Terminal): MatchOutput {
  const limits = new Map<string, LimitCount>();
  let isNew = false;
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
  const tell = async (isTold: (one: LimitCount) => boolean): Promise<void> => {
    for (const one of limits.values()) {
      if (isTold(one)) continue;
      const { indicator, limit, count } = one;
      const { id, name, pattern } = indicator;
      one.told = count;
      await out(line({ kind: 'limit', limit, count, given_up: GIVEN_UP[limit], indicator: { id, name, pattern } }));
    }
  };
  return {
    match: (match) => out(line(toMatchRecord(match))),
    limit: (indicator, limit) => {
      const key = `${limit} ${indicator.id}`;
      const known = limits.get(key);
      if (known) known.count += 1;
      else {
        limits.set(key, { indicator, limit, count: 1, told: 0 });
        isNew = true;
      }
    },
    flush: async () => {
      if (!isNew) return;
      isNew = false;
      await tell(({ told }) => told > 0);
    },
    finish: () => tell(({ told, count }) => told === count),
  };
}

function createLiveOutput({ out, style }: Terminal): MatchOutput {
  return {
    match: ({ matchedAt, indicator, observations }) => {
      const last = observations[observations.length - 1];
      const seen = last ? `${describeObservation(last)}  ${style.dim(printable(describeSource(last.source)))}` : '';
      const more = observations.length > 1 ? style.dim(`  (the last of ${observations.length} records)`) : '';
      return out(`${matchedAt}  ${style.bold(printable(indicator.name ?? indicator.pattern))}  ${seen}${more}\n`);
    },
    limit: () => undefined,
    flush: nothing,
    finish: nothing,
  };
}
