import type { FollowedBy, QualifiedObservation } from '../../syntax/ast.js';
import { compareTimestamps, type Timestamp } from '../../values/timestamp.js';
import type { Finding, Rule } from '../rule.js';
import { qualify, timesOf, type Times } from '../time-windows.js';

/** Times that cannot be met: a WITHIN over parts that are further apart, a FOLLOWEDBY against their order, two periods that do not meet. */
export const windowNeverMet: Rule = {
  code: 'P404',
  check: { qualifiedObservation: checkQualifiers, followedBy: checkOrder },
};

function checkQualifiers({ expression, qualifiers }: QualifiedObservation): readonly Finding[] {
  const found: Finding[] = [];
  let times = timesOf(expression);
  for (const qualifier of qualifiers) {
    const before = times;
    times = qualify(times, qualifier);
    const { span } = qualifier;
    if (qualifier.kind === 'within' && areApart(times, qualifier.seconds.value)) {
      const message = `Parts of this expression are at least ${qualifier.seconds.text} seconds apart by their START and STOP, so that it never matches: widen the window.`;
      found.push({ message, span });
    } else if (qualifier.kind === 'startStop' && !isVoid(before) && isVoid(times) && !isVoid(qualify({}, qualifier))) {
      found.push({
        message: 'This period and that of a part of the expression have no moment in common, so that it never matches.',
        span,
      });
    }
  }
  return found;
}

/** Whether some moment is always so much after some other that the window, which is open at its end (semantics 8), does not hold both. */
function areApart({ latestFrom, earliestUntil }: Times, seconds: number): boolean {
  if (!latestFrom || !earliestUntil) return false;
  const apart = latestFrom.seconds - earliestUntil.seconds + (latestFrom.nanoseconds - earliestUntil.nanoseconds) / 1e9;
  return apart >= seconds;
}

/** Whether one part would have to be at a moment that another may not be at. */
function isVoid({ latestFrom, earliestUntil, from, until }: Times): boolean {
  return isNotBefore(from, earliestUntil) || isNotBefore(latestFrom, until);
}

function isNotBefore(left: Timestamp | undefined, right: Timestamp | undefined): boolean {
  return left !== undefined && right !== undefined && compareTimestamps(left, right) >= 0;
}

function checkOrder({ operands }: FollowedBy): readonly Finding[] {
  const found: Finding[] = [];
  let before: Timestamp | undefined;
  for (const operand of operands) {
    const { latestFrom, earliestUntil } = timesOf(operand);
    if (isNotBefore(before, earliestUntil)) {
      const message =
        'What has to come before this begins only when this is over, by their START and STOP, so that it never matches.';
      found.push({ message, span: operand.span });
    }
    if (latestFrom && !(before && compareTimestamps(latestFrom, before) < 0)) before = latestFrom;
  }
  return found;
}
