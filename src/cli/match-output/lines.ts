import { toMatchRecord } from '../../report/index.js';
import type { Indicator } from '../../stix/indicator.js';
import type { StreamLimit } from '../../stream/stream-matcher.js';
import type { Terminal } from '../terminal.js';
import type { MatchOutput } from './match-output.js';

/** What is given up at each limit, for whoever reads the line. */
const GIVEN_UP: { readonly [Limit in StreamLimit]: string } = {
  maxSearchSteps: 'the search for a binding, and the observations that were remembered for it',
  maxSubjectLength: 'a comparison with MATCHES, whose text was too long',
  maxReach: 'bindings with observations that were let go before this one, which reaches back behind them',
  maxHitsPerIndicator: 'the oldest quarter of the observations that were remembered for the pattern',
  maxHeldHits: 'an observation that would have been remembered for the pattern',
};

interface LimitCount {
  readonly indicator: Indicator;
  readonly limit: StreamLimit;
  count: number;
  /** How many of them a line has told of. */
  told: number;
}

/**
 * `ndjson`: a line for each match, as it comes. A limit that an indicator reaches is told in a line soon after the first time, and at the end with how often it was.
 */
export function createLineOutput({ out }: Terminal): MatchOutput {
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
    match: (reported) => out(line(toMatchRecord(reported.match, reported))),
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
