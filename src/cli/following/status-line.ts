import type { Terminal } from '../terminal.js';

/** One line at the bottom of a terminal that is written over; nothing where stderr is no terminal. */
export interface StatusLine {
  readonly show: (text: () => string) => void;
  /** Takes the line away, so that others can be printed. */
  readonly clear: () => void;
}

const AT_MOST_EVERY = 250;
const ERASE_LINE = '\r\u001b[2K';

export function createStatusLine(terminal: Terminal, now: () => number): StatusLine {
  if (!terminal.isInteractive) return { show: () => undefined, clear: () => undefined };
  let shownAt = -Infinity;
  return {
    show: (text) => {
      if (now() - shownAt < AT_MOST_EVERY) return;
      shownAt = now();
      process.stderr.write(`${ERASE_LINE}${text().slice(0, (process.stderr.columns || 80) - 1)}`);
    },
    clear: () => {
      process.stderr.write(ERASE_LINE);
    },
  };
}
