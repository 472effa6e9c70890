import { readFeed, type FeedBatch } from '../feeds/index.js';
import { expandInputs, type InputFile } from '../input/expand-inputs.js';
import { UsageError } from './exit-code.js';

/**
 * The files that the inputs of `validate` or `format` mean.
 * @throws UsageError if one that was named cannot be opened, or if nothing was named and there is no pattern either.
 */
export async function expandPatternInputs(
  inputs: readonly string[],
  patterns: readonly string[],
): Promise<readonly InputFile[]> {
  if (inputs.length === 0 && patterns.length === 0) {
    throw new UsageError(
      'There is nothing to read: name files or directories, - for standard input, or give a pattern with -e.',
    );
  }
  const { files, problems } = await expandInputs(inputs);
  const [problem] = problems;
  if (problem) throw new UsageError(`${problem.input}: ${problem.reason}`);
  return files;
}

/** The batches of all files, one after the other. Standard input is called by another name, if one is given. */
export async function* readFeeds(
  files: readonly InputFile[],
  stdinName = '-',
): AsyncGenerator<FeedBatch, void, undefined> {
  for (const { path } of files) yield* readFeed(path, { file: path === '-' ? stdinName : path });
}
