import { stat } from 'node:fs/promises';
import type { ProfileName } from '../../compile/profile.js';
import type { IndicatorSet } from '../../indicator-set/indicator-set.js';
import { expandInputs } from '../../input/expand-inputs.js';
import { loadIndicators, type IndicatorsLoaded } from '../load-indicators.js';
import { openPreparedSet } from '../prepared-set.js';
import { openStoreInputs, type StoreInputs } from '../stores/store-inputs.js';

/** Where the indicators of a run come from. */
export interface IndicatorInputs {
  readonly indicators: readonly string[];
  readonly expression: readonly string[];
  readonly store?: readonly string[];
  readonly profile: ProfileName;
}

/** The indicators of a run, loaded. */
export interface IndicatorsOpened {
  readonly set: IndicatorSet;
  readonly stores: StoreInputs;
  readonly read: IndicatorsLoaded;
}

/**
 * Loads what `-i`, `-e` and `--store` of a command line name into a set.
 * @throws UsageError if a path that was named cannot be opened.
 */
export async function openIndicators({
  indicators,
  expression,
  store,
  profile,
}: IndicatorInputs): Promise<IndicatorsOpened> {
  const prepared = await openPreparedSet(indicators, profile);
  const { set } = prepared;
  const stores = await openStoreInputs(prepared.feeds, store);
  stores.load(set);
  const read = await loadIndicators(stores.feeds, expression, set);
  return { set, stores, read };
}

/**
 * What the files behind `-i` look like from outside: another text after a change of any of them. Stores are not in it, since they say by themselves
 * what has changed, and their files change with every look.
 */
export async function lookOfFeeds(inputs: readonly string[], stores: StoreInputs): Promise<string> {
  const { files } = await expandInputs(inputs.filter((input) => input !== '-' && stores.feeds.includes(input)));
  const looks = await Promise.all(
    files.map(async ({ path }) => {
      try {
        const { ino, size, mtimeMs } = await stat(path);
        return `${path} ${ino} ${size} ${mtimeMs}`;
      } catch {
        return `${path} gone`;
      }
    }),
  );
  return looks.join('\n');
}
