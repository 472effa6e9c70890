import { createServer, type Server } from 'node:http';
import { connect as dial, type AddressInfo, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TaxiiServer } from '../../../src/feeds/taxii/index.js';
import type { Lookup } from '../../../src/feeds/taxii/transport/private-target.js';
import type { withClient } from './pulling.js';
import { startStub, type StubServer } from './stub-server.js';
import { codeOf, discoverAt, failure, holdsSecret, pem, redirect, SECRET, startSecureStub } from './transporting.js';

let stub: StubServer;
let secure: StubServer;
beforeAll(async () => {
  stub = await startStub();
  secure = await startSecureStub();
});
afterAll(() => Promise.all([stub.close(), secure.close()]));
beforeEach(() => {
  stub.reset();
  secure.reset();
});

type Options = Parameters<typeof withClient>[2];

const discover = (server: Partial<TaxiiServer> = {}, options: Options = {}): Promise<unknown> =>
  discoverAt(stub, server, options);

describe('TLS', () => {
  const tls = { ca: pem('authority') };

  test('with the authority of the user', async () => {
    await discover({ url: secure.url, tls });
    expect(secure.requests).toHaveLength(1);
  });

  test('with an authority that is not known', async () => {
    const error = await failure(discover({ url: secure.url }));
    expect([error.diagnostic.code, error.isTransient]).toEqual(['T103', false]);
  });

  test('with a certificate for another name', async () => {
    const lookup: Lookup = (_, options, callback) => {
      if (options.all === true) callback(null, [{ address: '127.0.0.1', family: 4 }]);
      else callback(null, '127.0.0.1', 4);
    };
    const url = secure.url.replace('127.0.0.1', 'impostor.example');
    expect(await codeOf(discover({ url, tls }, { lookup }))).toBe('T103');
  });

  test('to a server without it', async () => {
    expect(await codeOf(discover({ url: stub.url.replace('http:', 'https:') }))).toBe('T103');
  });

  test('shows the certificate of the client', async () => {
    let subject: unknown;
    secure.intercept = (request) => {
      subject =
        'getPeerCertificate' in request.socket
          ? (request.socket as unknown as PeerSocket).getPeerCertificate().subject?.CN
          : undefined;
      return false;
    };
    await discover({ url: secure.url, tls: { ...tls, certificate: pem('client'), key: pem('client-key') } });
    expect(subject).toBe('stix-pattern test client');
  });

  test('does not show it to another origin that the server redirects to', async () => {
    const elsewhere = await startSecureStub();
    try {
      secure.intercept = (_, response) => redirect(response, elsewhere.url);
      let certificate: unknown;
      elsewhere.intercept = (request) => {
        certificate = (request.socket as unknown as PeerSocket).getPeerCertificate();
        return false;
      };
      await discover({ url: secure.url, tls: { ...tls, certificate: pem('client'), key: pem('client-key') } });
      expect(certificate).toEqual({});
    } finally {
      await elsewhere.close();
    }
  });
});

interface PeerSocket {
  readonly getPeerCertificate: () => { readonly subject?: { readonly CN?: string } };
}

describe('a proxy', () => {
  let proxy: Server;
  let tunnels: { readonly target: string; readonly authorization: string | undefined }[] = [];
  let answer: 'tunnel' | 'refuse' | 'hang up' | 'silence' = 'tunnel';
  beforeAll(async () => {
    proxy = createServer().on('connect', (request, socket: Socket) => {
      tunnels.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
      socket.on('error', () => undefined);
      if (answer === 'silence') return;
      if (answer === 'hang up') {
        socket.destroy();
        return;
      }
      if (answer === 'refuse') {
        socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
        return;
      }
      const [host = '', port = ''] = (request.url ?? '').split(':');
      const upstream = dial(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      }).on('error', () => socket.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => proxy.close());
  beforeEach(() => {
    tunnels = [];
    answer = 'tunnel';
  });
  const address = (user = ''): string => `http://${user}127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  test.each([
    ['http', () => stub],
    ['https', () => secure],
  ])('makes a tunnel for %s, and sees no credential of the server', async (_, server) => {
    const authentication = { kind: 'bearer', token: SECRET } as const;
    const { url } = server();
    await discover({ url, authentication, tls: { ca: pem('authority') }, proxy: address('me:p%3Aw@') });
    const basic = `Basic ${Buffer.from('me:p:w').toString('base64')}`;
    expect(tunnels).toEqual([{ target: new URL(url).host, authorization: basic }]);
    expect(holdsSecret(server().headers)).toBe(true);
  });

  test.each([
    ['refuse', 'T101', 'answers 407'],
    ['hang up', 'T101', 'fails'],
    ['silence', 'T102', 'does not answer'],
  ] as const)('that answers with %s is %s', async (behaviour, code, words) => {
    answer = behaviour;
    const error = await failure(
      discover({ proxy: address(`me:${SECRET}@`) }, { limits: { connectMilliseconds: 300 } }),
    );
    expect([error.diagnostic.code, error.message]).toEqual([code, expect.stringContaining(words)]);
    expect(holdsSecret(error)).toBe(false);
    expect(tunnels).toHaveLength(1);
  });

  test('that is not there is said', async () => {
    expect(await codeOf(discover({ proxy: 'http://127.0.0.1:1' }))).toBe('T101');
  });
});
