import { closeStore, openStore, type OpenStoreOptions, type Store } from '../../feeds/store/index.js';
import { orUsageError } from './describe-failure.js';

/** Uses a store and closes it; what is wrong with it ends the command with exit code 2. */
export function useStore<Result>(
  path: string,
  use: (store: Store) => Promise<Result> | Result,
  options: OpenStoreOptions = {},
): Promise<Result> {
  return orUsageError(async () => {
    const store = openStore(path, options);
    try {
      return await use(store);
    } finally {
      closeStore(store);
    }
  });
}
