import type { ProfileName } from '../../compile/profile.js';
import { createIndicatorSet } from '../../indicator-set/indicator-set.js';
import { checkExpressions } from '../check-expressions.js';
import { EXIT, UsageError, type ExitCode } from '../exit-code.js';
import { loadIndicators } from '../load-indicators.js';
import { loadingLines } from '../loading-lines.js';
import { replaceFile } from '../replace-file.js';
import type { Terminal } from '../terminal.js';

export interface PrepareCommandOptions {
  readonly indicators: readonly string[];
  readonly expression: readonly string[];
  readonly profile: ProfileName;
  readonly output: string;
}

/** `stix-pattern store prepare`: the indicators of feeds as a set that opens without parsing them again. */
export async function prepareCommand(options: PrepareCommandOptions, terminal: Terminal): Promise<ExitCode> {
  checkExpressions(options.expression, terminal);
  const set = createIndicatorSet([], { profile: options.profile });
  const loaded = await loadIndicators(options.indicators, options.expression, set);
  for (const line of loadingLines(loaded, set, terminal.noteStyle)) terminal.note(line);
  if (set.size === 0) throw new UsageError('There is no indicator to prepare: give -i a feed, or -e a pattern.');
  const bytes = set.save();
  try {
    await replaceFile(options.output, bytes);
  } catch (error) {
    throw new UsageError(`--output ${options.output}: ${(error as Error).message}`);
  }
  const count = `${set.size.toLocaleString('en')} ${set.size === 1 ? 'indicator' : 'indicators'}`;
  terminal.note(`${count} in ${options.output}, ${bytes.length.toLocaleString('en')} bytes`);
  return EXIT.done;
}
