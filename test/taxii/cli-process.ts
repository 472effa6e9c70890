import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { CompiledCli } from '../cli/compiled-cli.js';
import { PASSWORD, USER } from './medallion.js';

/** What a run of the command line did. */
export interface ProcessResult {
  /** Null if it was killed. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options that tell medallion who asks. */
export const CREDENTIALS = ['--user', USER, '--secret-env', 'STIX_PATTERN_TEST_PASSWORD'];

/** Runs the command line as a process of its own, and kills it, if it still runs, once `untilKill` is over. */
export async function runProcess(
  { main }: CompiledCli,
  argv: readonly string[],
  untilKill?: () => Promise<void>,
): Promise<ProcessResult> {
  const child = spawn(process.execPath, [main, ...argv], {
    env: { ...process.env, STIX_PATTERN_TEST_PASSWORD: PASSWORD },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => (written[name] += chunk.toString()));
  }
  const ended = once(child, 'close') as Promise<[number | null]>;
  if (untilKill) void untilKill().then(() => child.kill('SIGKILL'));
  const [code] = await ended;
  return { code, ...written };
}
