import { compareTimestamps, parseTimestamp, shiftTimestamp, type Timestamp } from '../values/timestamp.js';

/**
 * The time that a stream has come to: nothing that ends before it is expected any more (semantics 14). It follows the greatest time seen at a
 * distance, the lateness, or is told, and never moves back.
 */
export interface Watermark {
  readonly at: () => Timestamp | undefined;
  /** Takes note of the end of an observation. */
  readonly see: (lastObserved: string) => void;
  /** Moves it to a time, if it is not there yet. Says whether it has moved. */
  readonly advance: (time: Timestamp) => boolean;
}

/** @param lateness seconds that it stays behind the greatest time seen; undefined if it only moves when it is told */
export function createWatermark(lateness: number | undefined, start?: Timestamp): Watermark {
  let mark = start;
  /** The greatest time seen that is not yet in `mark`, as text: most are never asked about, and then never parsed. */
  let latest = '';

  const advance = (time: Timestamp): boolean => {
    if (mark && compareTimestamps(time, mark) <= 0) return false;
    mark = time;
    return true;
  };
  const settle = (): void => {
    if (latest === '' || lateness === undefined) return;
    const time = parseTimestamp(latest);
    latest = '';
    if (time) advance(shiftTimestamp(time, -lateness));
  };

  return {
    at: () => {
      settle();
      return mark;
    },
    see: (text) => {
      if (lateness === undefined || text === latest) return;
      // Texts of one form order as their times do. Of others both are parsed.
      if (text.length === latest.length) {
        if (text > latest) latest = text;
        return;
      }
      settle();
      latest = text;
    },
    advance: (time) => {
      settle();
      return advance(time);
    },
  };
}
