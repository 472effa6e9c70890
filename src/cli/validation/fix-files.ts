import type { InputFile } from '../../input/expand-inputs.js';
import type { FeedIndicator } from '../../feeds/index.js';
import { countOf } from '../pattern-notes.js';
import { changeLines } from '../rewriting/change-lines.js';
import { fixPattern } from '../rewriting/fix-pattern.js';
import { readRewritten } from '../rewriting/read-rewritten.js';
import type { Rewriter } from '../rewriting/rewritten-file.js';
import { writeOver } from '../rewriting/write-over.js';
import type { Terminal } from '../terminal.js';
import { checkIndicator, judgeIndicator, type CheckOptions } from './check-indicator.js';

/**
 * Applies the fixes of what is found in files, each file in one step, and prints what it changed. What is left out of the findings is left
 * alone, but for findings that a baseline knows.
 * @returns how many files could not be written
 */
export async function fixFiles(
  files: readonly InputFile[],
  { stixVersion, severities, ignoredIn }: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const fixer = createFixer({ stixVersion, severities, ignoredIn });
  const counts = { patterns: 0, files: 0, failed: 0 };
  for (const { path } of files) {
    const read = await readRewritten(path, fixer);
    // What cannot be read is for the validation to say.
    if (read.kind === 'fault' || read.file.changes.length === 0) continue;
    const { changes, content } = read.file;
    const reason = await writeOver(path, content, read.bytes);
    if (reason !== undefined) {
      counts.failed += 1;
      terminal.fail(`${path} is left as it is: ${reason}.`);
      continue;
    }
    counts.files += 1;
    counts.patterns += changes.length;
    for (const change of changes) {
      for (const line of changeLines(change, terminal.noteStyle)) terminal.note(line);
    }
  }
  const fixed = terminal.noteStyle.bold(`${countOf(counts.patterns, 'pattern')} fixed`);
  terminal.note(`${fixed}  in ${countOf(counts.files, 'file')}`);
  return counts.failed;
}

function createFixer(options: CheckOptions): Rewriter {
  return {
    rewrite: (pattern, one) => {
      const check = (text: string) => {
        const changed: FeedIndicator = { ...one, indicator: { ...one.indicator, pattern: text } };
        return judgeIndicator(changed, checkIndicator(changed, options), options);
      };
      const { text, codes } = fixPattern(pattern, check);
      return text === pattern ? { kind: 'same' } : { kind: 'changed', text, reason: codes.join(', ') };
    },
    trimsLines: false,
  };
}
