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

/** `ndjson` writes a line for each match and limit; `pretty` a table at the end, and leaves limits to the summary. */
export function createMatchOutput(form: MatchOutputForm, terminal: Terminal): MatchOutput {
  if (form === 'ndjson') {
    const limits: string[] = [];
    const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
    return {
      match: (match) => terminal.out(line(toMatchRecord(match))),
      limit: ({ id, name, pattern }, limit) => {
        limits.push(line({ kind: 'limit', limit, indicator: { id, name, pattern } }));
      },
      finish: async () => {
        for (const text of limits) await terminal.out(text);
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
