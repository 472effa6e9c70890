import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './stub-server.js';

/** An object of the stub's collection, and when it was added. */
export interface DatedObject {
  readonly object: { readonly id: string; readonly [name: string]: unknown };
  readonly dateAdded: string;
}

/** How the collection differs from what the standard asks for. */
export interface StubBehaviour {
  version: '2.1' | '2.0';
  /** The most objects on a page, whatever is asked for. */
  maxPageSize: number;
  /** Gives this many whatever is asked for. */
  fixedPageSize: number | undefined;
  /** What leads from one page to the next. `once`: a token that works once. `ignored`: a token that is not looked at. */
  tokens: 'always' | 'once' | 'ignored' | 'none';
  /** Whether the headers say when objects were added. */
  hasDates: boolean;
  /** How many digits of the fraction the headers show. */
  dateDigits: number;
  hasManifest: boolean;
  /** What objects are ordered by; the standard wants `date`. */
  order: 'date' | 'id';
  /** A POST's status says this many times that it is pending. */
  pendingAnswers: number;
  /** Ids that are refused. */
  refused: ReadonlySet<string>;
}

const CONFORMING: StubBehaviour = {
  version: '2.1',
  maxPageSize: 1000,
  fixedPageSize: undefined,
  tokens: 'always',
  hasDates: true,
  dateDigits: 6,
  hasManifest: true,
  order: 'date',
  pendingAnswers: 0,
  refused: new Set(),
};

export interface StubCollection {
  readonly contents: DatedObject[];
  readonly behaviour: StubBehaviour;
  /** The envelopes that were pushed. */
  readonly pushed: string[];
  readonly objects: (url: URL, request: IncomingMessage, response: ServerResponse) => void;
  readonly manifest: (url: URL, response: ServerResponse) => void;
  readonly add: (request: IncomingMessage, response: ServerResponse) => void;
  readonly status: (response: ServerResponse) => void;
  readonly reset: () => void;
}

export function stubCollection(): StubCollection {
  const contents: DatedObject[] = [];
  const behaviour: StubBehaviour = { ...CONFORMING };
  const pushed: string[] = [];
  const tokens = new Map<string, readonly DatedObject[]>();
  let lastStatus: Readonly<Record<string, unknown>> = {};
  let pendings = 0;

  const select = (url: URL): readonly DatedObject[] => {
    const after = url.searchParams.get('added_after');
    const types = url.searchParams.get('match[type]')?.split(',');
    const ids = url.searchParams.get('match[id]')?.split(',');
    const chosen = contents.filter(
      ({ object, dateAdded }) =>
        (after === null || dateAdded > normal(after)) &&
        (!types || types.includes(String(object['type']))) &&
        (!ids || ids.includes(object.id)),
    );
    const key = ({ object, dateAdded }: DatedObject): string => (behaviour.order === 'date' ? dateAdded : object.id);
    return chosen.sort((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0));
  };
  const dates = (page: readonly DatedObject[]): Readonly<Record<string, string>> => {
    const [first, last] = [page[0], page.at(-1)];
    if (!behaviour.hasDates || !first || !last) return {};
    const shown = ({ dateAdded }: DatedObject): string => shorten(dateAdded, behaviour.dateDigits);
    return { 'x-taxii-date-added-first': shown(first), 'x-taxii-date-added-last': shown(last) };
  };

  return {
    contents,
    behaviour,
    pushed,
    objects: (url, request, response) => {
      if (behaviour.version === '2.0') {
        const all = select(url);
        const [, start = '0', end = '0'] = /^items (\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
        const page = all.slice(Number(start), Math.min(Number(end) + 1, Number(start) + behaviour.maxPageSize));
        const type = { 'content-type': 'application/vnd.oasis.stix+json; version=2.0' };
        const bundle = {
          type: 'bundle',
          id: 'bundle--00000000-0000-4000-8000-000000000001',
          objects: page.map(({ object }) => object),
        };
        if (page.length === all.length) sendJson(response, 200, bundle, { ...type, ...dates(page) });
        else {
          const range = `items ${start}-${Number(start) + page.length - 1}/${all.length}`;
          sendJson(response, 206, bundle, { ...type, ...dates(page), 'content-range': range });
        }
        return;
      }
      const token = url.searchParams.get('next');
      let rest = select(url);
      if (token !== null && behaviour.tokens !== 'ignored') {
        const kept = tokens.get(token);
        if (!kept) {
          sendJson(response, 400, { title: "'next' not valid" });
          return;
        }
        if (behaviour.tokens === 'once') tokens.delete(token);
        rest = kept;
      }
      const size =
        behaviour.fixedPageSize ?? Math.min(Number(url.searchParams.get('limit') ?? 100), behaviour.maxPageSize);
      const page = rest.slice(0, size);
      const more = rest.length > size;
      const next = `token-${tokens.size}-${rest.length}`;
      if (more) tokens.set(next, rest.slice(size));
      const envelope = {
        ...(page.length > 0 && { objects: page.map(({ object }) => object), more }),
        ...(more && behaviour.tokens !== 'none' && { next }),
      };
      sendJson(response, 200, envelope, dates(page));
    },
    manifest: (url, response) => {
      if (!behaviour.hasManifest) {
        sendJson(response, 404, { title: 'no manifest' });
        return;
      }
      const page = select(url).slice(0, Math.min(Number(url.searchParams.get('limit') ?? 100), behaviour.maxPageSize));
      sendJson(response, 200, {
        objects: page.map(({ object, dateAdded }) => ({ id: object.id, date_added: dateAdded })),
      });
    },
    add: (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        pushed.push(text);
        const { objects } = JSON.parse(text) as { readonly objects: readonly { readonly id: string }[] };
        const failures = objects
          .filter(({ id }) => behaviour.refused.has(id))
          .map(({ id }) => ({ id, message: 'not wanted' }));
        pendings = behaviour.pendingAnswers;
        lastStatus = {
          id: '2d086da7-4bdc-4f91-900e-d77486753710',
          status: 'complete',
          total_count: objects.length,
          success_count: objects.length - failures.length,
          failure_count: failures.length,
          pending_count: 0,
          failures,
        };
        sendJson(response, 202, pendings > 0 ? { ...lastStatus, status: 'pending' } : lastStatus);
      });
    },
    status: (response) => {
      pendings -= 1;
      sendJson(response, 200, pendings > 0 ? { ...lastStatus, status: 'pending' } : lastStatus);
    },
    reset: () => {
      contents.length = 0;
      pushed.length = 0;
      tokens.clear();
      Object.assign(behaviour, CONFORMING);
    },
  };
}

/** Six digits, so that texts order as instants. */
function normal(text: string): string {
  const [, seconds = '', fraction = ''] = /^([^.Z]*)(?:\.(\d+))?Z$/.exec(text) ?? [];
  return `${seconds}.${fraction.padEnd(6, '0')}Z`;
}

function shorten(text: string, digits: number): string {
  const [, seconds = '', fraction = ''] = /^([^.Z]*)\.(\d+)Z$/.exec(text) ?? [];
  return digits === 0 ? `${seconds}Z` : `${seconds}.${fraction.slice(0, digits)}Z`;
}
