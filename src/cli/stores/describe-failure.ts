import { StoreError } from '../../feeds/store/index.js';
import { TaxiiError } from '../../feeds/taxii/index.js';
import { printable } from '../../report/index.js';
import { UsageError } from '../exit-code.js';

/** What a failure of a server or of a store is called where a person reads it; undefined for any other error. */
export function describeFailure(error: unknown): string | undefined {
  if (error instanceof TaxiiError) return printable(`${error.diagnostic.code} ${error.message}`);
  return error instanceof StoreError ? printable(error.message) : undefined;
}

/** Does something with a server or a store; a failure of theirs ends the command with exit code 2. */
export async function orUsageError<Result>(action: () => Promise<Result> | Result): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw toUsageError(error);
  }
}

/** The same for what does not wait. */
export function orUsageErrorNow<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw toUsageError(error);
  }
}

function toUsageError(error: unknown): unknown {
  const message = describeFailure(error);
  return message === undefined ? error : new UsageError(message);
}
