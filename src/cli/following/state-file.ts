import { readFile } from 'node:fs/promises';
import { unsealFollowState, type FollowState } from '../../pipeline/index.js';
import { SealedDataError } from '../../stix/sealed-data.js';
import { UsageError } from '../exit-code.js';

/**
 * Reads the state that another run left, if there is one.
 * @throws UsageError if the file is none, is damaged, or belongs to a run with other settings: nothing is ever written over it then.
 */
export async function readStateFile(path: string, settings: FollowState['settings']): Promise<FollowState | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new UsageError(`--state ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const state = unsealFollowState(bytes);
    for (const [name, value] of Object.entries(settings)) {
      const before = state.settings[name];
      if (before !== value) {
        throw new UsageError(
          `--state ${path}: it was written with --${name} ${before ?? '(none)'}, and this run has ${value}. Use the same, or another file.`,
        );
      }
    }
    return state;
  } catch (error) {
    if (!(error instanceof SealedDataError)) throw error;
    throw new UsageError(`--state ${path}: ${error.message} Remove the file to begin anew.`);
  }
}
