import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { unsealFollowState } from '../../src/pipeline/index.js';
import { unsealStream } from '../../src/stream/stream-snapshot.js';

/** A `match --follow` that runs. What it writes is appended to a file, so that nothing is lost when it is killed. */
export interface Following {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly stderr: () => string;
}

export function startFollowing(main: string, output: string, argv: readonly string[]): Following {
  const stdout = openSync(output, 'a');
  const child = spawn(process.execPath, [main, 'match', '--follow', '--output', 'ndjson', ...argv], {
    stdio: ['ignore', stdout, 'pipe'],
  });
  closeSync(stdout);
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { process: child, ended, stderr: () => errors };
}

/** Waits until something is so. */
export async function until(isSo: () => boolean, what: string, seconds = 60): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It did not come to this: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** How many lines of each log are done, by the state that was written last. */
export function doneLines(state: string): Readonly<Record<string, number>> {
  try {
    const { positions } = unsealFollowState(readFileSync(state));
    return Object.fromEntries(positions.map(({ path, doneLine }) => [path, doneLine]));
  } catch {
    return {};
  }
}

/** How many matches there had been when a state was written; none if there is no state yet. */
export function matchesSaved(state: string): number {
  return existsSync(state) ? unsealStream(unsealFollowState(readFileSync(state)).stream).matches : 0;
}

/** The ids of the matches in an output; a last line that was cut off by a kill does not count. */
export function matchIds(output: string): readonly string[] {
  const lines = readFileSync(output, 'utf8').split('\n').slice(0, -1);
  return lines.flatMap((line) => /^\{"kind":"match","id":"([^"]+)"/.exec(line)?.[1] ?? []);
}
