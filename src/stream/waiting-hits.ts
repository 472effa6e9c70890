import type { TimedObservation } from '../match/release-order.js';
import { compareTimestamps, type Timestamp } from '../values/timestamp.js';
import type { CompositeState } from './composite-state.js';

/** A hit of a composite pattern that waits for the watermark. */
export interface Waiting {
  readonly state: CompositeState;
  readonly timed: TimedObservation;
  /** The expressions that the observation satisfies, ascending. */
  readonly expressions: readonly number[];
}

/** The hits of all composite patterns that wait, by the end of their observation: one look says that none is due. */
export interface WaitingHits {
  readonly size: () => number;
  /** The one that ends first. */
  readonly first: () => Waiting | undefined;
  readonly add: (hit: Waiting) => void;
  /** Takes out those that end before the watermark, or all without one. */
  readonly takeDue: (watermark: Timestamp | undefined) => Waiting[];
  readonly all: () => readonly Waiting[];
  /** A second before which none of them begins; Infinity if there are none. */
  readonly earliestBeginning: () => number;
}

/** A binary heap. Logs are nearly in order, so that a hit mostly stays where it is put. */
export function createWaitingHits(): WaitingHits {
  let heap: Waiting[] = [];
  let earliest = Infinity;
  /** Hits taken out since `earliest` was worked out: it may have become too low, which costs memory and nothing else. */
  let taken = 0;

  const isBefore = (left: number, right: number): boolean => {
    const [one, other] = [heap[left], heap[right]];
    return one !== undefined && (other === undefined || compareTimestamps(one.timed.last, other.timed.last) < 0);
  };
  const swap = (left: number, right: number): void => {
    const [one, other] = [heap[left], heap[right]];
    if (!one || !other) return;
    heap[left] = other;
    heap[right] = one;
  };
  const takeFirst = (): void => {
    const last = heap.pop();
    if (heap.length === 0 || !last) return;
    heap[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isBefore(right, left) ? right : left;
      if (!isBefore(least, at)) return;
      swap(at, least);
      at = least;
    }
  };

  return {
    size: () => heap.length,
    first: () => heap[0],
    add: (hit) => {
      earliest = Math.min(earliest, hit.timed.first.seconds);
      let at = heap.push(hit) - 1;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) return;
        swap(at, parent);
        at = parent;
      }
    },
    takeDue: (watermark) => {
      if (!watermark) {
        const all = heap;
        heap = [];
        earliest = Infinity;
        return all;
      }
      const due: Waiting[] = [];
      for (let first = heap[0]; first && compareTimestamps(first.timed.last, watermark) < 0; first = heap[0]) {
        due.push(first);
        takeFirst();
      }
      taken += due.length;
      return due;
    },
    all: () => heap,
    earliestBeginning: () => {
      if (taken > heap.length) {
        earliest = heap.reduce((least, { timed }) => Math.min(least, timed.first.seconds), Infinity);
        taken = 0;
      }
      return earliest;
    },
  };
}
