import { Cron } from 'croner';

/** When a source is asked. */
export type Schedule =
  | { readonly kind: 'interval'; readonly milliseconds: number }
  /** A pattern of cron(5), in UTC unless a zone of the IANA database is named. */
  | { readonly kind: 'cron'; readonly pattern: string; readonly zone?: string };

/** When something is due next. Times are milliseconds since the epoch. */
export interface Due {
  readonly next: () => number;
  /** Says that it has been done at a time, and fixes when it is due again. */
  readonly done: (now: number) => void;
}

/**
 * Begins a schedule at a time. By an interval it is due at once, and again as long after it was due; a time that has passed meanwhile is not made up for.
 * `jitter` (milliseconds) puts each time off by up to as much, so that the clients of one server do not come together; `random` gives 0 to 1.
 */
export function beginSchedule(schedule: Schedule, now: number, jitter: number, random: () => number): Due {
  let planned = schedule.kind === 'interval' ? now : nextOf(schedule, now);
  let next = planned + (schedule.kind === 'interval' ? 0 : putOff(jitter, random));
  return {
    next: () => next,
    done: (at) => {
      planned = schedule.kind === 'interval' ? afterInterval(planned, schedule.milliseconds, at) : nextOf(schedule, at);
      next = planned + putOff(jitter, random);
    },
  };
}

function putOff(jitter: number, random: () => number): number {
  return Math.floor(jitter * random());
}

function afterInterval(planned: number, milliseconds: number, now: number): number {
  const missed = Math.floor((now - planned) / milliseconds);
  return planned + milliseconds * Math.max(1, missed + 1);
}

function nextOf({ pattern, zone }: Extract<Schedule, { readonly kind: 'cron' }>, now: number): number {
  const next = cronOf(pattern, zone).nextRun(new Date(now));
  // A day that no calendar has, such as 31 February: never.
  return next?.getTime() ?? Infinity;
}

/** What is wrong with a pattern of cron, or with the zone; undefined if nothing is. */
export function faultOfCron(pattern: string, zone?: string): string | undefined {
  try {
    return cronOf(pattern, zone).nextRun() === null ? 'It is never due.' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function cronOf(pattern: string, zone = 'UTC'): Cron {
  return new Cron(pattern, { paused: true, timezone: zone });
}
