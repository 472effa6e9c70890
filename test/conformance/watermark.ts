import type { ShortObservation } from './case.js';

/** The watermark (semantics 14): the greatest time seen less the lateness in seconds. Stream cases keep to whole milliseconds. */
export function watermarkOf(seen: readonly ShortObservation[], lateness: number): string {
  const times = seen.map(({ first, last }) => Date.parse(last ?? first));
  return new Date(Math.max(...times) - lateness * 1000).toISOString();
}
