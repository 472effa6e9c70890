import type { NoObservable, Observable } from '../observable.js';
import { observableOfAttribute } from './attribute-types.js';

/** An attribute of an object, with the name that the object's template gives it. */
export interface ObjectAttribute {
  readonly type: string;
  readonly relation: string;
  readonly value: string;
  readonly toIds: boolean;
}

/** In which brackets the attributes of an object stand: those of one group are alternatives, since each of them is enough to know the thing by. */
const HASHES: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'ssdeep', 'tlsh']);

/** What of an object is context, whatever its flag says. */
const CONTEXT: ReadonlySet<string> = new Set([
  'text',
  'comment',
  'datetime',
  'float',
  'boolean',
  'counter',
  'malware-sample',
  'attachment',
  'port',
  'link',
]);

/**
 * The pattern of an object. A file is known by any of its hashes; where there is none, by its name. Other objects are what all of their attributes
 * say that are for detection, as far as these are of one object type; what is of another type stands in brackets of its own.
 */
export function patternOfObject(
  name: string,
  attributes: readonly ObjectAttribute[],
): { readonly pattern: string; readonly leftOut: readonly string[] } | NoObservable {
  const flagged = attributes.filter(({ toIds }) => toIds);
  if (flagged.length === 0) return { reason: 'none of its attributes is for detection (to_ids)' };
  const wanted = flagged.filter(({ type }) => !CONTEXT.has(type));
  if (wanted.length === 0) return { reason: `there is no pattern for a ${name} without more than text` };
  const port = attributes.find(({ relation, type }) => type === 'port' && /^(?:dst-port|port)$/.test(relation));
  const read = wanted.map((one) => ({ one, found: withPort(one, port) }));
  const leftOut = read.flatMap(({ one, found }) => ('reason' in found ? [`${one.relation}: ${found.reason}`] : []));
  const usable = read.flatMap(({ one, found }) => ('reason' in found ? [] : [{ one, found }]));
  const [first] = usable;
  if (!first) return { reason: leftOut[0] ?? `there is no pattern for the object ${name}` };

  const hashes = usable.filter(({ one }) => HASHES.has(one.type));
  if (hashes.length > 0) {
    const others = usable
      .filter((one) => !hashes.includes(one))
      .map(({ one }) => `${one.relation} of what its hash tells`);
    return {
      pattern: `[${hashes.map(({ found }) => found.comparison).join(' OR ')}]`,
      leftOut: [...leftOut, ...others],
    };
  }
  return { pattern: bracketsOf(usable.map(({ found }) => found)), leftOut };
}

function withPort(one: ObjectAttribute, port: ObjectAttribute | undefined): Observable | NoObservable {
  const isDestination = /^(?:ip|dst-ip|ip-dst)$/.test(one.relation) && /^ip-/.test(one.type);
  return port && isDestination
    ? observableOfAttribute('ip-dst|port', `${one.value}|${port.value}`)
    : observableOfAttribute(one.type, one.value);
}

/** Comparisons of one type stand in one pair of brackets; those of several values of one path are alternatives. */
function bracketsOf(observables: readonly Observable[]): string {
  const types = new Map<string, Map<string, string[]>>();
  for (const { type, comparison, isAlternative } of observables) {
    const paths = types.get(type) ?? new Map<string, string[]>();
    types.set(type, paths);
    const path = comparison.slice(0, comparison.indexOf(' '));
    paths.set(path, [...(paths.get(path) ?? []), isAlternative ? `(${comparison})` : comparison]);
  }
  const brackets = [...types.values()].map((paths) => {
    const terms = [...paths.values()].map((alternatives) =>
      alternatives.length === 1 ? (alternatives[0] ?? '') : `(${alternatives.join(' OR ')})`,
    );
    return `[${terms.join(' AND ')}]`;
  });
  return brackets.join(' AND ');
}
