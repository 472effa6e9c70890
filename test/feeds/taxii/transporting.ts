import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { TaxiiError, type TaxiiServer } from '../../../src/feeds/taxii/index.js';
import { withClient } from './pulling.js';
import { startStub, type StubServer } from './stub-server.js';

export const SECRET = 'kxq-secret-kxq';

/** Whether the secret, plain or as Basic has it, is anywhere in a value. */
export function holdsSecret(value: unknown): boolean {
  const inside = value instanceof Error ? `${value.message}${value.stack ?? ''}${String(value.cause)}` : '';
  const text = JSON.stringify(value) + inside;
  return text.includes(SECRET) || text.includes(Buffer.from(`analyst:${SECRET}`).toString('base64'));
}

/** One of the certificates and keys of the tests. */
export function pem(name: string): string {
  return readFileSync(new URL(`certificates/${name}.pem`, import.meta.url), 'utf8');
}

/** A stub that speaks https, and asks its clients who they are without insisting. */
export function startSecureStub(): Promise<StubServer> {
  const authority = { ca: pem('authority'), requestCert: true, rejectUnauthorized: false };
  return startStub({ key: pem('server-key'), cert: pem('server'), ...authority });
}

type Options = Parameters<typeof withClient>[2];

/** Asks a stub for its discovery resource. */
export function discoverAt(
  stub: StubServer,
  server: Partial<TaxiiServer> = {},
  options: Options = {},
): Promise<unknown> {
  return withClient({ url: stub.url, ...server }, (client) => client.entry(), options);
}

/** The error of a promise that has to fail with one of ours. */
export async function failure(promise: Promise<unknown>): Promise<TaxiiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TaxiiError) return error;
  throw new Error('It did not fail as it should.', { cause: error });
}

/** Its code. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return (await failure(promise)).diagnostic.code;
}

/** Sends the client elsewhere. */
export function redirect(response: ServerResponse, location: string, status = 302): true {
  response.writeHead(status, { location });
  response.end('moved');
  return true;
}
