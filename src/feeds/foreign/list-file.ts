import type { Bytes } from '../../input/byte-source.js';
import { readLines } from '../../input/read-lines.js';
import type { FeedBatch, FeedPlace } from '../feed.js';
import type { FeedContext } from './feed-context.js';
import { KINDS, type NoObservable, type Observable } from './observable.js';
import { recogniseValue } from './recognise-value.js';
import { createDraft, createIndicator, leaveTooLong, patternOf } from './translation.js';

/** Longer values, which only URLs are, are cut in the name of their indicator. */
const LONGEST_NAME = 200;
/** The path of a file looks like the end of a URL: where there is nothing else, a few are not taken for a list. */
const FEWEST_PATHS = 10;

/**
 * Reads a list of values, one a line, whose kinds their form tells: addresses, networks, names, URLs and parts of them, hashes, addresses with a
 * port, files. Comments begin with `#`, `//` or `;`, also behind a value. Lines of hosts files and of ad blockers are read as the name in them.
 */
export async function* readListFile(
  bytes: Bytes,
  { file, time }: FeedContext,
): AsyncGenerator<FeedBatch, void, undefined> {
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const draft = createDraft();
    lines.forEach((text, index) => {
      const value = valueOfLine(text);
      if (value === undefined) return;
      const place: FeedPlace = { file, line: firstLine + index, column: 1 + text.indexOf(value) };
      const found = observableOf(value);
      const name = value.slice(0, LONGEST_NAME);
      if ('reason' in found) {
        draft.leave({ place, what: value, reason: found.reason });
        return;
      }
      draft.add(createIndicator(patternOf(found), { name }, time), place);
      if (found.leftOut !== undefined) draft.leave({ place, what: value, reason: found.leftOut, isPartial: true });
    });
    leaveTooLong(tooLong, file, draft);
    yield draft.batch();
  }
}

/** The value of a line of a list; undefined for an empty line or a comment. */
export function valueOfLine(line: string): string | undefined {
  const text = line.trim();
  if (text === '' || /^(?:#|\/\/|;|!|\[Adblock)/.test(text)) return undefined;
  const value = text.replace(/\s+(?:#|\/\/|;).*$/, '').replace(/^["']|["'],?$|,$/g, '');
  return value === '' ? undefined : value;
}

/** What is looked for by a value of a list. */
export function observableOf(value: string): Observable | NoObservable {
  const [, blocked] = /^(?:0\.0\.0\.0|127\.0\.0\.1|::1?)\s+(\S+)$/.exec(value) ?? [];
  if (blocked !== undefined) return KINDS['domain-name'](blocked);
  const [, rule] = /^\|\|([^\s/^$]+)\^(?:\$\S*)?$/.exec(value) ?? [];
  return rule === undefined ? recogniseValue(value) : KINDS['name-and-below'](rule);
}

/** Whether a text begins like a list: most of its first lines are values that are recognised. */
export function isList(text: string): boolean {
  const lines = text.split(/\r?\n/).slice(0, 400);
  const found = lines
    .flatMap((line) => valueOfLine(line) ?? [])
    .slice(0, 50)
    .map(observableOf);
  const known = found.flatMap((one) => ('reason' in one ? [] : [one.comparison]));
  const others = known.filter((comparison) => !comparison.startsWith('url:value LIKE'));
  return known.length * 2 > found.length && (others.length > 0 || known.length >= FEWEST_PATHS);
}
