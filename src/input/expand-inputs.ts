import { access, constants, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { describeSystemError } from './input-error.js';
import { byCodeUnits, walkDirectory } from './walk-directory.js';

/** An input to read. */
export interface InputFile {
  /** The path as the user would recognise it, `-` for standard input. */
  readonly path: string;
  /** Whether it was itself on the command line, rather than found in a directory or by a glob. */
  readonly named: boolean;
}

/** Something on the command line that cannot be opened. */
export interface InputProblem {
  readonly input: string;
  readonly reason: string;
}

export interface ExpandedInputs {
  readonly files: readonly InputFile[];
  readonly problems: readonly InputProblem[];
}

/**
 * Turns what stands on a command line into the files it means: a file, a directory (walked, hidden entries left out), `-`,
 * or a glob, where no file has that very name. The order is that of the inputs, and sorted within each. A file that is
 * reached twice is read once, at its first place, and counts as named if any input names it.
 *
 * `problems` are inputs that cannot be opened, and globs that find nothing. What a walk finds and cannot open is listed
 * among the files: opening it says why.
 */
export async function expandInputs(inputs: readonly string[]): Promise<ExpandedInputs> {
  const files = new Map<string, InputFile>();
  const problems: InputProblem[] = [];
  const add = (key: string, path: string, named: boolean): void => {
    const known = files.get(key);
    files.set(key, { path: known?.path ?? path, named: named || known?.named === true });
  };
  for (const input of inputs) {
    try {
      await expandInput(input, add);
    } catch (error) {
      problems.push({ input, reason: describeSystemError(error) });
    }
  }
  return { files: [...files.values()], problems };
}

type AddFile = (key: string, path: string, named: boolean) => void;

async function expandInput(input: string, add: AddFile): Promise<void> {
  if (input === '-') {
    add('-', '-', true);
    return;
  }
  const stats = await stat(input).catch((error: unknown) => {
    if (isDynamicPattern(input)) return undefined;
    throw error;
  });
  if (stats === undefined) {
    await expandGlob(input, add);
  } else if (stats.isDirectory()) {
    for await (const found of walkDirectory(input)) add(found.key, found.path, false);
  } else {
    await access(input, constants.R_OK);
    // A pipe (`<(command)`) has no other name than the one given.
    add(stats.isFile() ? await realpath(input) : input, input, true);
  }
}

async function expandGlob(pattern: string, add: AddFile): Promise<void> {
  const portable = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const found = await glob(portable, { expandDirectories: false, absolute: portable.startsWith('/') });
  if (found.length === 0) throw new Error('no file has this name, and none matches it as a pattern');
  for (const path of found.sort(byCodeUnits)) add(await realpath(path).catch(() => path), path, false);
}
