import { vi } from 'vitest';
import { run } from '../../src/cli/program.js';
import type { SampleFiles } from './sample-logs.js';

/** What one run of the command line did. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process; what it writes is kept. Standard input is not for tests that run like this. */
export async function runCli(...argv: readonly string[]): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((chunk) => {
      written[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return true;
    }),
  );
  try {
    return { code: await run(argv), ...written };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** Runs `match` over sample files: `{name}` in an argument is the path of one. */
export function runMatch({ path }: SampleFiles): (...argv: readonly string[]) => Promise<CliResult> {
  return (...argv) =>
    runCli('match', ...argv.map((text) => text.replace(/^\{(.*)\}$/, (_, name: string) => path(name))));
}

/** The lines of a text that ends with a line break, or of none. */
export function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}
