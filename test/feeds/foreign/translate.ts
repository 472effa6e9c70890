import { validatePattern } from '../../../src/analysis/validate-pattern.js';
import { validateIndicator } from '../../../src/analysis/validate-indicator.js';
import type { FeedBatch, FeedFault, Untranslated } from '../../../src/feeds/index.js';
import type { ForeignFormat } from '../../../src/feeds/foreign/formats.js';
import { JSON_FORMATS, TEXT_FORMATS } from '../../../src/feeds/foreign/formats.js';
import type { Observation } from '../../../src/stix/observation.js';
import type { StixObject } from '../../../src/stix/stix-object.js';

/** When the feeds of tests were made. */
export const TIME = Date.UTC(2026, 0, 2);

/** What a text comes to. */
export interface Translated {
  readonly format: string;
  readonly indicators: readonly StixObject[];
  readonly patterns: readonly string[];
  readonly others: readonly StixObject[];
  readonly observations: readonly Observation[];
  readonly untranslated: readonly Untranslated[];
  /** The reasons of those of which nothing is left, and of the others with a `~`. */
  readonly reasons: readonly string[];
  readonly faults: readonly FeedFault[];
}

/** Reads a text as the format that it is told to be by its beginning. Every indicator that comes of it must be one that `validate` takes. */
export async function translate(text: string, file = 'feed'): Promise<Translated> {
  const format = [...JSON_FORMATS, ...TEXT_FORMATS].find(({ accepts }) => accepts(text));
  if (!format) throw new Error('No format takes the text.');
  const batches = await readAll(format, text, file);
  const indicators = batches.flatMap((batch) => batch.indicators.map(({ indicator }) => indicator as StixObject));
  for (const indicator of indicators) {
    const errors = [...validateIndicator(indicator), ...validatePattern(String(indicator['pattern']))];
    const wrong = errors.find(({ severity }) => severity === 'error');
    if (wrong) throw new Error(`${String(indicator['pattern'])}: ${wrong.code} ${wrong.message}`);
  }
  const untranslated = batches.flatMap((batch) => batch.untranslated ?? []);
  return {
    format: format.name,
    indicators,
    patterns: indicators.map(({ pattern }) => String(pattern)),
    others: batches.flatMap(({ others = [] }) => others),
    observations: batches.flatMap(({ observations = [] }) => observations),
    untranslated,
    reasons: untranslated.map(({ reason, isPartial }) => (isPartial ? `~ ${reason}` : reason)),
    faults: batches.flatMap(({ faults }) => faults),
  };
}

async function readAll(format: ForeignFormat, text: string, file: string): Promise<readonly FeedBatch[]> {
  const batches: FeedBatch[] = [];
  for await (const batch of format.read(bytesOf(text), { file, time: TIME }, text)) batches.push(batch);
  return batches;
}

/** In chunks that cut characters and lines. */
async function* bytesOf(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new TextEncoder().encode(text);
  const size = Math.max(7, Math.ceil(bytes.length / 50));
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
