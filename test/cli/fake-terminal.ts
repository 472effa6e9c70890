import type { Terminal } from '../../src/cli/terminal.js';
import type { Style } from '../../src/report/index.js';

/** A terminal that keeps what a command writes. */
export interface FakeTerminal extends Terminal {
  /** Everything that went to stdout, in pieces as they were written. */
  readonly written: string[];
  /** Lines for stderr that `--quiet` would leave out. */
  readonly notes: string[];
  /** Lines for stderr that are always written. */
  readonly failures: string[];
}

const PLAIN: Style = { bold: asIs, dim: asIs, red: asIs, yellow: asIs };

/** A terminal without colours or a progress bar. `onOut` takes what is written to stdout where it is too much to keep. */
export function createFakeTerminal(onOut?: (text: string) => void): FakeTerminal {
  const written: string[] = [];
  const notes: string[] = [];
  const failures: string[] = [];
  return {
    written,
    notes,
    failures,
    out: (text) => {
      if (onOut) onOut(text);
      else written.push(text);
      return Promise.resolve();
    },
    note: (line) => {
      notes.push(line);
    },
    fail: (line) => {
      failures.push(line);
    },
    style: PLAIN,
    noteStyle: PLAIN,
    isInteractive: false,
  };
}

function asIs(text: string): string {
  return text;
}
