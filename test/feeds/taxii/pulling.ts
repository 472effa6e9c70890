import {
  connect,
  createTaxiiClient,
  pullPages,
  type ConnectionOptions,
  type Environment,
  type PullNote,
  type PullOptions,
  type TaxiiServer,
} from '../../../src/feeds/taxii/index.js';
import { COLLECTION, type StubServer } from './stub-server.js';

export const NOON = Date.parse('2026-03-12T12:00:00Z');

/** Time stands still, chance is in the middle, and waits are written down instead of waited. */
export function fakeEnvironment(): Environment & { readonly waits: number[] } {
  const waits: number[] = [];
  return {
    waits,
    now: () => NOON,
    random: () => 0.5,
    sleep: (milliseconds) => {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** Uses a client of a server, and closes its connections. */
export async function withClient<Result>(
  server: TaxiiServer,
  use: (client: ReturnType<typeof createTaxiiClient>) => Promise<Result>,
  options: Partial<ConnectionOptions> = {},
): Promise<Result> {
  const connection = connect(server, { environment: fakeEnvironment(), ...options });
  try {
    return await use(createTaxiiClient(connection, server.version));
  } finally {
    await connection.close();
  }
}

/** What a pull gave. */
export interface Pulled {
  /** The ids, each once, sorted. */
  readonly ids: readonly string[];
  readonly objects: number;
  readonly pages: number;
  readonly notes: readonly PullNote[];
  /** After each page. */
  readonly positions: readonly (string | null)[];
}

/** Pulls all of the stub's collection. */
export async function pullAll(
  stub: StubServer,
  options: PullOptions = {},
  connection: Partial<ConnectionOptions> = {},
): Promise<Pulled> {
  const ids = new Set<string>();
  const notes: PullNote[] = [];
  const positions: (string | null)[] = [];
  let objects = 0;
  await withClient(
    { url: stub.url },
    async (client) => {
      const place = { apiRoot: stub.apiRoot, id: COLLECTION };
      for await (const page of pullPages(client, place, { ...options, onNote: (note) => notes.push(note) })) {
        for (const object of page.objects) ids.add((object as { readonly id: string }).id);
        objects += page.objects.length;
        positions.push(page.position?.addedAfter ?? null);
      }
    },
    connection,
  );
  return { ids: [...ids].sort(), objects, pages: positions.length, notes, positions };
}
