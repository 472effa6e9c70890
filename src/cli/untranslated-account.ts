import type { FeedPlace, Untranslated } from '../feeds/index.js';
import { printable, type Style } from '../report/index.js';

/** The first few places of a reason say what to look for; the count says how much there is of it. */
const SHOWN_PER_REASON = 3;
/** Characters of an entry. */
const LONGEST_SHOWN = 200;
/** Reasons quote feeds, which may have any number of them. */
const MAX_REASONS = 100;
const OTHER_REASONS = 'other reasons';

/** What of feeds of other formats no pattern was made of, or only a part of one. */
export interface UntranslatedAccount {
  readonly add: (all: readonly Untranslated[] | undefined) => void;
  /** Entries by reason: of which nothing was made, and of which something was left out. */
  readonly counts: () => UntranslatedCounts;
  readonly lines: (style: Style) => readonly string[];
}

export interface UntranslatedCounts {
  readonly untranslated: Readonly<Record<string, number>>;
  readonly partial: Readonly<Record<string, number>>;
}

interface Reason {
  count: number;
  readonly first: Untranslated[];
}

type Reasons = Map<string, Reason>;

export function createUntranslatedAccount(): UntranslatedAccount {
  const whole: Reasons = new Map();
  const partial: Reasons = new Map();
  return {
    add: (all) => {
      for (const one of all ?? []) enter(one.isPartial ? partial : whole, one);
    },
    counts: () => ({ untranslated: countsOf(whole), partial: countsOf(partial) }),
    lines: (style) => [
      ...linesOf(whole, style.yellow('not translated'), style),
      ...linesOf(partial, style.yellow('translated in part'), style, ', left out: '),
    ],
  };
}

function enter(reasons: Reasons, one: Untranslated): void {
  const name = reasons.has(one.reason) || reasons.size < MAX_REASONS ? one.reason : OTHER_REASONS;
  const reason = reasons.get(name) ?? { count: 0, first: [] };
  reasons.set(name, reason);
  reason.count += 1;
  if (reason.first.length < SHOWN_PER_REASON) reason.first.push({ ...one, what: one.what.slice(0, LONGEST_SHOWN) });
}

function countsOf(reasons: Reasons): Readonly<Record<string, number>> {
  return Object.fromEntries([...reasons].map(([reason, { count }]) => [reason, count]));
}

function linesOf(reasons: Reasons, title: string, { dim }: Style, before = ': '): readonly string[] {
  return [...reasons].flatMap(([reason, { count, first }]) => [
    `${title} ${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'}${before}${printable(reason)}`,
    ...first.map(({ place, what }) => `  ${dim(placeOf(place))}  ${printable(what)}`.trimEnd()),
    ...(count > first.length ? [dim(`  … ${(count - first.length).toLocaleString('en')} more`)] : []),
  ]);
}

function placeOf({ file, line, pointer }: FeedPlace): string {
  return printable(`${file}:${line}${pointer === undefined || pointer === '' ? '' : ` ${pointer}`}`);
}
