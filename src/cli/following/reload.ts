import { openIndicators, type IndicatorInputs, type IndicatorsOpened } from '../open-indicators.js';
import { lookOfFeeds } from './feed-look.js';

/** The indicators of a run that goes on while their feeds change. */
export interface Reload {
  /** Asks for all to be loaded anew, whether anything has changed or not. */
  readonly ask: () => void;
  /**
   * Starts loading if that is asked for, or if a file has changed since the last look. Gives indicators that are loaded and not in place yet, once;
   * those in force stay in force until then, and for good if the others cannot be loaded.
   */
  readonly check: (current: IndicatorsOpened) => Promise<IndicatorsOpened | undefined>;
}

export interface ReloadOptions {
  readonly now: () => number;
  /** Milliseconds between two looks at the files. */
  readonly lookEvery: number;
  /** Told that loading failed, and why. */
  readonly onFailed: (reason: string) => void;
  /** Called when there is something to take. */
  readonly onLoaded: () => void;
}

/** Watches the inputs that `current` was opened from. */
export async function createReload(
  inputs: IndicatorInputs,
  current: IndicatorsOpened,
  { now, lookEvery, onFailed, onLoaded }: ReloadOptions,
): Promise<Reload> {
  let look = await lookOfFeeds(inputs.indicators, current.stores);
  let lookedAt = now();
  let isAsked = false;
  let isLoading = false;
  let next: IndicatorsOpened | undefined;

  const start = (): void => {
    isAsked = false;
    isLoading = true;
    openIndicators(inputs)
      .then((opened) => {
        if (opened.set.size > 0) next = opened;
        else {
          opened.stores.close();
          onFailed('there is no indicator in them');
        }
      })
      .catch((error: unknown) => {
        onFailed(error instanceof Error ? error.message : String(error));
      })
      .finally(() => {
        isLoading = false;
        onLoaded();
      });
  };

  return {
    ask: () => {
      isAsked = true;
    },
    check: async ({ stores }) => {
      if (now() - lookedAt >= lookEvery) {
        lookedAt = now();
        const seen = await lookOfFeeds(inputs.indicators, stores);
        isAsked ||= seen !== look;
        look = seen;
      }
      if (isAsked && !isLoading) start();
      const loaded = next;
      next = undefined;
      return loaded;
    },
  };
}
