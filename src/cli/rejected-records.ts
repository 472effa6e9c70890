import type { RejectedRecord } from '../pipeline/index.js';
import type { RejectsFile } from './rejects-file.js';

/** The first few records that were rejected for each reason; the summary has the counts. */
export interface RejectedRecords {
  readonly add: (file: string, record: RejectedRecord) => void;
  /** Where they are, by reason: `dns.log:17`. */
  readonly examples: () => ReadonlyMap<string, readonly string[]>;
}

const SHOWN_PER_REASON = 3;

/** Starts with none. All of them go to `rejects`, too. */
export function createRejectedRecords(rejects?: Pick<RejectsFile, 'add'>): RejectedRecords {
  const examples = new Map<string, string[]>();
  return {
    add: (file, record) => {
      rejects?.add(file, record);
      const { line, reason } = record;
      const places = examples.get(reason);
      if (!places) examples.set(reason, [`${file}:${line}`]);
      else if (places.length < SHOWN_PER_REASON) places.push(`${file}:${line}`);
    },
    examples: () => examples,
  };
}
