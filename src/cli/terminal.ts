import { once } from 'node:events';
import pc from 'picocolors';
import type { Style } from '../report/index.js';

/** The streams of a command, and what may be done with them. */
export interface Terminal {
  /** Writes results. Waits when the reader of stdout is slow. */
  readonly out: (text: string) => Promise<void>;
  /** Writes everything else, a line at a time, unless `--quiet`. */
  readonly note: (line: string) => void;
  /** Writes what went wrong, `--quiet` or not. */
  readonly fail: (line: string) => void;
  readonly style: Style;
  /** The same for stderr, which may be a terminal when stdout is not. */
  readonly noteStyle: Style;
  /** Whether a progress bar can be drawn on stderr. */
  readonly isInteractive: boolean;
}

export interface TerminalOptions {
  readonly color: boolean;
  readonly quiet: boolean;
}

/** The real streams of the process. */
export function createTerminal({ color, quiet }: TerminalOptions): Terminal {
  const mayColor = color && process.env['NO_COLOR'] === undefined;
  return {
    out: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, 'drain');
    },
    note: (line) => {
      if (!quiet) process.stderr.write(`${line}\n`);
    },
    fail: (line) => {
      process.stderr.write(`${line}\n`);
    },
    style: pc.createColors(mayColor && isTerminal(process.stdout)),
    noteStyle: pc.createColors(mayColor && isTerminal(process.stderr)),
    isInteractive: !quiet && isTerminal(process.stderr),
  };
}

// `isTTY` is undefined on a pipe, whatever its type says, and a colour library that is told nothing guesses.
const isTerminal = (stream: { readonly isTTY?: boolean }): boolean => stream.isTTY === true;
