import type { Connection } from './connection.js';
import { TaxiiError } from './taxii-error.js';

/** Told of each wait: what failed, and for how many milliseconds. */
export type OnRetry = (error: TaxiiError, milliseconds: number) => void;

/**
 * Does something until it succeeds: after a failure in passing it waits, longer each time and never in step with other clients, and as long
 * as the server asks.
 *
 * @throws the last failure, when it is none in passing, when the retries are used up, or when the server asks for too long a wait
 */
export async function withRetries<Result>(
  connection: Connection,
  attempt: () => Promise<Result>,
  onRetry: OnRetry = () => undefined,
): Promise<Result> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof TaxiiError) || !error.isTransient || failures >= connection.limits.maxRetries) throw error;
      await waitAfter(connection, error, failures, onRetry);
    }
  }
}

/**
 * Waits before a repetition; `failures` counts those before this one.
 * @throws the failure, if the server asks for a longer wait than `maxRetryMilliseconds`
 */
export async function waitAfter(
  { limits, environment, signal }: Connection,
  error: TaxiiError,
  failures: number,
  onRetry: OnRetry,
): Promise<void> {
  const { maxRetryMilliseconds } = limits;
  const asked = error.retryAfter ?? 0;
  if (asked > maxRetryMilliseconds) throw error;
  const backOff = Math.min(limits.retryMilliseconds * 2 ** failures, maxRetryMilliseconds);
  // Between half and all of it, so that clients that failed together do not come back together.
  const wait = Math.max(asked, Math.round(backOff * (0.5 + environment.random() / 2)));
  onRetry(error, wait);
  await environment.sleep(wait, signal);
}
