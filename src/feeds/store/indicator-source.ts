import type { Indicator } from '../../stix/indicator.js';
import { numberAt } from './database.js';
import { applyChange, hasChanged, readChange, type ChangePosition, type ChangeTarget } from './follow-store.js';
import type { Store } from './open-store.js';
import { readObjects } from './read-objects.js';

/** The indicators of a store, for a set that is to hold them and to stay up to date while others write to the store. */
export interface IndicatorSource {
  /** Adds all that count, batch by batch: a store of a million indicators is never in memory as a whole. Once, before `refresh`. */
  readonly load: (target: ChangeTarget) => void;
  /**
   * Brings the target up to date.
   * @returns whether anything has changed; finding out that nothing has takes microseconds
   */
  readonly refresh: (target: ChangeTarget) => boolean;
}

const BATCH = 4_096;

/**
 * A source over an open store. With `now` (RFC 3339), indicators whose `valid_until` has passed by it are not among them, and leave when
 * it passes; without it `valid_until` is not looked at. Revoked ones never are.
 */
export function createIndicatorSource(store: Store, now?: () => string): IndicatorSource {
  let position: ChangePosition = { sequence: 0 };
  return {
    load: (target) => {
      const at = now?.();
      // Before the first object is read: what changes meanwhile comes again with the next refresh, and is then the same.
      const [last] = store.database.row('SELECT coalesce(max(sequence), 0) FROM latest') ?? [0];
      position = { sequence: numberAt([last ?? 0], 0), ...(at !== undefined && { at }) };
      const states = at === undefined ? (['active', 'expired'] as const) : (['active'] as const);
      let batch: Partial<Indicator>[] = [];
      for (const { object } of readObjects(store, { ...(at !== undefined && { at }), types: ['indicator'], states })) {
        batch.push(object as Partial<Indicator>);
        if (batch.length < BATCH) continue;
        target.add(batch);
        batch = [];
      }
      target.add(batch);
    },
    refresh: (target) => {
      const at = now?.();
      if (!hasChanged(store, position, at)) return false;
      const change = readChange(store, position, at);
      position = change.position;
      applyChange(target, change);
      return change.removed.length > 0 || change.indicators.length > 0;
    },
  };
}
