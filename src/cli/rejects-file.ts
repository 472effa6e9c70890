import { closeSync, openSync, writeSync } from 'node:fs';
import { describeSystemError } from '../input/input-error.js';
import type { RejectedRecord } from '../pipeline/index.js';
import { UsageError } from './exit-code.js';

/** Where the records go that were rejected. */
export interface RejectsFile {
  readonly add: (file: string, record: RejectedRecord) => void;
  /** Writes what is not written yet. */
  readonly flush: () => void;
  readonly close: () => void;
}

/** So much is gathered before it is written. */
const BUFFERED = 256 * 1024;

/**
 * Opens the file of `--rejects`: a line of JSON for each record that was rejected, with `file`, `line`, `reason` and, where a record is a line, its `text`.
 * A run that goes on where another one ended adds to the file.
 * @throws UsageError if it cannot be written.
 */
export function openRejectsFile(path: string | undefined, mode: 'replace' | 'add' = 'replace'): RejectsFile {
  if (path === undefined) return NO_FILE;
  const descriptor = open(path, mode === 'add' ? 'a' : 'w');
  let pending: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (pending.length === 0) return;
    writeSync(descriptor, pending.join(''));
    pending = [];
    length = 0;
  };
  return {
    add: (file, { line, reason, text }) => {
      const written = `${JSON.stringify({ file, line, reason, text })}\n`;
      pending.push(written);
      length += written.length;
      if (length > BUFFERED) flush();
    },
    flush,
    close: () => {
      flush();
      closeSync(descriptor);
    },
  };
}

const NO_FILE: RejectsFile = { add: () => undefined, flush: () => undefined, close: () => undefined };

function open(path: string, flags: 'a' | 'w'): number {
  try {
    return openSync(path, flags);
  } catch (error) {
    throw new UsageError(`--rejects ${path}: ${describeSystemError(error)}`);
  }
}
