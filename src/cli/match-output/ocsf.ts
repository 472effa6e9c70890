import { toOcsfFinding } from '../../report/index.js';
import { packageVersion } from '../package-version.js';
import type { Terminal } from '../terminal.js';
import type { MatchOutput } from './match-output.js';

/** `ocsf`: a Detection Finding a line for each match, as it comes. */
export function createOcsfOutput({ out }: Terminal): MatchOutput {
  const version = packageVersion();
  return {
    match: ({ match, values, context, others }) =>
      out(`${JSON.stringify(toOcsfFinding(match, { values: values(), context, others, version }))}\n`),
    finish: () => Promise.resolve(),
  };
}
