import { CSV_COLUMNS, toCsvRow } from '../../report/index.js';
import type { Terminal } from '../terminal.js';
import type { MatchOutput } from './match-output.js';

/** `csv`: a row for each match, as it comes (RFC 4180). */
export function createCsvOutput({ out }: Terminal): MatchOutput {
  let isBegun = false;
  const begin = async (): Promise<void> => {
    if (isBegun) return;
    isBegun = true;
    await out(`${CSV_COLUMNS.join(',')}\r\n`);
  };
  return {
    match: async (reported) => {
      await begin();
      await out(`${toCsvRow(reported)}\r\n`);
    },
    // A table without rows says what its columns would be.
    finish: begin,
  };
}
