import { stat } from 'node:fs/promises';
import { expandInputs } from '../../input/expand-inputs.js';
import type { StoreInputs } from '../stores/store-inputs.js';

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
