import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withRetries, type TaxiiServer } from '../../../src/feeds/taxii/index.js';
import { fakeEnvironment, withClient } from './pulling.js';
import { sendJson, startStub, type StubServer } from './stub-server.js';
import { codeOf, discoverAt, failure } from './transporting.js';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.reset();
});

type Options = Parameters<typeof withClient>[2];

const discover = (server: Partial<TaxiiServer> = {}, options: Options = {}): Promise<unknown> =>
  discoverAt(stub, server, options);

const JSON_TYPE = { 'content-type': 'application/taxii+json;version=2.1' };

describe('an answer', () => {
  type Answer = (response: ServerResponse) => void;
  const html: Answer = (response) => {
    response.writeHead(401, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<html>Log in, please</html>');
  };
  const limits = {
    maxResponseBytes: 1_000_000,
    silenceMilliseconds: 300,
    headersMilliseconds: 300,
    responseMilliseconds: 3_000,
  };
  const big = { objects: [{ padding: 'x'.repeat(2_000_000) }], api_roots: [] };

  test.each<[name: string, code: string, words: string, answer: Answer]>([
    ['401 in HTML', 'T104', 'as text/html', html],
    [
      '401 in JSON',
      'T104',
      '(Unauthorized: no)',
      (response) => {
        sendJson(response, 401, { title: 'Unauthorized', description: 'no' });
      },
    ],
    [
      '403',
      'T104',
      'refuses',
      (response) => {
        sendJson(response, 403, {});
      },
    ],
    [
      '404',
      'T105',
      'no such resource',
      (response) => {
        sendJson(response, 404, {});
      },
    ],
    [
      '400',
      'T106',
      'answers 400',
      (response) => {
        sendJson(response, 400, {});
      },
    ],
    [
      '500 with a broken text',
      'T106',
      'answers 500',
      (response) => {
        response.writeHead(500, JSON_TYPE).end('{"title":');
      },
    ],
    [
      '200 in HTML',
      'T107',
      '"text/html"',
      (response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
      },
    ],
    [
      '200 without a type',
      'T107',
      'without a type',
      (response) => {
        response.writeHead(200).end('{"api_roots":[]}');
      },
    ],
    [
      'nothing',
      'T107',
      'it is empty',
      (response) => {
        response.writeHead(200, JSON_TYPE).end();
      },
    ],
    [
      'no JSON',
      'T107',
      'cannot be read',
      (response) => {
        response.writeHead(200, JSON_TYPE).end('<html>');
      },
    ],
    [
      'half of JSON',
      'T107',
      'cannot be read',
      (response) => {
        response.writeHead(200, JSON_TYPE).end('{"api_roots":[');
      },
    ],
    [
      'a list',
      'T107',
      'no JSON object',
      (response) => {
        sendJson(response, 200, [{ api_roots: [] }]);
      },
    ],
    [
      'something else in JSON',
      'T107',
      'neither',
      (response) => {
        sendJson(response, 200, { hello: 1 });
      },
    ],
    [
      'an encoding that was not asked for',
      'T107',
      '"br"',
      (response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'br' }).end('x');
      },
    ],
    [
      'damaged gzip',
      'T107',
      'gzip',
      (response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end('no gzip');
      },
    ],
    [
      'a large body',
      'T108',
      'maxResponseBytes',
      (response) => {
        sendJson(response, 200, big);
      },
    ],
    [
      'a promise of 10 GB',
      'T108',
      'maxResponseBytes',
      (response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': String(10_000_000_000) });
        const flood = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(65536, 32)));
        };
        response.on('drain', flood);
        flood();
      },
    ],
    [
      'a bomb',
      'T108',
      'maxResponseBytes',
      (response) => {
        response
          .writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(100_000_000, 32)));
      },
    ],
    [
      'that hangs up',
      'T101',
      'cannot be reached',
      (response) => {
        response.destroy();
      },
    ],
    [
      'that is cut off',
      'T101',
      'cannot be reached',
      (response) => {
        response.writeHead(200, { ...JSON_TYPE, 'content-length': '100' });
        response.write('{', () => response.destroy());
      },
    ],
    ['that does not begin', 'T102', 'in time', () => undefined],
    [
      'that falls silent',
      'T102',
      'in time',
      (response) => {
        response.writeHead(200, JSON_TYPE).write('{');
      },
    ],
    [
      'that drips',
      'T102',
      'responseMilliseconds',
      (response) => {
        response.writeHead(200, JSON_TYPE);
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
    ],
    [
      'with headers without end',
      'T101',
      'cannot be reached',
      (response) => {
        response.writeHead(200, { ...JSON_TYPE, 'x-padding': 'x'.repeat(100_000) }).end('{}');
      },
    ],
  ])('%s is %s', async (_, code, words, answer) => {
    stub.intercept = (_request, response) => {
      answer(response);
      return true;
    };
    const error = await failure(discover({}, { limits }));
    expect([error.diagnostic.code, error.message]).toEqual([code, expect.stringContaining(words)]);
  });

  test('may be gzip', async () => {
    stub.intercept = (request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' });
      response.end(gzipSync(JSON.stringify({ title: 'packed', api_roots: [] })));
      return true;
    };
    expect(await discover()).toEqual({ kind: 'discovery', discovery: { title: 'packed', apiRoots: [] } });
  });
});

describe('a failure in passing', () => {
  const attempt = (server: StubServer, limits = {}): Promise<readonly number[]> => {
    const environment = fakeEnvironment();
    return withClient(
      { url: server.url },
      async (client) => {
        await withRetries(client.connection, () => client.entry());
        return environment.waits;
      },
      { environment, limits },
    );
  };

  test('is repeated after growing waits', async () => {
    stub.intercept = (_, response, index) => {
      if (index < 4) sendJson(response, 503, {});
      return index < 4;
    };
    // Chance in the middle makes three quarters of 1, 2, 4 and 8 seconds.
    expect(await attempt(stub)).toEqual([750, 1500, 3000, 6000]);
  });

  test('is given up in the end', async () => {
    stub.intercept = (_, response) => {
      sendJson(response, 503, {});
      return true;
    };
    expect(await codeOf(attempt(stub))).toBe('T106');
    expect(stub.requests).toHaveLength(5);
  });

  test.each([
    ['seconds', '7', 7000],
    ['a date', 'Thu, 12 Mar 2026 12:01:30 GMT', 90_000],
    ['a date that has passed', 'Thu, 12 Mar 2026 11:00:00 GMT', 750],
    ['nonsense', 'soon', 750],
  ])('waits as long as the server asks: %s', async (_, retryAfter, expected) => {
    stub.intercept = (_request, response, index) => {
      if (index === 0) sendJson(response, 429, {}, { 'retry-after': retryAfter });
      return index === 0;
    };
    expect(await attempt(stub)).toEqual([expected]);
  });

  test('does not wait longer than the limit', async () => {
    stub.intercept = (_, response) => {
      sendJson(response, 429, {}, { 'retry-after': '86400' });
      return true;
    };
    expect(await codeOf(attempt(stub))).toBe('T106');
    expect(stub.requests).toHaveLength(1);
  });

  test.each([401, 403, 404, 400, 501])('is not what %s says', async (status) => {
    stub.intercept = (_, response) => {
      sendJson(response, status, {});
      return true;
    };
    await failure(attempt(stub));
    expect(stub.requests).toHaveLength(1);
  });
});

test('a signal ends a request and every wait', async () => {
  const stop = new AbortController();
  stub.intercept = () => {
    stop.abort(new Error('stopped'));
    return true;
  };
  await expect(discover({}, { signal: stop.signal })).rejects.toThrow('stopped');
});
