import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  closeStore,
  enterCollection,
  openStore,
  putObjects,
  readObjects,
  type PutReport,
  type Store,
} from '../../../src/feeds/store/index.js';
import type { StixObject } from '../../../src/stix/stix-object.js';

export const NOW = '2026-03-12T12:00:00.000Z';

/** An identifier that a small number decides. */
export function idOf(type: string, digit: number): string {
  return `${type}--00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
}

/** A time that a small number orders. */
export function timeOf(second: number): string {
  return `2026-01-01T00:00:${String(second).padStart(2, '0')}Z`;
}

/** An indicator of which number and version are all that matters. */
export function indicator(digit: number, second: number, others: Readonly<Record<string, unknown>> = {}): StixObject {
  return {
    type: 'indicator',
    spec_version: '2.1',
    id: idOf('indicator', digit),
    created: timeOf(0),
    modified: timeOf(second),
    pattern: `[domain-name:value = 'host-${digit}.example']`,
    pattern_type: 'stix',
    valid_from: timeOf(0),
    ...others,
  };
}

/** A relationship between two objects. */
export function relationship(
  digit: number,
  type: string,
  source: string,
  target: string,
  others: object = {},
): StixObject {
  return {
    type: 'relationship',
    spec_version: '2.1',
    id: idOf('relationship', digit),
    created: timeOf(0),
    modified: timeOf(0),
    relationship_type: type,
    source_ref: source,
    target_ref: target,
    ...others,
  };
}

/** A folder that goes with the test. */
export function temporaryFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'stix-pattern-store-'));
  return {
    path: (name) => join(folder, name),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Puts objects into the collection of that name. */
export function put(store: Store, source: string, objects: readonly unknown[], position?: string): PutReport {
  const { number } = enterCollection(store, { source, url: `https://${source}.example/` });
  return putObjects(store, { collection: number, objects, now: NOW, ...(position !== undefined && { position }) });
}

/** Uses a store and closes it. */
export function withStore<Result>(path: string, use: (store: Store) => Result): Result {
  const store = openStore(path, { create: true });
  try {
    return use(store);
  } finally {
    closeStore(store);
  }
}

/** What a store holds, as `number@second` of each indicator. */
export function heldVersions(store: Store): readonly string[] {
  return [...readObjects(store)].map(({ object }) => nameOf(object));
}

/** An object as `number@second`. */
export function nameOf({ id = '', modified }: { readonly id?: string; readonly modified?: unknown }): string {
  const second = typeof modified === 'string' ? Number(modified.slice(17, 19)) : '';
  return `${Number(id.slice(-12))}@${second}`;
}
