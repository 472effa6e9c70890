import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** A medallion that runs. */
export interface Medallion {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** An object and the time at which the server has got it. */
export interface Dated {
  readonly object: { readonly id: string; readonly [name: string]: unknown };
  readonly dateAdded: string;
}

/** Collections by id; those without objects are empty. */
export type Collections = Readonly<Record<string, readonly Dated[]>>;

export const USER = 'analyst';
export const PASSWORD = 'correct horse';

/** The Python of `npm run test:taxii`. */
export function python(): string {
  const path = process.env['STIX_PATTERN_TAXII_PYTHON'];
  if (path === undefined) throw new Error('Run this by npm run test:taxii, which prepares what it needs.');
  return path;
}

/** Starts a server with one API root, `isac`, over collections that can be read and written. Its files go to a folder. */
export async function startMedallion(
  folder: string,
  collections: Collections,
  maxPageSize: number,
  titles: Readonly<Record<string, string>> = {},
): Promise<Medallion> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/taxii2/`;
  const data = join(folder, `data-${port}.json`);
  writeFileSync(data, JSON.stringify(contentOf(collections, `http://127.0.0.1:${port}/isac/`, titles)));
  const config = join(folder, `config-${port}.json`);
  const backend = { module: 'indexed_backend', module_class: 'IndexedBackend', filename: data };
  const users = { [USER]: PASSWORD };
  writeFileSync(config, JSON.stringify({ backend, users, taxii: { max_page_size: maxPageSize } }));
  const child = spawn(python(), ['-m', 'medallion.scripts.run', '--port', String(port), config], {
    env: { ...process.env, PYTHONPATH: fileURLToPath(new URL('.', import.meta.url)) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error(`Medallion does not start: ${said}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 401) break;
    await sleep(200);
  }
  return {
    url,
    stop: async () => {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function contentOf(collections: Collections, apiRoot: string, titles: Readonly<Record<string, string>>): unknown {
  return {
    '/discovery': { title: 'Medallion', default: apiRoot, api_roots: [apiRoot] },
    isac: {
      information: {
        title: 'ISAC',
        versions: ['application/taxii+json;version=2.1'],
        max_content_length: 9_765_625,
      },
      status: [],
      collections: Object.entries(collections).map(([id, dated]) => ({
        id,
        title: titles[id] ?? `Collection ${id.slice(0, 8)}`,
        can_read: true,
        can_write: true,
        media_types: ['application/stix+json;version=2.1'],
        objects: dated.map(({ object }) => object),
        manifest: dated.map(({ object, dateAdded }) => ({
          id: object.id,
          date_added: dateAdded,
          version: object['modified'],
          media_type: 'application/stix+json;version=2.1',
        })),
      })),
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
