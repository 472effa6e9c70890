/** What the command line says to the shell: part of its interface. */
export const EXIT = {
  /** Done. */
  done: 0,
  /** Findings: an invalid pattern, a file that is not formatted, a match under `--fail-on-match`. */
  findings: 1,
  /** Wrong usage, a named path that cannot be opened, or nothing usable in the input. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a message for the user and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
