import {
  compareTimestamps,
  formatTimestamp,
  parseTimestamp,
  shiftTimestamp,
  type Timestamp,
} from '../values/timestamp.js';

/**
 * The time that a stream has come to: nothing that ends before it is expected any more (semantics 14). It follows the greatest time seen at a
 * distance, the lateness, or is told, and never moves back.
 */
export interface Watermark {
  readonly at: () => Timestamp | undefined;
  /** Whether an observation that ends then is behind it. */
  readonly isBehind: (lastObserved: string) => boolean;
  /** Whether it is later than a time that it was not later than when that was first asked. */
  readonly hasPassed: (time: Timestamp) => boolean;
  /** Takes note of the end of an observation. */
  readonly see: (lastObserved: string) => void;
  /** Moves it to a time, if it is not there yet. Says whether it has moved. */
  readonly advance: (time: Timestamp) => boolean;
}

/** The part of a timestamp that says which second it is in. */
const TO_THE_SECOND = 'YYYY-MM-DDThh:mm:ss'.length;

/** @param lateness seconds that it stays behind the greatest time seen; undefined if it only moves when it is told */
export function createWatermark(lateness: number | undefined, start?: Timestamp): Watermark {
  let mark = start;
  /** The greatest time seen, as text, if it is not before the mark: most are never asked about, and then never parsed. */
  let latest = '';
  /** Whether `latest` has moved the mark already. */
  let isSettled = true;
  /** The time that was last asked about, and the second that has to be seen before the watermark can have passed it, as text. */
  let [asked, gate]: [Timestamp | undefined, string] = [undefined, ''];

  const advance = (time: Timestamp): boolean => {
    if (mark && compareTimestamps(time, mark) <= 0) return false;
    mark = time;
    return true;
  };
  const settle = (): void => {
    if (isSettled) return;
    isSettled = true;
    const time = parseTimestamp(latest);
    if (time && lateness !== undefined) advance(shiftTimestamp(time, -lateness));
  };
  const isBefore = (text: string, time: Timestamp): boolean => {
    const parsed = parseTimestamp(text);
    return parsed !== undefined && compareTimestamps(parsed, time) < 0;
  };

  return {
    at: () => {
      settle();
      return mark;
    },
    isBehind: (text) => {
      // What is not earlier than the latest is not late. Texts of one length order as their times do.
      if (latest !== '' && text.length === latest.length && text >= latest) return false;
      settle();
      return mark !== undefined && isBefore(text, mark);
    },
    hasPassed: (time) => {
      if (time !== asked) {
        asked = time;
        gate = formatTimestamp(shiftTimestamp(time, lateness ?? 0)).slice(0, TO_THE_SECOND);
      }
      if (latest !== '' && latest < gate) return false;
      settle();
      return mark !== undefined && compareTimestamps(time, mark) < 0;
    },
    see: (text) => {
      if (lateness === undefined) return;
      if (latest !== '' && text.length === latest.length) {
        if (text <= latest) return;
        latest = text;
        isSettled = false;
        return;
      }
      settle();
      const [time, before] = [parseTimestamp(text), parseTimestamp(latest)];
      if (!time || (before && compareTimestamps(time, before) <= 0) || (mark && compareTimestamps(time, mark) < 0))
        return;
      latest = text;
      isSettled = false;
    },
    advance: (time) => {
      settle();
      const isMoved = advance(time);
      if (isMoved && isBefore(latest, time)) latest = '';
      return isMoved;
    },
  };
}
