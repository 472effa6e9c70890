import type { Match } from '../match/match.js';
import { createPrettyReport, toMatchRecord } from '../report/index.js';
import type { Indicator } from '../stix/indicator.js';
import type { Terminal } from './terminal.js';

export type MatchOutputForm = 'pretty' | 'ndjson';

/** Where the results of `match` go: as they come, or together at the end. */
export interface MatchOutput {
  readonly match: (match: Match) => void | Promise<void>;
  /** Says that a limit was reached: there may be a match of the indicator that is not reported (semantics 14, Caps). */
  readonly limit: (indicator: Indicator, limit: string) => void;
  readonly finish: () => Promise<void>;
}

/** `ndjson` writes a line for each match, and at the end one for each limit that an indicator reached, with how often; `pretty` a table at the end, and leaves limits to the summary. */
export function createMatchOutput(form: MatchOutputForm, terminal: Terminal): MatchOutput {
  if (form === 'ndjson') {
    const limits = new Map<string, { readonly indicator: Indicator; readonly limit: string; count: number }>();
    const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
    return {
      match: (match) => terminal.out(line(toMatchRecord(match))),
      limit: (indicator, limit) => {
        const key = `${limit} ${indicator.id}`;
        const known = limits.get(key);
        if (known) known.count += 1;
        else limits.set(key, { indicator, limit, count: 1 });
      },
      finish: async () => {
        for (const { indicator, limit, count } of limits.values()) {
          const { id, name, pattern } = indicator;
          await terminal.out(line({ kind: 'limit', limit, count, indicator: { id, name, pattern } }));
        }
      },
    };
  }
  const report = createPrettyReport();
  return {
    match: report.add,
    limit: () => undefined,
    finish: async () => {
      for (const text of report.lines(terminal.style)) await terminal.out(`${text}\n`);
    },
  };
}
