import type { StixObject } from '../../stix/stix-object.js';
import type { CollectionPlace, TaxiiClient } from './client.js';
import { confirmOutcomes } from './confirm-outcomes.js';
import type { StatusDetail, TaxiiStatus } from './resources.js';
import { TaxiiError } from './transport/taxii-error.js';
import { withRetries } from './transport/with-retries.js';

/**
 * What became of an object. `accepted` and `refused` by the server; `pending` when the waiting ended before the server's work; `unknown`
 * where it does not say, or did not answer.
 */
export type PushState = 'accepted' | 'refused' | 'pending' | 'unknown';

export interface PushOutcome {
  readonly object: StixObject;
  readonly state: PushState;
  /** What the server says about it. */
  readonly message?: string;
}

export interface PushLimits {
  /** Objects in one request. */
  readonly maxBatchObjects: number;
  /** The body of one request, in bytes, where the server does not ask for less. */
  readonly maxBatchBytes: number;
  /** How long a status is asked for again until it is complete. */
  readonly statusMilliseconds: number;
  /** The first wait between two questions; it doubles up to `maxStatusWait`. */
  readonly statusWait: number;
  readonly maxStatusWait: number;
}

export const DEFAULT_PUSH_LIMITS: PushLimits = {
  maxBatchObjects: 500,
  maxBatchBytes: 8 * 1024 * 1024,
  statusMilliseconds: 300_000,
  statusWait: 1_000,
  maxStatusWait: 30_000,
};

export interface PushOptions {
  readonly limits?: Partial<PushLimits>;
  /** The server's `max_content_length`. */
  readonly maxContentLength?: number;
  /** Whether the collection can be read, so that it can be looked up whether it has what the server refused. */
  readonly canRead?: boolean;
}

/**
 * Pushes objects in as many requests as the limits ask for, waits for each until the server is done with it, and yields what became of its
 * objects. An answer that does not come leaves it unknown whether the objects arrived: they are not sent again here. To send them again
 * later is harmless, since id and version tell a server that it has them.
 *
 * @throws TaxiiError when the server refuses a request as a whole; what was yielded before it counts
 */
export async function* pushObjects(
  client: TaxiiClient,
  place: CollectionPlace,
  objects: readonly StixObject[],
  options: PushOptions = {},
): AsyncGenerator<readonly PushOutcome[], void, undefined> {
  const limits = { ...DEFAULT_PUSH_LIMITS, ...options.limits };
  const maxBytes = Math.min(limits.maxBatchBytes, options.maxContentLength ?? Infinity);
  for (const batch of batchesOf(objects, limits.maxBatchObjects, maxBytes)) {
    if (batch.isTooLarge) {
      const message = `larger than the ${maxBytes} bytes that a request may have`;
      yield batch.objects.map((object) => ({ object, state: 'refused', message }));
      continue;
    }
    const outcomes = await pushBatch(client, place, batch, limits);
    yield options.canRead === true ? await confirmOutcomes(client, place, outcomes) : outcomes;
  }
}

interface Batch {
  readonly objects: readonly StixObject[];
  readonly texts: readonly string[];
  /** A single object that is over the limit by itself. */
  readonly isTooLarge: boolean;
}

const ENVELOPE_BYTES = '{"objects":[]}'.length;

function* batchesOf(
  objects: readonly StixObject[],
  maxObjects: number,
  maxBytes: number,
): Generator<Batch, void, undefined> {
  let open: { readonly objects: StixObject[]; readonly texts: string[] } = { objects: [], texts: [] };
  let size = ENVELOPE_BYTES;
  for (const object of objects) {
    const text = JSON.stringify(object);
    const bytes = Buffer.byteLength(text) + 1;
    if (open.objects.length > 0 && (size + bytes > maxBytes || open.objects.length === maxObjects)) {
      yield { ...open, isTooLarge: size > maxBytes };
      open = { objects: [], texts: [] };
      size = ENVELOPE_BYTES;
    }
    open.objects.push(object);
    open.texts.push(text);
    size += bytes;
  }
  if (open.objects.length > 0) yield { ...open, isTooLarge: size > maxBytes };
}

async function pushBatch(
  client: TaxiiClient,
  place: CollectionPlace,
  { objects, texts }: Batch,
  limits: PushLimits,
): Promise<readonly PushOutcome[]> {
  const envelope = `{"objects":[${texts.join(',')}]}`;
  try {
    const status = await withRetries(client.connection, () => client.add(place, envelope).catch(keepIfSent));
    return outcomesOf(objects, await whenComplete(client, place, status, limits));
  } catch (error) {
    if (!(error instanceof UnknownOutcome)) throw error;
    return objects.map((object) => ({ object, state: 'unknown', message: error.message }));
  }
}

/** A request that may or may not have been carried out. */
class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';
}

/** Only a server that says "later" has certainly not taken the objects. */
function keepIfSent(error: unknown): never {
  const isLater = error instanceof TaxiiError && (error.status === 429 || error.status === 503);
  if (error instanceof TaxiiError && error.isTransient && !isLater)
    throw new UnknownOutcome(error.message, { cause: error });
  throw error;
}

/** Asks for the status until the server is done or the time is over. */
async function whenComplete(
  client: TaxiiClient,
  { apiRoot }: CollectionPlace,
  first: TaxiiStatus,
  { statusMilliseconds, statusWait, maxStatusWait }: PushLimits,
): Promise<TaxiiStatus> {
  const { environment, signal } = client.connection;
  let status = first;
  let waited = 0;
  for (
    let wait = statusWait;
    status.status === 'pending' && waited < statusMilliseconds;
    wait = Math.min(wait * 2, maxStatusWait)
  ) {
    await environment.sleep(wait, signal);
    waited += wait;
    status = await withRetries(client.connection, () => client.status(apiRoot, first.id));
  }
  return status;
}

/** What a status says of each object. The lists in it are optional (TAXII 2.1 section 4.3), the counts are not. */
function outcomesOf(objects: readonly StixObject[], status: TaxiiStatus): readonly PushOutcome[] {
  const { failures, pendings, successes } = status;
  const isAccounted = failures.length >= status.failureCount && pendings.length >= status.pendingCount;
  return objects.map((object): PushOutcome => {
    const failure = failures.find((detail) => isOf(detail, object));
    if (failure)
      return { object, state: 'refused', ...(failure.message !== undefined && { message: failure.message }) };
    if (pendings.some((detail) => isOf(detail, object))) return { object, state: 'pending' };
    if (successes.some((detail) => isOf(detail, object))) return { object, state: 'accepted' };
    if (status.status === 'pending') return { object, state: 'pending' };
    return isAccounted
      ? { object, state: 'accepted' }
      : {
          object,
          state: 'unknown',
          message: `${status.failureCount} of ${status.totalCount} failed, and the server does not say which`,
        };
  });
}

function isOf({ id, version }: StatusDetail, object: StixObject): boolean {
  if (id !== object.id) return false;
  const own = object['modified'] ?? object['created'];
  return version === undefined || typeof own !== 'string' || Date.parse(version) === Date.parse(own);
}
