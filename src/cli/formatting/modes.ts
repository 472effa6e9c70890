import { readFile } from 'node:fs/promises';
import type { Finding } from '../../diagnostics/finding.js';
import { showLine } from '../../diagnostics/excerpt-line.js';
import { visibleText } from '../../diagnostics/visible-text.js';
import { describeSystemError } from '../../input/input-error.js';
import { replaceFile } from '../replace-file.js';
import type { Terminal } from '../terminal.js';
import type { Change, FormattedFile } from './formatted-file.js';

/** What `format` does with what it has formatted. */
export interface FormatMode {
  /** A pattern of the command line. */
  readonly pattern: (before: string, after: string) => Promise<void>;
  /** A file; `bytes` is what it was read as. Returns what went wrong. */
  readonly file: (path: string, formatted: FormattedFile, bytes: Buffer) => Promise<readonly Finding[]>;
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
  const list = ({ place, before, after }: Change): Promise<void> => {
    const title = [`${visibleText(place.file)}:${place.line}:${place.column}`, visibleText(place.pointer ?? '')];
    return out(`${style.bold(title.join(' ').trim())}\n${differenceOf(before, after).join('\n')}\n`);
  };
  return {
    pattern: (before, after) =>
      before === after ? Promise.resolve() : list({ place: { file: '-e', line: 1, column: 1 }, before, after }),
    file: async (_path, { changes }) => {
      for (const change of changes) await list(change);
      return [];
    },
  };
}

const DIFFERENCE_WIDTH = 160;

/** The two texts, each on a line; of long ones the surroundings of the first difference. */
function differenceOf(before: string, after: string): readonly string[] {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  return [
    `  - ${showLine(before, at, at, DIFFERENCE_WIDTH).text}`,
    `  + ${showLine(after, at, at, DIFFERENCE_WIDTH).text}`,
  ];
}

/** Puts the canonical text in its place in the files, and prints the names of those that changed. */
export function createWriteMode({ out }: Terminal): FormatMode {
  return {
    pattern: () => Promise.resolve(),
    file: async (path, { changes, content }, bytes) => {
      if (changes.length === 0) return [];
      const reason = content instanceof Uint8Array ? await writeOver(path, content, bytes) : content.reason;
      if (reason === undefined) {
        await out(`${visibleText(path)}\n`);
        return [];
      }
      return [{ severity: 'error', message: `This file is left as it is: ${reason}.`, file: path }];
    },
  };
}

/** Writes a file that is still what it was read as. Returns why it did not. */
async function writeOver(path: string, content: Uint8Array, bytes: Buffer): Promise<string | undefined> {
  try {
    if (!bytes.equals(await readFile(path))) return 'it is compressed, or has changed since it was read';
    await replaceFile(path, content);
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}
