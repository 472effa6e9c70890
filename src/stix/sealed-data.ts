import { sha1 } from './sha1.js';

/** Thrown when saved data is not what it should be; the message says which: another kind, another version, or damaged. */
export class SealedDataError extends Error {
  override readonly name = 'SealedDataError';
}

/**
 * Saves a JSON value with its kind, its version and a checksum, as UTF-8: a line `stix-pattern <kind> <version> <SHA-1>`, then the JSON.
 */
export function sealData(kind: string, version: number, value: unknown): Uint8Array {
  const payload = JSON.stringify(value);
  return new TextEncoder().encode(`stix-pattern ${kind} ${version} ${checksum(payload)}\n${payload}`);
}

/**
 * Reads what `sealData` saved.
 * @throws SealedDataError if the bytes are of another kind or version, or damaged.
 */
export function unsealData(kind: string, version: number, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  const end = text.indexOf('\n');
  const [program, foundKind, foundVersion, sum] = text.slice(0, Math.max(end, 0)).split(' ');
  if (program !== 'stix-pattern' || foundKind === undefined)
    throw new SealedDataError(`These bytes are no saved ${kind}.`);
  if (foundKind !== kind) throw new SealedDataError(`This is a saved ${foundKind}, not a saved ${kind}.`);
  if (foundVersion !== String(version)) {
    throw new SealedDataError(
      `This saved ${kind} has format ${String(foundVersion)}; this version of stix-pattern reads format ${version}.`,
    );
  }
  const payload = text.slice(end + 1);
  if (checksum(payload) !== sum) throw new SealedDataError(`The saved ${kind} is damaged: its checksum does not fit.`);
  return JSON.parse(payload);
}

function checksum(text: string): string {
  return Array.from(sha1(new TextEncoder().encode(text)), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
