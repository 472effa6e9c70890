import { expandInputs, type InputFile } from '../input/expand-inputs.js';
import { UsageError } from './exit-code.js';

/**
 * The files that the logs of a command line mean; standard input if none is named.
 * @throws UsageError if one that was named cannot be opened, or if there is no file in any of them.
 */
export async function expandLogInputs(logs: readonly string[]): Promise<readonly InputFile[]> {
  const { files, problems } = await expandInputs(logs.length === 0 ? ['-'] : logs);
  const [problem] = problems;
  if (problem) throw new UsageError(`${problem.input}: ${problem.reason}`);
  if (files.length === 0) throw new UsageError(`There are no files in ${logs.join(', ')}.`);
  return files;
}
