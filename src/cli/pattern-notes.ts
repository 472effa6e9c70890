import { visibleText } from '../diagnostics/visible-text.js';
import type { FeedFault } from '../feeds/index.js';
import type { Terminal } from './terminal.js';

/** Says how many of something there are: `1 pattern`, `1,203 patterns`. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** Names a file that is no feed. */
export function noteNotUsed({ file, reason }: FeedFault, { note, noteStyle }: Terminal): void {
  note(`${noteStyle.yellow('not used')} ${visibleText(file)}: ${reason}`);
}

const MOST_LANGUAGES = 10;

/** Says how many patterns are of languages that are not ours, by language. */
export function noteOtherLanguages(languages: ReadonlyMap<string, number>, { note, noteStyle }: Terminal): void {
  const all = [...languages].sort(([, one], [, other]) => other - one);
  for (const [language, count] of all.slice(0, MOST_LANGUAGES)) {
    note(
      `${noteStyle.yellow('skipped')} ${countOf(count, 'pattern')} of pattern_type ${visibleText(language).slice(0, 60)}`,
    );
  }
  const rest = all.slice(MOST_LANGUAGES).reduce((sum, [, count]) => sum + count, 0);
  if (rest > 0) note(`${noteStyle.yellow('skipped')} ${countOf(rest, 'pattern')} of other types`);
}
