import type { Condition } from '../condition.js';

/** Records that are recognised by name although no mapping of ours reads them. */
export interface UnmappedSource {
  readonly name: string;
  readonly title: string;
  readonly recognised: Condition;
}

/** STIX itself, which is read without a mapping. */
export const STIX: UnmappedSource = {
  name: 'stix',
  title: 'STIX observed-data',
  recognised: { any: [{ field: 'type', in: ['bundle', 'observed-data'] }] },
};

/** Logs that are common enough to be called by their name when they cannot be read: none at present. */
export const UNMAPPED_SOURCES: readonly UnmappedSource[] = [];
