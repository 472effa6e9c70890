import { showUrl, TaxiiError, type ApiRoot, type TaxiiClient, type TaxiiCollection } from '../../feeds/taxii/index.js';

/** An API root that a server named, and what it is or why it cannot be used. */
export type FoundRoot =
  | { readonly url: URL; readonly apiRoot: ApiRoot; readonly collections: readonly TaxiiCollection[] }
  | { readonly url: URL; readonly failure: TaxiiError };

/** A collection with the API root that has it. */
export interface FoundCollection {
  readonly apiRoot: URL;
  readonly collection: TaxiiCollection;
  /** The largest request body that the API root takes, in bytes. */
  readonly maxContentLength?: number;
}

/** How many API roots are looked at: a server that names more is not walked to its end. */
export const MAX_API_ROOTS = 100;

/**
 * The API roots of a server with their collections: all of discovery, or the one that the URL is of. A root that fails does not keep the
 * others back.
 *
 * @throws TaxiiError if the URL itself fails
 */
export async function findRoots(client: TaxiiClient): Promise<readonly FoundRoot[]> {
  const entry = await client.entry();
  if (entry.kind === 'api-root') {
    return [{ url: entry.url, apiRoot: entry.apiRoot, collections: await client.collections(entry.url) }];
  }
  const roots: FoundRoot[] = [];
  for (const text of entry.discovery.apiRoots.slice(0, MAX_API_ROOTS)) {
    const url = new URL(text);
    try {
      const root = await client.entry(url);
      if (root.kind !== 'api-root') throw new TaxiiError('T107', `${showUrl(url)} is no API root.`);
      roots.push({ url, apiRoot: root.apiRoot, collections: await client.collections(url) });
    } catch (error) {
      if (!(error instanceof TaxiiError)) throw error;
      roots.push({ url, failure: error });
    }
  }
  return roots;
}

/**
 * The collections that are wanted, by id, alias or title; all that `isWanted` lets through if none is named.
 * @throws TaxiiError T105 for a name that no collection has, or several have
 */
export function chooseCollections(
  roots: readonly FoundRoot[],
  names: readonly string[],
  isWanted: (collection: TaxiiCollection) => boolean,
): readonly FoundCollection[] {
  const all = roots.flatMap((root): readonly FoundCollection[] => {
    if ('failure' in root) return [];
    const { maxContentLength } = root.apiRoot;
    return root.collections.map((collection) => ({
      apiRoot: root.url,
      collection,
      ...(maxContentLength !== undefined && { maxContentLength }),
    }));
  });
  if (names.length === 0) return all.filter(({ collection }) => isWanted(collection));
  return names.map((name) => {
    const found = firstNotEmpty([
      all.filter(({ collection }) => collection.id === name),
      all.filter(({ collection }) => collection.alias === name),
      all.filter(({ collection }) => collection.title === name),
    ]);
    const [first] = found;
    if (first && found.length === 1) return first;
    const why = first
      ? `${found.length} collections are called so; give the id`
      : 'taxii collections lists what there is';
    throw new TaxiiError('T105', `There is no one collection ${JSON.stringify(name)}: ${why}.`);
  });
}

function firstNotEmpty<Item>(lists: readonly (readonly Item[])[]): readonly Item[] {
  return lists.find((list) => list.length > 0) ?? [];
}
