import { parseTimestamp } from '../../values/timestamp.js';
import type { ObjectsMatch } from './objects-query.js';

/** Where a pull of a collection begins: everything up to there was received before. */
export interface PullPosition {
  /** Ask for what was added after this instant. RFC 3339. */
  readonly addedAfter: string;
}

/** The position as text, with what was asked for: a pull that asks for something else has to begin at the beginning. */
export function writePosition({ addedAfter }: PullPosition, match: ObjectsMatch): string {
  return JSON.stringify({ addedAfter, match: canonicalMatch(match) });
}

/** Reads what `writePosition` wrote; undefined for anything else, and if it was another question. */
export function readPosition(text: string | undefined, match: ObjectsMatch): PullPosition | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || !('addedAfter' in value) || !('match' in value)) return undefined;
  const { addedAfter } = value;
  if (typeof addedAfter !== 'string' || !parseTimestamp(addedAfter) || value.match !== canonicalMatch(match)) {
    return undefined;
  }
  return { addedAfter };
}

function canonicalMatch({ types, ids, versions, specVersions }: ObjectsMatch): string {
  return JSON.stringify([types, ids, versions, specVersions].map((list) => [...new Set(list ?? [])].sort()));
}
