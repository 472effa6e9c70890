import { createHash } from 'node:crypto';
import { OWN_NAMESPACE, uuidV5 } from '../stix/uuid.js';

export type Write = (text: string) => Promise<void>;

/** Writes one bundle, object by object. The caller gives each object once. */
export interface BundleWriter {
  readonly add: (objects: readonly { readonly id: string }[]) => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** A bundle whose identifier the identifiers of its objects decide: the same input gives the same bundle. */
export function createBundleWriter(write: Write): BundleWriter {
  const names = createHash('sha1');
  let isEmpty = true;
  return {
    add: async (objects) => {
      if (objects.length === 0) return;
      for (const { id } of objects) names.update(id);
      const lead = isEmpty ? '{"type":"bundle","objects":[\n' : ',\n';
      isEmpty = false;
      await write(lead + objects.map((one) => JSON.stringify(one)).join(',\n'));
    },
    finish: async () => {
      // It stands at the end because the objects decide it.
      const id = `bundle--${uuidV5(OWN_NAMESPACE, names.digest('hex'))}`;
      await write(isEmpty ? `${JSON.stringify({ type: 'bundle', id })}\n` : `\n],"id":"${id}"}\n`);
    },
  };
}
