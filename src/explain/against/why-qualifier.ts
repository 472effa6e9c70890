import { assertNever } from '../../syntax/assert-never.js';
import type { FloatConstant, IntegerConstant, QualifiedObservation } from '../../syntax/ast.js';
import { parseTimestamp } from '../../values/timestamp.js';
import { show } from '../english/words.js';
import type { Binder } from './binder.js';

/** Why the qualifier at an index of an expression fails where those before it hold; `name` says which brackets it is about. */
export function whyQualifierFails(
  part: QualifiedObservation,
  index: number,
  name: string,
  first: number,
  binder: Binder,
): string {
  const qualifier = part.qualifiers[index];
  if (!qualifier) return '';
  switch (qualifier.kind) {
    case 'repeats': {
      const most = mostRepeats(part, index, qualifier.times, first, binder);
      const often = most === 1 ? 'once' : `${most} times, each time by other observations,`;
      return `REPEATS: ${name} is there ${often} and not ${qualifier.times.value} times.`;
    }
    case 'within': {
      const seconds = shortestBinding(part, index, qualifier.seconds.value, first, binder);
      const shortest = seconds === undefined ? '' : `; the shortest takes about ${trimmed(seconds)}`;
      return `WITHIN: ${name} is there, but not in ${binder.withinInclusive ? 'at most' : 'less than'} ${qualifier.seconds.text} seconds${shortest}.`;
    }
    case 'startStop': {
      const period = binder.period(part.expression, first);
      const seen = period ? `; it is seen from ${show(period.first)} to ${show(period.last)}` : '';
      return `START and STOP: ${name} is there, but not then${seen}.`;
    }
    default:
      return assertNever(qualifier);
  }
}

function mostRepeats(
  part: QualifiedObservation,
  index: number,
  times: IntegerConstant,
  first: number,
  binder: Binder,
): number {
  let [bound, unbound] = [1, times.value];
  while (unbound - bound > 1) {
    const middle = Math.floor((bound + unbound) / 2);
    const qualifiers = part.qualifiers.slice(0, index);
    const repeats = {
      kind: 'repeats',
      span: part.span,
      times: { ...times, value: middle, text: String(middle) },
    } as const;
    if (binder.bind({ ...part, qualifiers: [...qualifiers, repeats] }, first).kind === 'found') bound = middle;
    else unbound = middle;
  }
  return bound;
}

/** Halving what is left so often leaves a second of a year. */
const MOST_ROUNDS = 25;

/** How many seconds the shortest binding takes, to the hundredth of what was asked for; undefined if that would cost too much to find. */
function shortestBinding(
  part: QualifiedObservation,
  index: number,
  limit: number,
  first: number,
  binder: Binder,
): number | undefined {
  const qualifiers = part.qualifiers.slice(0, index);
  let [unbound, bound] = [limit, lengthOf(binder.bind({ ...part, qualifiers }, first).moments)];
  for (let round = 0; round < MOST_ROUNDS && bound - unbound > limit / 100; round += 1) {
    const middle = (unbound + bound) / 2;
    const seconds: FloatConstant = { kind: 'float', span: part.span, value: middle, text: middle.toFixed(6) };
    const within = { kind: 'within', span: part.span, seconds } as const;
    const { kind, moments } = binder.bind({ ...part, qualifiers: [...qualifiers, within] }, first);
    if (kind === 'exhausted') return undefined;
    if (kind === 'found') bound = Math.min(middle, lengthOf(moments));
    else unbound = middle;
  }
  return bound;
}

/** Seconds between the first and the last moment. */
function lengthOf(moments: readonly string[]): number {
  const seconds = moments.map((moment) => {
    const at = parseTimestamp(moment);
    return at ? at.seconds + at.nanoseconds / 1e9 : 0;
  });
  return Math.max(...seconds) - Math.min(...seconds);
}

function trimmed(seconds: number): string {
  return seconds.toLocaleString('en', { maximumFractionDigits: 3 });
}
