import { createPrettyReport } from '../../report/index.js';
import type { Terminal } from '../terminal.js';
import type { MatchOutput } from './match-output.js';

/** `pretty`: a table by indicator at the end. Limits are left to the summary. */
export function createPrettyOutput({ out, style }: Terminal): MatchOutput {
  const report = createPrettyReport();
  return {
    match: report.add,
    finish: async () => {
      for (const text of report.lines(style)) await out(`${text}\n`);
    },
  };
}
