import type { StringConstant, TimestampConstant } from '../../syntax/ast.js';
import { compareTimestamps, parseTimestamp } from '../../values/timestamp.js';
import type { Rule } from '../rule.js';

/** A START that is not before its STOP leaves no moment, so that the expression never matches (semantics 8, D33). */
export const startNotBeforeStop: Rule = {
  code: 'P402',
  check: {
    startStop: ({ start, stop, span }) => {
      const [from, until] = [instantOf(start), instantOf(stop)];
      if (!from || !until || compareTimestamps(from, until) < 0) return undefined;
      return { message: 'START is not before STOP, so this never matches; the earlier time comes first.', span };
    },
  },
};

const instantOf = (bound: StringConstant | TimestampConstant) =>
  parseTimestamp(bound.kind === 'string' ? bound.value : bound.text);
