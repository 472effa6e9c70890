import { isJsonObject, type JsonObject } from '../record.js';

/** `algorithm_id` of a fingerprint (OCSF 1.x, object `fingerprint`), as the name that STIX has for it. */
const ALGORITHMS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [1, 'MD5'],
  [2, 'SHA-1'],
  [3, 'SHA-256'],
  [4, 'SHA-512'],
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha512', 'SHA-512'],
]);

/** Events nest six levels where hashes are: `actor.process.parent_process.file.hashes`. What lies deeper is left as it is. */
const MAX_DEPTH = 8;

/**
 * An OCSF event with its class as text in `kind`, and with every list of fingerprints as an object by algorithm, so that a path can name one.
 * Takes time in proportion to the event, and never looks into lists besides those.
 */
export function ocsfEvent(record: unknown): unknown {
  if (!isJsonObject(record)) return record;
  const { class_uid: classUid } = record;
  const kind = typeof classUid === 'number' || typeof classUid === 'string' ? String(classUid) : undefined;
  return { ...withHashes(record, 0), kind };
}

/** `fromEntries` defines its keys and never sets them: `__proto__` does no harm. */
function withHashes(value: JsonObject, depth: number): JsonObject {
  const entries = Object.entries(value).map(([name, member]: [string, unknown]) => {
    if ((name === 'hashes' || name === 'fingerprints') && Array.isArray(member)) return ['hashes', byAlgorithm(member)];
    return [name, isJsonObject(member) && depth < MAX_DEPTH ? withHashes(member, depth + 1) : member];
  });
  return Object.fromEntries(entries) as JsonObject;
}

function byAlgorithm(fingerprints: readonly unknown[]): JsonObject {
  const hashes = fingerprints.flatMap((one) => {
    if (!isJsonObject(one)) return [];
    const { algorithm, algorithm_id: id, value } = one;
    const written = typeof algorithm === 'string' ? algorithm.toLowerCase().replace(/[_-]/g, '') : undefined;
    const name = ALGORITHMS.get(id) ?? ALGORITHMS.get(written);
    return name === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(hashes);
}
