import { createSightings, type SightingObjects } from '../../report/index.js';
import { mergeStandaloneObjects, type StandaloneSco } from '../../stix/standalone-objects.js';
import { createBundleWriter } from '../bundle-writer.js';
import type { Terminal } from '../terminal.js';
import type { MatchOutput, MatchOutputOptions } from './match-output.js';

/** A day: what one reader of another organisation wants to know of an indicator. */
const DEFAULT_WINDOW = 86_400;

/** `stix`: sightings, what they rest on, and the sensors that saw it. One bundle at the end; while logs are followed a bundle a line, when windows end. */
export function createStixOutput(
  { follow = false, sightingWindow = DEFAULT_WINDOW, createdBy }: MatchOutputOptions,
  { out, note }: Terminal,
): MatchOutput {
  let cut = 0;
  let invalid = 0;
  const sightings = createSightings({
    window: sightingWindow,
    createdByRef: createdBy,
    onLimit: () => {
      cut += 1;
    },
    onInvalid: () => {
      invalid += 1;
    },
  });

  const write = async ({ objects, observables }: SightingObjects): Promise<void> => {
    let text = '';
    const bundle = createBundleWriter(
      follow
        ? (part) => {
            text += part;
            return Promise.resolve();
          }
        : out,
    );
    const merged: readonly StandaloneSco[] = [...mergeStandaloneObjects(observables).values()];
    for (const part of [objects, merged]) {
      for (let at = 0; at < part.length; at += AT_ONCE) await bundle.add(part.slice(at, at + AT_ONCE));
    }
    await bundle.finish();
    if (follow) await out(`${text.replaceAll('\n', '')}\n`);
  };

  /** A bundle a line, each of a bounded number of sightings: all windows of a day end at once. */
  const writeAll = async (before?: string): Promise<void> => {
    for (let due = sightings.take(before, A_LINE); due.objects.length > 0; due = sightings.take(before, A_LINE)) {
      await write(due);
    }
  };

  return {
    match: ({ match, others }) => {
      // Each source learns of its own indicator.
      for (const indicator of [match.indicator, ...others]) sightings.add({ ...match, indicator });
    },
    flush: async (watermark) => {
      if (watermark === undefined) return;
      await writeAll(watermark);
    },
    finish: async (isKept) => {
      if (!isKept) {
        if (follow) await writeAll();
        else await write(sightings.take());
      }
      if (invalid > 0) {
        note(`${invalid.toLocaleString('en')} matches are in no sighting: the id of their indicator is none of STIX`);
      }
      if (cut > 0) {
        note(
          `${cut.toLocaleString('en')} matches are in the count of their sighting, whose observed-data are those of its first observations`,
        );
      }
    },
    save: sightings.save,
    restore: sightings.restore,
  };
}

const AT_ONCE = 1_000;
const A_LINE = 100;
