import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { TaxiiError } from './taxii-error.js';

type Connector = buildConnector.connector;

/** An HTTP proxy: where it is, and what it asks for. */
export interface Proxy {
  readonly url: URL;
  readonly credentials: Readonly<Record<string, string>>;
}

/**
 * Reads the URL of a proxy; user and password in it are for the proxy.
 * @throws TaxiiError T109 for anything but an http or https URL
 */
export function readProxy(text: string): Proxy {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new TaxiiError('T109', 'The proxy is no http or https URL.');
  const user = [url.username, url.password].map(decodeURIComponent).join(':');
  const token = Buffer.from(user, 'utf8').toString('base64');
  return { url: new URL(url.origin), credentials: user === ':' ? {} : { 'proxy-authorization': `Basic ${token}` } };
}

/**
 * Connects through a tunnel (CONNECT, RFC 9110 9.3.6), in which TLS is spoken with the server itself: the proxy sees neither what is sent
 * nor the credentials. Undici's own agent for proxies is not used because it connects for ever to a proxy that hangs up.
 */
export function proxyConnector({ url, credentials }: Proxy, timeout: number, throughTunnel: Connector): Connector {
  return (options, callback) => {
    const target = `${options.hostname}:${options.port || (options.protocol === 'https:' ? '443' : '80')}`;
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send({
      method: 'CONNECT',
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      path: target,
      headers: { host: target, ...credentials },
      agent: false,
      timeout,
    });
    let isDone = false;
    const fail = (message: string, code: string): void => {
      if (isDone) return;
      isDone = true;
      request.destroy();
      callback(Object.assign(new Error(message), { code }), null);
    };
    request.once('timeout', () => {
      fail(`the proxy ${url.host} does not answer`, 'ETIMEDOUT');
    });
    request.once('response', ({ statusCode }) => {
      fail(`the proxy ${url.host} answers ${statusCode ?? 'nothing'}`, 'EPROXY');
    });
    request.once('error', ({ message }) => {
      fail(`the proxy ${url.host} fails: ${message}`, 'EPROXY');
    });
    request.once('connect', ({ statusCode }, socket: Socket | TLSSocket) => {
      if (statusCode !== 200) {
        socket.destroy();
        fail(`the proxy ${url.host} answers ${statusCode ?? 'nothing'}`, 'EPROXY');
        return;
      }
      isDone = true;
      socket.setTimeout(0);
      if (options.protocol === 'https:') throughTunnel({ ...options, httpSocket: socket }, callback);
      else callback(null, socket);
    });
    request.end();
  };
}
