import type { CollectionPlace, TaxiiClient } from './client.js';
import type { PushOutcome } from './push-objects.js';
import { TaxiiError } from './transport/taxii-error.js';
import { withRetries } from './transport/with-retries.js';

/** Ids of one question: a URL of 8 KB is one that every server takes. */
const IDS_PER_QUESTION = 50;

/**
 * Looks whether the collection has what was refused, or of which it is not known whether it arrived. Servers refuse what they have already,
 * and an answer that is lost says nothing of what was sent: both are there, and sending them again would bring nothing.
 */
export async function confirmOutcomes(
  client: TaxiiClient,
  place: CollectionPlace,
  outcomes: readonly PushOutcome[],
): Promise<readonly PushOutcome[]> {
  const doubtful = outcomes.filter(({ state }) => state === 'refused' || state === 'unknown');
  const present = new Set<string>();
  for (let from = 0; from < doubtful.length; from += IDS_PER_QUESTION) {
    const ids = doubtful.slice(from, from + IDS_PER_QUESTION).map(({ object }) => object.id);
    for (const key of await versionsOf(client, place, ids)) present.add(key);
  }
  return outcomes.map((outcome) =>
    doubtful.includes(outcome) && present.has(keyOf(outcome.object))
      ? { object: outcome.object, state: 'accepted', message: 'the collection has it' }
      : outcome,
  );
}

async function versionsOf(
  client: TaxiiClient,
  place: CollectionPlace,
  ids: readonly string[],
): Promise<readonly string[]> {
  try {
    const query = { match: { ids, versions: ['all'] }, limit: 1_000 };
    const { objects } = await withRetries(client.connection, () => client.objects(place, query));
    return objects.filter((one) => typeof one === 'object' && one !== null).map(keyOf);
  } catch (error) {
    // What cannot be looked up stays as doubtful as it was.
    if (error instanceof TaxiiError) return [];
    throw error;
  }
}

/** Id and version. Of two spellings of one instant the milliseconds are the same. */
function keyOf(object: object): string {
  const { id, modified, created } = object as Readonly<Record<string, unknown>>;
  const version = modified ?? created;
  return JSON.stringify([id, typeof version === 'string' ? Date.parse(version) : null]);
}
