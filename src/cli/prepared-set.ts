import { open, readFile } from 'node:fs/promises';
import type { ProfileName } from '../compile/profile.js';
import { createIndicatorSet, openIndicatorSet, type IndicatorSet } from '../indicator-set/indicator-set.js';
import { SAVED_SET_HEADER } from '../indicator-set/saved-set.js';
import { SealedDataError } from '../stix/sealed-data.js';
import { UsageError } from './exit-code.js';

/** A set to add the other inputs to. */
export interface PreparedSet {
  readonly set: IndicatorSet;
  /** The inputs that are no prepared set. */
  readonly feeds: readonly string[];
}

/**
 * Opens the prepared set among the `-i` of a command line, or makes an empty one. It is told by how its file begins, never by its name.
 * @throws UsageError if there are several, or it is damaged, of another version or of another profile.
 */
export async function openPreparedSet(inputs: readonly string[], profile: ProfileName): Promise<PreparedSet> {
  const feeds: string[] = [];
  let set: IndicatorSet | undefined;
  for (const input of inputs) {
    if (!(await isPrepared(input))) {
      feeds.push(input);
      continue;
    }
    if (set) throw new UsageError(`-i ${input}: there can be one prepared set. Prepare one of all feeds.`);
    set = await openOne(input, profile);
  }
  return { set: set ?? createIndicatorSet([], { profile }), feeds };
}

async function isPrepared(path: string): Promise<boolean> {
  try {
    const handle = await open(path);
    try {
      const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(SAVED_SET_HEADER.length), position: 0 });
      return buffer.toString('latin1', 0, bytesRead) === SAVED_SET_HEADER;
    } finally {
      await handle.close();
    }
  } catch {
    // A glob, a directory, or what cannot be opened: whoever reads feeds says so.
    return false;
  }
}

async function openOne(path: string, profile: ProfileName): Promise<IndicatorSet> {
  try {
    const set = openIndicatorSet(await readFile(path));
    if (set.profile === profile) return set;
    throw new UsageError(
      `-i ${path}: it was prepared with --profile ${set.profile}; say so here, or prepare it again.`,
    );
  } catch (error) {
    if (!(error instanceof SealedDataError)) throw error;
    throw new UsageError(`-i ${path}: ${error.message} Prepare it again with stix-pattern store prepare.`);
  }
}
