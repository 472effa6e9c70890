import type { Finding } from '../../diagnostics/finding.js';
import { visibleText } from '../../diagnostics/visible-text.js';
import type { Terminal } from '../terminal.js';
import { changeLines } from './change-lines.js';
import type { Change, RewrittenFile } from './rewritten-file.js';
import { writeOver } from './write-over.js';

/** What `format` does with what it has formatted. */
export interface FormatMode {
  /** A pattern of the command line. */
  readonly pattern: (before: string, after: string) => Promise<void>;
  /** A file; `bytes` is what it was read as. Returns what went wrong. */
  readonly file: (path: string, formatted: RewrittenFile, bytes: Buffer) => Promise<readonly Finding[]>;
}

/** Prints the canonical text of everything. */
export function createPrintMode({ out }: Terminal): FormatMode {
  // A file without a line break at its end would run into the next one.
  let isLineOpen = false;
  return {
    pattern: (_before, after) => out(`${after}\n`),
    file: async (_path, { printed }) => {
      if (printed === '') return [];
      await out(isLineOpen ? `\n${printed}` : printed);
      isLineOpen = !printed.endsWith('\n');
      return [];
    },
  };
}

/** Lists what is not canonical. */
export function createCheckMode({ out, style }: Terminal): FormatMode {
  const list = (change: Change): Promise<void> => out(`${changeLines(change, style).join('\n')}\n`);
  return {
    pattern: (before, after) =>
      before === after ? Promise.resolve() : list({ place: { file: '-e', line: 1, column: 1 }, before, after }),
    file: async (_path, { changes }) => {
      for (const change of changes) await list(change);
      return [];
    },
  };
}

/** Puts the canonical text in its place in the files, and prints the names of those that changed. */
export function createWriteMode({ out }: Terminal): FormatMode {
  return {
    pattern: () => Promise.resolve(),
    file: async (path, { changes, content }, bytes) => {
      if (changes.length === 0) return [];
      const reason = await writeOver(path, content, bytes);
      if (reason === undefined) {
        await out(`${visibleText(path)}\n`);
        return [];
      }
      return [{ severity: 'error', message: `This file is left as it is: ${reason}.`, file: path }];
    },
  };
}
