import { toInlineObservedData, toObservedData } from '../report/index.js';
import type { Observation } from '../stix/observation.js';
import { mergeStandaloneObjects, type StandaloneSco } from '../stix/standalone-objects.js';
import { createBundleWriter, type Write } from './bundle-writer.js';

/** Where the observations of `convert` go. */
export interface ConvertOutput {
  readonly add: (observations: readonly Observation[]) => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** A line of JSON for each observation, which holds its objects. */
export function createLinesOutput(write: Write): ConvertOutput {
  return {
    add: async (observations) => {
      const lines = observations.map((observation) => `${JSON.stringify(toInlineObservedData(observation))}\n`);
      if (lines.length > 0) await write(lines.join(''));
    },
    finish: () => Promise.resolve(),
  };
}

/** So many objects are written at once. */
const AT_ONCE = 1_000;
/** So many objects that are known to be the same are kept before they are brought together. */
const MERGED_AT = 50_000;

/**
 * One bundle. The observed-data come first, as they are read, and then the objects that they refer to, each of them once: those are kept until the end,
 * which takes memory for every distinct object of the logs.
 */
export function createBundleOutput(write: Write): ConvertOutput {
  const bundle = createBundleWriter(write);
  let objects = new Map<string, StandaloneSco>();
  let fresh: StandaloneSco[] = [];
  const merge = (): void => {
    objects = new Map(mergeStandaloneObjects([...objects.values(), ...fresh]));
    fresh = [];
  };
  return {
    add: async (observations) => {
      const made = observations.map((observation) => toObservedData(observation));
      for (const one of made) fresh.push(...one.objects);
      // Not at each batch: what is known already would be gone through again and again.
      if (fresh.length > Math.max(MERGED_AT, objects.size)) merge();
      await bundle.add(made.flatMap(({ observedData }) => observedData));
    },
    finish: async () => {
      merge();
      const kept = [...objects.values()];
      for (let at = 0; at < kept.length; at += AT_ONCE) await bundle.add(kept.slice(at, at + AT_ONCE));
      await bundle.finish();
    },
  };
}
