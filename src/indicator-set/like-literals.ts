import { windowOf, type WindowKind } from './windows.js';

/** What a value must be, begin with, end with or contain. */
export interface LikeLiteral {
  readonly kind: 'text' | WindowKind;
  readonly text: string;
}

const WILDCARD = /[%_]/;
/** Runs of ASCII: letter case of other characters may be folded in ways that no window shows. */
const ASCII_RUN = /[\0-\x7f]+/g;

/**
 * The best literal of a LIKE constant in NFC: the whole of it if it has no wildcard, else its end, its beginning or its longest run, whichever
 * gives the longest window, the ends first. Undefined where no run is long enough to look for.
 */
export function likeLiterals(pattern: string): LikeLiteral | undefined {
  const runs = pattern.split(WILDCARD);
  if (runs.length === 1) return { kind: 'text', text: pattern };
  const choices = [
    windowOf('tail', asciiEnd(runs.at(-1) ?? '')),
    windowOf('head', asciiStart(runs[0] ?? '')),
    ...runs.flatMap((run) => run.match(ASCII_RUN) ?? []).map((run) => windowOf('gram', run)),
  ].filter((window) => window !== undefined);
  return choices.reduce<LikeLiteral | undefined>(
    (best, window) => (!best || window.text.length > best.text.length ? window : best),
    undefined,
  );
}

function asciiStart(run: string): string {
  let end = 0;
  while (run.charCodeAt(end) <= 0x7f) end += 1;
  return run.slice(0, end);
}

function asciiEnd(run: string): string {
  let start = run.length;
  while (run.charCodeAt(start - 1) <= 0x7f) start -= 1;
  return run.slice(start);
}
