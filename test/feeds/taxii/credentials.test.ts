import type { LookupAddress } from 'node:dns';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Authentication, TaxiiServer } from '../../../src/feeds/taxii/index.js';
import type { Lookup } from '../../../src/feeds/taxii/transport/private-target.js';
import { withClient } from './pulling.js';
import { sendJson, startStub, type StubServer } from './stub-server.js';
import { codeOf, discoverAt, failure, holdsSecret, pem, redirect, SECRET, startSecureStub } from './transporting.js';

let stub: StubServer;
let other: StubServer;
let secure: StubServer;
beforeAll(async () => {
  stub = await startStub();
  other = await startStub();
  secure = await startSecureStub();
});
afterAll(() => Promise.all([stub.close(), other.close(), secure.close()]));
beforeEach(() => {
  for (const one of [stub, other, secure]) one.reset();
});

type Options = Parameters<typeof withClient>[2];

const discover = (server: Partial<TaxiiServer> = {}, options: Options = {}): Promise<unknown> =>
  discoverAt(stub, server, options);

const SECRETS: readonly Authentication[] = [
  { kind: 'basic', user: 'analyst', password: SECRET },
  { kind: 'bearer', token: SECRET },
  { kind: 'api-key', header: 'X-API-Key', key: SECRET },
  { kind: 'api-key', header: 'X-OTX-Key', key: SECRET },
];

describe('credentials', () => {
  test.each(SECRETS)('go to the configured server: $kind $header', async (authentication) => {
    await discover({ authentication });
    expect(holdsSecret(stub.headers)).toBe(true);
    expect(holdsSecret(stub.requests)).toBe(false);
  });

  test.each(SECRETS)('stay when it redirects within itself: $kind $header', async (authentication) => {
    stub.intercept = (_, response, index) => index === 0 && redirect(response, '/taxii2/');
    await discover({ authentication });
    expect(stub.headers.map(holdsSecret)).toEqual([true, true]);
  });

  test.each(SECRETS)('do not follow to another origin, be it another port: $kind $header', async (authentication) => {
    stub.intercept = (_, response) => redirect(response, other.url);
    await discover({ authentication });
    expect(other.requests).toHaveLength(1);
    expect(holdsSecret(other.headers)).toBe(false);
  });

  test.each(SECRETS)('are in no message: $kind $header', async (authentication) => {
    stub.intercept = (_, response) => {
      sendJson(response, 401, { title: 'who are you?' });
      return true;
    };
    expect(holdsSecret(await failure(discover({ authentication })))).toBe(false);
  });

  test('in a URL are refused, and not shown', async () => {
    const url = stub.url.replace('//', `//analyst:${SECRET}@`);
    const error = await failure(discover({ url }));
    expect(error.diagnostic.code).toBe('T109');
    expect(holdsSecret(error)).toBe(false);
  });

  test('do not go to an API root of another origin that discovery names', async () => {
    await withClient({ url: stub.url, authentication: { kind: 'bearer', token: SECRET } }, async (client) => {
      await client.collections(new URL('/root/', other.url));
    });
    expect(holdsSecret(other.headers)).toBe(false);
  });
});

describe('redirects', () => {
  test('are followed, and the answer says where it came from', async () => {
    stub.intercept = (_, response, index) => index < 5 && redirect(response, `/taxii2/?${index}`);
    await discover();
    expect(stub.requests).toHaveLength(6);
  });

  test.each<[name: string, code: string, location: string | undefined]>([
    ['one more than the limit', 'T109', '/taxii2/'],
    ['to no http', 'T109', 'file:///etc/passwd'],
    ['to what is no URL', 'T109', 'http://'],
    ['to nowhere', 'T109', undefined],
    ['to a name of this machine', 'T110', 'http://localhost:1/'],
    ['to a name of this network', 'T110', 'http://printer.local/'],
    ['to the metadata service of a cloud', 'T110', 'http://169.254.169.254/latest/meta-data/'],
    ['to it in another spelling', 'T110', 'http://0xa9fea9fe/'],
    ['to it as IPv6', 'T110', 'http://[::ffff:a9fe:a9fe]/'],
    ['to a private address', 'T110', 'http://10.0.0.1/'],
  ])('%s are refused with %s', async (_, code, location) => {
    stub.intercept = (_request, response) => {
      response.writeHead(302, location === undefined ? {} : { location });
      response.end();
      return true;
    };
    expect(await codeOf(discover())).toBe(code);
  });

  test('from https to http are refused', async () => {
    secure.intercept = (_, response) => redirect(response, stub.url);
    expect(await codeOf(discover({ url: secure.url, tls: { ca: pem('authority') } }))).toBe('T109');
    expect(stub.requests).toEqual([]);
  });

  test.each([
    ['another origin', 307, () => other.url],
    ['a GET', 302, () => '/elsewhere/'],
  ])('do not take what is pushed along: %s', async (_, status, location) => {
    stub.intercept = (_request, response) => redirect(response, location(), status);
    const push = withClient({ url: stub.url }, (client) =>
      client.add({ apiRoot: stub.apiRoot, id: 'x' }, '{"objects":[]}'),
    );
    expect(await codeOf(push)).toBe('T109');
    expect(other.requests).toEqual([]);
  });
});

describe('a name', () => {
  /** A resolver that knows these names. */
  const resolver =
    (names: Readonly<Record<string, readonly string[]>>): Lookup =>
    (hostname, options, callback) => {
      const addresses = (names[hostname] ?? []).map((address): LookupAddress => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      const [first] = addresses;
      if (!first) callback(Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' }), '');
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    };

  test('that the user configured may have any address', async () => {
    const url = stub.url.replace('127.0.0.1', 'taxii.example');
    await discover({ url }, { lookup: resolver({ 'taxii.example': ['127.0.0.1'] }) });
    expect(stub.requests).toEqual(['GET /taxii2/']);
  });

  test.each([['127.0.0.1'], ['192.168.0.1'], ['fe80::1%eth0'], ['8.8.8.8', '10.0.0.1']])(
    'to which a server redirects may not be %s',
    async (...addresses) => {
      stub.intercept = (_, response) => redirect(response, other.url.replace('127.0.0.1', 'rebound.example'));
      const error = await failure(discover({}, { lookup: resolver({ 'rebound.example': addresses }) }));
      expect(error.diagnostic.code).toBe('T110');
      expect(error.message).toContain('rebound.example');
      expect(other.requests).toEqual([]);
    },
  );

  test('that does not exist is said', async () => {
    const error = await failure(discover({ url: 'http://nowhere.example/' }, { lookup: resolver({}) }));
    expect([error.diagnostic.code, error.isTransient]).toEqual(['T101', false]);
  });
});
