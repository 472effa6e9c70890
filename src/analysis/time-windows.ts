import { assertNever } from '../syntax/assert-never.js';
import type { ObservationNode, Qualifier, StartStopQualifier } from '../syntax/ast.js';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../values/timestamp.js';

/** When the earliest and the latest moment of an expression can be, as far as its START and STOP tell. Absent is any time. */
export interface Times {
  /** Some moment is not before this: the latest START of a part that takes part in any case. */
  readonly latestFrom?: Timestamp;
  /** Some moment is before this: the earliest STOP of such a part. */
  readonly earliestUntil?: Timestamp;
  /** No moment is before this, and none at or after that. */
  readonly from?: Timestamp;
  readonly until?: Timestamp;
}

const ANY_TIME: Times = {};

/** The times of an expression. What takes part only in some bindings, an operand of OR, tells nothing. */
export function timesOf(node: ObservationNode): Times {
  switch (node.kind) {
    case 'observationExpression':
    case 'observationOr':
      return ANY_TIME;
    case 'observationAnd':
    case 'followedBy':
      return together(node.operands.map(timesOf));
    case 'qualifiedObservation':
      return node.qualifiers.reduce(qualify, timesOf(node.expression));
    default:
      return assertNever(node);
  }
}

/** The times after one more qualifier. */
export function qualify(times: Times, qualifier: Qualifier): Times {
  return qualifier.kind === 'startStop' ? within(times, qualifier) : times;
}

function together(all: readonly Times[]): Times {
  return clean({
    latestFrom: all.reduce<Timestamp | undefined>((last, one) => later(last, one.latestFrom), undefined),
    earliestUntil: all.reduce<Timestamp | undefined>((last, one) => earlier(last, one.earliestUntil), undefined),
  });
}

function within({ latestFrom, earliestUntil, ...all }: Times, { start, stop }: StartStopQualifier): Times {
  const [from, until] = [start, stop].map((one) => parseTimestamp(one.kind === 'string' ? one.value : one.text));
  return clean({
    latestFrom: later(latestFrom, from),
    earliestUntil: earlier(earliestUntil, until),
    from: later(all.from, from),
    until: earlier(all.until, until),
  });
}

function later(left: Timestamp | undefined, right: Timestamp | undefined): Timestamp | undefined {
  return left && right ? (compareTimestamps(left, right) < 0 ? right : left) : (left ?? right);
}

function earlier(left: Timestamp | undefined, right: Timestamp | undefined): Timestamp | undefined {
  return left && right ? (compareTimestamps(left, right) < 0 ? left : right) : (left ?? right);
}

function clean(times: { readonly [Key in keyof Times]: Times[Key] | undefined }): Times {
  return Object.fromEntries(Object.entries(times).filter(([, time]) => time !== undefined));
}
