import { visibleText } from '../../diagnostics/visible-text.js';

/** A noun with its article, by how its first letter is spoken: an ipv4-addr, a user-account, an x509-certificate. */
export function withArticle(noun: string): string {
  // u and eu as in "user", and single letters that are spelled out.
  const isConsonant = /^(u[a-z][aeiou]|ur[li]|eu|one)/i.test(noun) || !/^([aeiou]|x(\d|-)|[fhlmnrsx]-)/i.test(noun);
  return `${isConsonant ? 'a' : 'an'} ${noun}`;
}

/** Things in a row: a, b or c. */
export function inRow(things: readonly string[], word: 'and' | 'or'): string {
  const last = things.at(-1) ?? '';
  return things.length < 2 ? last : `${things.slice(0, -1).join(', ')} ${word} ${last}`;
}

const UNITS = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;

/** A number of seconds as people say it, if it is whole in some unit: 300 is 5 minutes, 90 is 90 seconds. */
export function duration(seconds: number): string {
  const [size, unit] = UNITS.find(([one]) => seconds >= one && seconds % one === 0) ?? [1, 'second'];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const LONGEST = 80;

/** A text of the pattern or of data as it can be shown: on one line, the middle of a long one left out. */
export function show(text: string): string {
  return visibleText(shorten(text, LONGEST));
}

/** Leaves out the middle of a text of more than so many characters. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest / 2)}…${text.slice(1 - longest / 2)}`;
}

/** The first of many lines, and how many more there are. */
export function firstLines(lines: readonly string[], most: number): readonly string[] {
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), `… and ${rest.toLocaleString('en')} more lines`] : lines;
}

/** A sentence begins with a capital letter. */
export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
