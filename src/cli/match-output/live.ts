import { describeContext, describeObservation, describeSource, printable } from '../../report/index.js';
import type { Terminal } from '../terminal.js';
import type { MatchOutput } from './match-output.js';

/** `pretty` while logs are followed: a line for each match, as it comes. */
export function createLiveOutput({ out, style }: Terminal): MatchOutput {
  return {
    match: ({ match: { matchedAt, indicator, observations }, context }) => {
      const last = observations[observations.length - 1];
      const seen = last ? `${describeObservation(last)}  ${style.dim(printable(describeSource(last.source)))}` : '';
      const more = observations.length > 1 ? style.dim(`  (the last of ${observations.length} records)`) : '';
      const behind = context ? describeContext(context) : '';
      const who = behind === '' ? '' : `  ${style.yellow(behind)}`;
      return out(`${matchedAt}  ${style.bold(printable(indicator.name ?? indicator.pattern))}  ${seen}${more}${who}\n`);
    },
    finish: () => Promise.resolve(),
  };
}
