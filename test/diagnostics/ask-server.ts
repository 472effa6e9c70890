import { createServer, type AddressInfo } from 'node:net';
import { pullPages, TaxiiError, type TaxiiClient } from '../../src/feeds/taxii/index.js';
import { DEFAULT_TRANSPORT_LIMITS } from '../../src/feeds/taxii/transport/limits.js';
import { withClient } from '../feeds/taxii/pulling.js';
import type { Example } from './page.js';

/** Asks a server that answers everything with the body of a block, and returns the code of what is said about it, if anything is. */
export async function askServer({ name, body, options }: Example): Promise<string | undefined> {
  const limits: Record<string, number> = {};
  for (const [option, value] of options) {
    if (option in DEFAULT_TRANSPORT_LIMITS) limits[option] = Number(value);
    else if (!['ask', 'silent', 'scheme'].includes(option)) throw new Error(`${name} has an unknown option ${option}.`);
  }
  const [head = '', content = ''] = body.split('\n\n', 2);
  const answer = `${head.replaceAll('\n', '\r\n')}\r\n\r\n${content}`;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (options.get('silent') === 'true') return;
    socket.on('data', () => socket.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `${options.get('scheme') ?? 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}/taxii2/`;
  try {
    const ask = (client: TaxiiClient): Promise<unknown> =>
      options.get('ask') === 'pull' ? pullAll(client) : client.entry();
    await withClient({ url }, ask, { limits });
    return undefined;
  } catch (error) {
    if (error instanceof TaxiiError) return error.diagnostic.code;
    throw error;
  } finally {
    server.close();
  }
}

async function pullAll(client: TaxiiClient): Promise<void> {
  const place = { apiRoot: client.connection.url, id: 'collection' };
  for await (const page of pullPages(client, place)) if (page.isLast) return;
}
