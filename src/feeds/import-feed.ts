import { isIdentifier } from '../stix/identifier.js';
import type { Observation } from '../stix/observation.js';
import type { StixObject } from '../stix/stix-object.js';
import type { FeedFault, FeedIndicator, Untranslated } from './feed.js';
import { createIndicator } from './foreign/translation.js';
import { readPatternFile } from './pattern-file.js';
import { openFeed, type OpenedFeed, type ReadFeedOptions } from './read-feed.js';
import { readStixObjects } from './stix-objects.js';

/** Successive parts of a feed as STIX. */
export interface ImportBatch {
  /** Objects of a feed of STIX as they are, and of other feeds what is no indicator. */
  readonly objects: readonly StixObject[];
  /** Indicators that were made. Their patterns may be wrong where they are the feed's own. */
  readonly indicators: readonly FeedIndicator[];
  readonly observations: readonly Observation[];
  readonly untranslated: readonly Untranslated[];
  readonly faults: readonly FeedFault[];
}

const EMPTY: ImportBatch = { objects: [], indicators: [], observations: [], untranslated: [], faults: [] };

/**
 * Reads all of a feed of any kind, not only its indicators: objects of STIX 2.x as they are, and what other formats come to. It never
 * throws for what a file holds.
 *
 * @param path the file, `-` for standard input
 */
export function importFeed(path: string, options: ReadFeedOptions = {}): AsyncGenerator<ImportBatch, void, undefined> {
  return openFeed(path, options, readAll, (fault) => ({ ...EMPTY, faults: [fault] }));
}

async function* readAll({ kind, file, time, start, bytes }: OpenedFeed): AsyncGenerator<ImportBatch, void, undefined> {
  switch (kind.kind) {
    case 'stix':
      for await (const { objects, faults } of readStixObjects(file, bytes)) {
        const named = objects.filter(({ object }) => isIdentifier(object['id'], String(object['type'])));
        const untranslated = objects
          .filter((one) => !named.includes(one))
          .map(({ object, place }) => ({ place, what: String(object['type']), reason: NO_OBJECT }));
        yield { ...EMPTY, objects: named.map(({ object }) => object as unknown as StixObject), untranslated, faults };
      }
      break;
    case 'patterns':
      for await (const { indicators, faults } of readPatternFile(file, bytes)) {
        const made = indicators.map(({ indicator: { id, name, pattern = '' }, place }) => ({
          indicator: createIndicator(pattern, { id, name }, time),
          place,
        }));
        yield { ...EMPTY, indicators: made, faults };
      }
      break;
    case 'foreign':
      for await (const batch of kind.format.read(bytes, { file, time }, start)) {
        const { others = [], indicators, observations = [], untranslated = [], faults } = batch;
        yield { objects: others, indicators, observations, untranslated, faults };
      }
  }
}

const NO_OBJECT = 'it is no STIX object with an identifier of its type';
