import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { stubCollection, type StubCollection } from './stub-collection.js';

/** A TAXII server that does what a test wants it to do wrong. */
export interface StubServer {
  readonly url: string;
  readonly apiRoot: URL;
  readonly collection: StubCollection;
  /** What was asked, as `METHOD /path?query`, in order. */
  readonly requests: string[];
  /** The headers of each request. */
  readonly headers: IncomingMessage['headers'][];
  /** Takes a request instead of the server if it returns true; `index` counts requests from 0. */
  intercept: (request: IncomingMessage, response: ServerResponse, index: number) => boolean;
  /** Leaves out of discovery the other API root that the stub names, which is nobody's. */
  readonly nameOwnRootAlone: () => void;
  /** Forgets what was asked, and every change of behaviour. */
  readonly reset: () => void;
  readonly close: () => Promise<void>;
}

export const COLLECTION = '91a7b528-80eb-42ed-a74d-c6fbd5a26116';
export const ROOT_PATH = '/root/';

/** Starts one on a free port of this machine; with `tls`, over https. */
export async function startStub(tls?: ServerOptions): Promise<StubServer> {
  const requests: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const collection = stubCollection();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const index = requests.length;
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    headers.push(request.headers);
    if (!stub.intercept(request, response, index)) respond(collection, request, response);
  };
  const server: Server = tls ? createSecureServer(tls, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stub: StubServer = {
    url: `${origin}/taxii2/`,
    apiRoot: new URL(ROOT_PATH, origin),
    collection,
    requests,
    headers,
    intercept: () => false,
    nameOwnRootAlone: () => {
      stub.intercept = (request, response) => {
        if (request.url !== '/taxii2/') return false;
        sendJson(response, 200, { title: 'Stub', api_roots: [ROOT_PATH] });
        return true;
      };
    },
    reset: () => {
      requests.length = 0;
      headers.length = 0;
      stub.intercept = () => false;
      collection.reset();
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return stub;
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/taxii+json;version=2.1', ...headers });
  response.end(JSON.stringify(value));
}

function respond(collection: StubCollection, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://stub.example');
  const { taxii } = collection.behaviour.version === '2.0' ? TYPES_20 : TYPES_21;
  const type = { 'content-type': taxii };
  const accept = request.headers.accept ?? '';
  if (!accept.includes(collection.behaviour.version === '2.0' ? 'vnd.oasis' : 'taxii+json;version=2.1')) {
    sendJson(response, 406, { title: 'no such version' }, type);
    return;
  }
  const below = `${ROOT_PATH}collections/${COLLECTION}/`;
  switch (url.pathname) {
    case '/taxii2/':
      sendJson(response, 200, { title: 'Stub', api_roots: [ROOT_PATH, 'https://other.example/api/'] }, type);
      return;
    case ROOT_PATH:
      sendJson(response, 200, { title: 'Root', versions: ['2.1'], max_content_length: 2000 }, type);
      return;
    case `${ROOT_PATH}collections/`:
      sendJson(
        response,
        200,
        { collections: [{ id: COLLECTION, title: 'Everything', can_read: true, can_write: true }] },
        type,
      );
      return;
    case `${below}objects/`:
      if (request.method === 'POST') collection.add(request, response);
      else collection.objects(url, request, response);
      return;
    case `${below}manifest/`:
      collection.manifest(url, response);
      return;
    default:
      if (url.pathname.startsWith(`${ROOT_PATH}status/`)) collection.status(response);
      else sendJson(response, 404, { title: 'not here' }, type);
  }
}

const TYPES_21 = { taxii: 'application/taxii+json;version=2.1' };
const TYPES_20 = { taxii: 'application/vnd.oasis.taxii+json; version=2.0' };
