import { objectTypeOf } from './object-model/index.js';
import type { Sco } from './sco.js';

/** STIX 6.1, 6.7 and 6.18: of several hashes one contributes, the first of these. */
const PREFERRED_HASHES = ['MD5', 'SHA-1', 'SHA-256', 'SHA-512'] as const;

/** The contributing properties that an object has; an empty object if its type has none, is unknown, or they are all absent. */
export function contributingProperties(object: Sco): Readonly<Record<string, unknown>> {
  const present: Record<string, unknown> = {};
  for (const name of objectTypeOf(object.type)?.contributing ?? []) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    const contribution = name === 'hashes' ? oneHash(value) : value;
    if (contribution !== undefined && contribution !== null) present[name] = contribution;
  }
  return present;
}

/**
 * The hash that contributes. Feeds write `md5` and `SHA256` for what the standard calls `MD5` and `SHA-256`: a preferred algorithm is
 * known in any such spelling and contributes under its own name, so that both spellings make one object. Without a preferred one, of
 * which the standard says nothing, it is the first by name, whatever order the hashes came in.
 */
function oneHash(hashes: unknown): unknown {
  if (typeof hashes !== 'object' || hashes === null || Array.isArray(hashes)) return undefined;
  const values = hashes as Readonly<Record<string, unknown>>;
  const names = Object.keys(values).sort();
  for (const preferred of PREFERRED_HASHES) {
    const spelled = names.find((name) => foldAlgorithm(name) === foldAlgorithm(preferred));
    if (spelled !== undefined) return { [preferred]: values[spelled] };
  }
  const [first] = names;
  return first === undefined ? undefined : Object.fromEntries([[first, values[first]]]);
}

const foldAlgorithm = (name: string): string => name.replaceAll('-', '').toUpperCase();
