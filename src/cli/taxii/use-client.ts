import { setTimeout as sleep } from 'node:timers/promises';
import {
  connect,
  createTaxiiClient,
  type Environment,
  type TaxiiClient,
  type TaxiiServer,
} from '../../feeds/taxii/index.js';

/** The real clock, real chance and real waits. */
export const REAL_ENVIRONMENT: Environment = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) => sleep(milliseconds, undefined, signal && { signal }),
};

/** The time as STIX writes it. */
export const now = (): string => new Date().toISOString();

/** Uses a client of a server, and closes its connections. */
export async function useClient<Result>(
  server: TaxiiServer,
  use: (client: TaxiiClient) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  const connection = connect(server, { environment: REAL_ENVIRONMENT, ...(signal && { signal }) });
  try {
    return await use(createTaxiiClient(connection, server.version));
  } finally {
    await connection.close();
  }
}
