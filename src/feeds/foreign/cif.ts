import type { Bytes } from '../../input/byte-source.js';
import type { JsonElement } from '../../input/json-element.js';
import { readJsonElements } from '../../input/read-json-elements.js';
import type { FeedBatch, FeedPlace } from '../feed.js';
import { toFeedFault } from '../stix-feed.js';
import type { FeedContext } from './feed-context.js';
import { parseFeedTime } from './feed-time.js';
import { isRecord, textIn, textsIn, type JsonRecord } from './json-record.js';
import { KINDS, type Kind } from './observable.js';
import { tlpLevelOf, tlpMarkingId, type TlpLevel } from '../../stix/tlp.js';
import { createMarker } from './tlp.js';
import { createDraft, createIndicator, createReference, patternOf, type IndicatorDetails } from './translation.js';

/** Types of indicators of the Collective Intelligence Framework, version 3 and later (`itype`). */
const TYPES: Readonly<Record<string, Kind>> = {
  ipv4: 'address',
  ipv6: 'address',
  fqdn: 'domain-name',
  url: 'url',
  email: 'email-address',
  md5: 'md5',
  sha1: 'sha1',
  sha256: 'sha256',
  sha512: 'sha512',
  ssdeep: 'ssdeep',
  asn: 'as-number',
  mac: 'mac-address',
};

/** Whether a text begins like CIF's JSON: objects with an indicator and its `itype`. */
export function isCif(text: string): boolean {
  return /^\s*[[{]/.test(text) && /"itype"\s*:/.test(text) && /"indicator"\s*:/.test(text);
}

/** Reads indicators of CIF: an array, one object a line, or what the API answers with (`data`). */
export async function* readCif(bytes: Bytes, { file, time }: FeedContext): AsyncGenerator<FeedBatch, void, undefined> {
  const mark = createMarker();
  for await (const { elements, faults } of readJsonElements(bytes, { arrays: ['data'] })) {
    const draft = createDraft();
    for (const element of elements) {
      const place: FeedPlace = placeOf(file, element);
      const record = isRecord(element.value) ? element.value : {};
      const [value, type] = [textIn(record, 'indicator') ?? '', textIn(record, 'itype') ?? ''];
      const kind = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
      const found =
        kind === undefined ? { reason: `there is no pattern for the type ${type.slice(0, 40)}` } : KINDS[kind](value);
      const what = `${type} ${value}`.trim();
      if ('reason' in found) {
        draft.leave({ place, what, reason: found.reason });
        continue;
      }
      const level = tlpLevelOf(textIn(record, 'tlp') ?? '');
      draft.add(createIndicator(patternOf(found), detailsOf(record, value, level), time), place);
      mark(level, draft);
    }
    yield { ...draft.batch(), faults: faults.map((fault) => toFeedFault(file, fault)) };
  }
}

function placeOf(file: string, { line, column, pointer }: JsonElement): FeedPlace {
  return { file, line, column, ...(pointer !== '' && { pointer }) };
}

function detailsOf(record: JsonRecord, name: string, level: TlpLevel | undefined): IndicatorDetails {
  const confidence = Number(textIn(record, 'confidence') ?? Number.NaN);
  const [provider, reference] = [textIn(record, 'provider'), textIn(record, 'reference') ?? textIn(record, 'altid')];
  return {
    name,
    description: textIn(record, 'description'),
    created: parseFeedTime(textIn(record, 'firsttime')) ?? parseFeedTime(textIn(record, 'reporttime')),
    modified: parseFeedTime(textIn(record, 'reporttime')) ?? parseFeedTime(textIn(record, 'lasttime')),
    // CIF's scale has ten steps (v3); earlier feeds had a hundred.
    confidence:
      confidence >= 0 && confidence <= 100 ? Math.round(confidence <= 10 ? confidence * 10 : confidence) : undefined,
    labels: textsIn(record, 'tags')
      .flatMap((tags) => tags.split(','))
      .filter((tag) => tag !== ''),
    object_marking_refs: level && [tlpMarkingId(level)],
    external_references: provider === undefined ? [] : [createReference(provider, reference)],
  };
}
