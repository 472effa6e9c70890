import { open } from 'node:fs/promises';
import { describeSystemError } from '../input/input-error.js';
import { UsageError } from './exit-code.js';

/** A file that the summary will be written to. */
export interface StatsFile {
  readonly write: (summary: unknown) => Promise<void>;
}

/**
 * Opens the file of `--stats` before the run, which may be long: that it cannot be written has to be said first.
 * @throws UsageError if it cannot be written.
 */
export async function openStatsFile(path: string | undefined): Promise<StatsFile> {
  if (path === undefined) return { write: () => Promise.resolve() };
  try {
    const file = await open(path, 'w');
    return {
      write: async (summary) => {
        await file.writeFile(`${JSON.stringify(summary, null, 2)}\n`);
        await file.close();
      },
    };
  } catch (error) {
    throw new UsageError(`--stats ${path}: ${describeSystemError(error)}`);
  }
}
