import { MEDIA_TYPES, requireJson, versionOfType } from './media-type.js';
import { queryParameters, type ObjectsQuery } from './objects-query.js';
import { toObjectsPage, type ObjectsPage } from './objects-page.js';
import { readList, readResource } from './read-answer.js';
import {
  toApiRoot,
  toCollection,
  toDiscovery,
  toManifestRecord,
  toStatus,
  type ApiRoot,
  type Discovery,
  type ManifestRecord,
  type TaxiiCollection,
  type TaxiiStatus,
} from './resources.js';
import { requireSuccess } from './transport/check-status.js';
import type { Connection } from './transport/connection.js';
import { sendRequest, type TaxiiResponse } from './transport/send-request.js';
import type { TaxiiVersion } from './transport/server.js';
import { showUrl, TaxiiError } from './transport/taxii-error.js';

/** What a URL of a TAXII server is: the resource that leads to its API roots, or one of them. */
export type Entry =
  | { readonly kind: 'discovery'; readonly discovery: Discovery }
  | { readonly kind: 'api-root'; readonly url: URL; readonly apiRoot: ApiRoot };

/** A collection, and where it is. */
export interface CollectionPlace {
  readonly apiRoot: URL;
  readonly id: string;
}

/** The requests of TAXII. Each is sent once; `withRetries` repeats what failed in passing. All throw TaxiiError. */
export interface TaxiiClient {
  readonly connection: Connection;
  /** What the server speaks; undefined before the first answer, unless it was configured. */
  readonly version: () => TaxiiVersion | undefined;
  /** Section 4.1 or 4.2, whichever the URL is; the configured URL by default. */
  readonly entry: (url?: URL) => Promise<Entry>;
  /** Section 5.1. */
  readonly collections: (apiRoot: URL) => Promise<readonly TaxiiCollection[]>;
  /** Section 5.4. */
  readonly objects: (place: CollectionPlace, query: ObjectsQuery) => Promise<ObjectsPage>;
  /** Section 5.3. */
  readonly manifest: (place: CollectionPlace, query: ObjectsQuery) => Promise<readonly ManifestRecord[]>;
  /** Section 5.8: the versions of an object, newest or oldest first as the server likes. */
  readonly versions: (place: CollectionPlace, objectId: string) => Promise<readonly string[]>;
  /** Section 4.3. */
  readonly status: (apiRoot: URL, id: string) => Promise<TaxiiStatus>;
  /** Section 5.5. `envelope` is the JSON of one. */
  readonly add: (place: CollectionPlace, envelope: string) => Promise<TaxiiStatus>;
}

/** A client of the server that a connection leads to. With `auto` the first answer decides about the version. */
export function createTaxiiClient(connection: Connection, configured: TaxiiVersion | 'auto' = 'auto'): TaxiiClient {
  let version = configured === 'auto' ? undefined : configured;

  /** Asks in the version that is known, else in 2.1, and in the other one where that is refused as such. */
  const get = async (
    url: URL,
    what: 'taxii' | 'stix',
    headersOf: (asked: TaxiiVersion) => Readonly<Record<string, string>> = () => ({}),
  ): Promise<TaxiiResponse> => {
    const ask = (asked: TaxiiVersion): Promise<TaxiiResponse> =>
      sendRequest(connection, { method: 'GET', url, accept: MEDIA_TYPES[asked][what], headers: headersOf(asked) });
    let asked = version ?? '2.1';
    let response = await ask(asked);
    if (configured === 'auto' && (response.status === 406 || response.status === 415)) {
      await response.discard();
      asked = asked === '2.1' ? '2.0' : '2.1';
      response = await ask(asked);
    }
    await requireSuccess(response, connection.environment);
    await requireJson(response);
    if (configured === 'auto') version = versionOfType(response.header('content-type')) ?? asked;
    return response;
  };

  return {
    connection,
    version: () => version,
    entry: async (url = connection.url) => {
      const response = await get(url, 'taxii');
      const members = await readResource(response);
      if (Object.hasOwn(members, 'api_roots')) {
        return { kind: 'discovery', discovery: toDiscovery(members, response.url) };
      }
      if (!Object.hasOwn(members, 'versions') && !Object.hasOwn(members, 'max_content_length')) {
        throw new TaxiiError('T107', `${showUrl(url)} is neither a discovery resource nor an API root of TAXII.`);
      }
      return { kind: 'api-root', url: response.url, apiRoot: toApiRoot(members) };
    },
    collections: async (apiRoot) => {
      const { items } = await readList(await get(below(apiRoot, 'collections'), 'taxii'), 'collections');
      return items.map(toCollection).filter((one) => one !== undefined);
    },
    objects: async (place, query) => {
      const url = (asked: TaxiiVersion): URL => withQuery(ofCollection(place, 'objects'), query, asked);
      // The limit of 2.0 is a header; the parameters are asked for in the version that is known by now.
      const response = await get(url(version ?? '2.1'), 'stix', (asked) => rangeHeader(asked, query));
      return toObjectsPage(response, query, await readList(response, 'objects'));
    },
    manifest: async (place, query) => {
      const url = withQuery(ofCollection(place, 'manifest'), query, version ?? '2.1');
      const response = await get(url, 'taxii', (asked) => rangeHeader(asked, query));
      const { items } = await readList(response, 'objects');
      return items.map(toManifestRecord).filter((one) => one !== undefined);
    },
    versions: async (place, objectId) => {
      const { items } = await readList(
        await get(ofCollection(place, 'objects', objectId, 'versions'), 'taxii'),
        'versions',
      );
      return items.filter((one) => typeof one === 'string');
    },
    status: async (apiRoot, id) => readStatus(await get(below(apiRoot, 'status', id), 'taxii')),
    add: async (place, envelope) => {
      const asked = version ?? '2.1';
      const response = await sendRequest(connection, {
        method: 'POST',
        url: ofCollection(place, 'objects'),
        accept: MEDIA_TYPES[asked].taxii,
        headers: { 'content-type': MEDIA_TYPES[asked].stix },
        body: envelope,
      });
      await requireSuccess(response, connection.environment);
      return readStatus(await requireJson(response));
    },
  };
}

async function readStatus(response: TaxiiResponse): Promise<TaxiiStatus> {
  const status = toStatus(await readResource(response));
  if (status) return status;
  throw new TaxiiError('T107', `The answer of ${showUrl(response.url)} is no status.`, { status: response.status });
}

/** TAXII 2.0 section 3.4: pages are ranges of items. */
function rangeHeader(asked: TaxiiVersion, { start = 0, limit }: ObjectsQuery): Readonly<Record<string, string>> {
  return asked === '2.0' ? { range: `items ${start}-${start + limit - 1}` } : {};
}

function withQuery(url: URL, query: ObjectsQuery, version: TaxiiVersion): URL {
  url.search = queryParameters(query, version === '2.1').toString();
  return url;
}

function ofCollection({ apiRoot, id }: CollectionPlace, ...steps: readonly string[]): URL {
  return below(apiRoot, 'collections', id, ...steps);
}

/** A URL below another one. All URLs of TAXII end with a slash. */
function below(root: URL, ...steps: readonly string[]): URL {
  const base = new URL(root.origin + root.pathname.replace(/\/*$/, '/'));
  return new URL(steps.map((step) => `${encodeURIComponent(step)}/`).join(''), base);
}
