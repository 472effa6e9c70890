import type { StixObject } from '../../stix/stix-object.js';
import type { Store } from './open-store.js';
import { versionKey } from './version-key.js';

/** What is remembered of an object that was pushed. */
export interface SentObject {
  readonly object: StixObject;
  /** `accepted`, or why not. */
  readonly state: string;
  readonly message?: string;
}

/** Whether the collection at a URL has accepted this version of an object. */
export function wasAccepted({ database }: Store, url: string, object: StixObject): boolean {
  const sql = 'SELECT state FROM sent WHERE url = ? AND id = ? AND version = ?';
  return database.row(sql, url, object.id, versionKey(object))?.[0] === 'accepted';
}

/** Remembers what became of objects that were pushed. What was accepted once stays so. `now` is RFC 3339. */
export function recordSent({ database }: Store, url: string, sent: readonly SentObject[], now: string): void {
  database.write(() => {
    for (const { object, state, message } of sent) {
      database.run(
        `INSERT INTO sent (url, id, version, state, message, sent_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (url, id, version) DO UPDATE SET state = excluded.state, message = excluded.message,
           sent_at = excluded.sent_at WHERE state <> 'accepted'`,
        url,
        object.id,
        versionKey(object),
        state,
        message ?? null,
        now,
      );
    }
  });
}
