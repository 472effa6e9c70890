import type { ProfileName } from '../compile/profile.js';
import type { IndicatorSet } from '../indicator-set/indicator-set.js';
import { joinGraphs } from '../stix/memory-graph.js';
import type { Knowledge } from './knowledge.js';
import { loadIndicators, type IndicatorsLoaded } from './load-indicators.js';
import { openPreparedSet } from './prepared-set.js';
import { openStoreInputs, type StoreInputs } from './stores/store-inputs.js';

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
  readonly knowledge: Knowledge;
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
  const graph = joinGraphs([stores.graph, read.graph]);
  const sourcesOf: Knowledge['sourcesOf'] = (indicator) => [
    ...stores.sourcesOf(indicator),
    ...read.sourcesOf(indicator),
  ];
  return { set, stores, read, knowledge: { graph, sourcesOf } };
}
