import type { Bytes } from '../../../input/byte-source.js';
import { readJsonElements } from '../../../input/read-json-elements.js';
import { isIdentifier } from '../../../stix/identifier.js';
import type { FeedBatch, FeedPlace } from '../../feed.js';
import { toFeedFault } from '../../stix-feed.js';
import type { FeedContext } from '../feed-context.js';
import { parseFeedTime } from '../feed-time.js';
import { listIn, isRecord, textIn, type JsonRecord } from '../json-record.js';
import { MAX_FEED_OBJECT_BYTES } from '../limits.js';
import { tlpLevelOf, tlpMarkingId, type TlpLevel } from '../../../stix/tlp.js';
import { tlpMarking } from '../tlp.js';
import {
  createDraft,
  createIdentity,
  createIndicator,
  createRelationship,
  instantOf,
  type IndicatorDetails,
  type TranslationDraft,
} from '../translation.js';
import { observableOfAttribute } from './attribute-types.js';
import { objectOfTag } from './galaxies.js';
import { patternOfObject, type ObjectAttribute } from './object-patterns.js';

/** More relationships than this are not made of one event: a report says what belongs to it all the same. */
const MAX_RELATIONSHIPS = 20_000;

/** Whether a text begins like MISP's JSON: an event, what the API answers with, or an event of a feed. */
export function isMisp(text: string): boolean {
  return /^\s*\[?\s*\{\s*"(?:response|Event)"\s*:/.test(text);
}

/**
 * Reads events of MISP: their attributes and objects that are for detection (`to_ids`) become indicators, the organisation an identity, tags of TLP
 * markings and galaxy tags what the indicators indicate, the event a report about all of it. Identifiers are MISP's own UUIDs.
 */
export async function* readMisp(bytes: Bytes, context: FeedContext): AsyncGenerator<FeedBatch, void, undefined> {
  const options = { arrays: ['response'], maxElementBytes: MAX_FEED_OBJECT_BYTES };
  for await (const batch of readJsonElements(bytes, options)) {
    for (const { value, pointer, line, column } of batch.elements) {
      const event = isRecord(value) && isRecord(value['Event']) ? value['Event'] : undefined;
      const place: FeedPlace = { file: context.file, line, column, pointer: `${pointer}/Event` };
      const draft = createDraft();
      if (event) translateEvent(event, place, context.time, draft);
      else draft.leave({ place: { ...place, pointer }, what: '', reason: 'it is no event' });
      yield draft.batch();
    }
    if (batch.faults.length > 0) {
      const faults = batch.faults.map((fault) => toFeedFault(context.file, fault));
      yield { ...createDraft().batch(), faults };
    }
  }
}

/** What all indicators of an event have in common. */
interface EventContext {
  readonly name: string | undefined;
  readonly time: number;
  readonly creator: string | undefined;
  readonly place: FeedPlace;
  readonly markings: readonly TlpLevel[];
}

function translateEvent(event: JsonRecord, place: FeedPlace, feedTime: number, draft: TranslationDraft): void {
  const time = secondsIn(event, 'timestamp') ?? parseFeedTime(textIn(event, 'date')) ?? feedTime;
  const organisation = isRecord(event['Orgc']) ? event['Orgc'] : {};
  const creator = textIn(organisation, 'name');
  const identity =
    creator === undefined ? undefined : createIdentity(creator, time, identifierOf('identity', organisation));
  if (identity) draft.addOther(identity);
  const tags = tagsOf(event);
  const marked = new Set<TlpLevel>(levelsOf(tags));
  const context: EventContext = {
    name: textIn(event, 'info'),
    time,
    creator: identity?.id,
    place,
    markings: [...marked],
  };
  const made: string[] = [];
  const targets = new Map<string, Set<string>>();
  const take = (holder: JsonRecord, pattern: string, at: FeedPlace, details: IndicatorDetails): void => {
    const own = tagsOf(holder);
    const levels = levelsOf(own).length > 0 ? levelsOf(own) : context.markings;
    levels.forEach((level) => marked.add(level));
    const indicator = createIndicator(pattern, { ...details, object_marking_refs: levels.map(tlpMarkingId) }, time);
    draft.add(indicator, at);
    made.push(indicator.id);
    for (const tag of [...tags, ...own]) targets.set(tag, (targets.get(tag) ?? new Set()).add(indicator.id));
  };

  listIn(event, 'Attribute').forEach((attribute, index) => {
    translateAttribute(attribute, context, `/Attribute/${index}`, draft, take);
  });
  listIn(event, 'Object').forEach((object, index) => {
    translateObject(object, context, `/Object/${index}`, draft, take);
  });
  marked.forEach((level) => {
    draft.addOther(tlpMarking(level));
  });
  const clusters = addGalaxies(targets, time, draft);
  const about = [...made, ...clusters];
  if (about.length > 0) draft.addOther(reportOf(event, context, about));
}

type Take = (holder: JsonRecord, pattern: string, at: FeedPlace, details: IndicatorDetails) => void;

function translateAttribute(
  attribute: JsonRecord,
  context: EventContext,
  path: string,
  draft: TranslationDraft,
  take: Take,
): void {
  const place = placeOf(context, path);
  const { type, value, toIds } = readAttribute(attribute);
  const what = `${type} ${value}`;
  if (attribute['deleted'] === true) return;
  if (!toIds) {
    draft.leave({ place, what, reason: NOT_FOR_DETECTION });
    return;
  }
  const found = observableOfAttribute(type, value);
  if ('reason' in found) {
    draft.leave({ place, what, reason: found.reason });
    return;
  }
  const labels = [
    `misp:type="${type}"`,
    `misp:category="${textIn(attribute, 'category') ?? ''}"`,
    'misp:to_ids="True"',
  ];
  take(attribute, `[${found.comparison}]`, place, detailsOf(attribute, context, labels));
  if (found.leftOut !== undefined) draft.leave({ place, what, reason: found.leftOut, isPartial: true });
}

const NOT_FOR_DETECTION = 'it is context, and not for detection (to_ids is off)';

function translateObject(
  object: JsonRecord,
  context: EventContext,
  path: string,
  draft: TranslationDraft,
  take: Take,
): void {
  if (object['deleted'] === true) return;
  const place = placeOf(context, path);
  const name = textIn(object, 'name') ?? '';
  const attributes = listIn(object, 'Attribute')
    .filter((one) => one['deleted'] !== true)
    .map(readAttribute);
  const found = patternOfObject(name, attributes);
  if ('reason' in found) {
    draft.leave({ place, what: `object ${name}`, reason: found.reason });
    return;
  }
  take(object, found.pattern, place, detailsOf(object, context, [`misp:name="${name}"`, 'misp:to_ids="True"']));
  for (const reason of found.leftOut) draft.leave({ place, what: `object ${name}`, reason, isPartial: true });
}

function readAttribute(attribute: JsonRecord): ObjectAttribute {
  return {
    type: textIn(attribute, 'type') ?? '',
    relation: textIn(attribute, 'object_relation') ?? '',
    value: textIn(attribute, 'value')?.trim() ?? '',
    toIds: attribute['to_ids'] === true || attribute['to_ids'] === '1',
  };
}

function detailsOf(
  holder: JsonRecord,
  { name, time, creator }: EventContext,
  labels: readonly string[],
): IndicatorDetails {
  const modified = secondsIn(holder, 'timestamp') ?? time;
  return {
    id: identifierOf('indicator', holder),
    name,
    description: textIn(holder, 'comment'),
    created: modified,
    modified,
    validFrom: parseFeedTime(textIn(holder, 'first_seen')),
    labels,
    created_by_ref: creator,
  };
}

function addGalaxies(
  targets: ReadonlyMap<string, ReadonlySet<string>>,
  time: number,
  draft: TranslationDraft,
): readonly string[] {
  const ids: string[] = [];
  let relationships = 0;
  for (const [tag, indicators] of targets) {
    const object = objectOfTag(tag, time);
    if (!object) continue;
    ids.push(object.id);
    draft.addOther(object);
    for (const indicator of indicators) {
      relationships += 1;
      if (relationships <= MAX_RELATIONSHIPS)
        draft.addOther(createRelationship('indicates', indicator, object.id, time));
    }
  }
  return ids;
}

function reportOf(
  event: JsonRecord,
  { name, time, creator, markings }: EventContext,
  about: readonly string[],
): Parameters<TranslationDraft['addOther']>[0] {
  const published = secondsIn(event, 'publish_timestamp');
  return {
    type: 'report',
    spec_version: '2.1',
    id: identifierOf('report', event) ?? `report--${about[0]?.split('--')[1] ?? ''}`,
    ...(creator !== undefined && { created_by_ref: creator }),
    created: instantOf(time),
    modified: instantOf(time),
    name: name ?? 'MISP event',
    report_types: ['indicator'],
    published: instantOf(published === undefined || published === 0 ? time : published),
    object_refs: [...new Set(about)],
    ...(markings.length > 0 && { object_marking_refs: markings.map(tlpMarkingId) }),
  };
}

function placeOf({ place }: EventContext, path: string): FeedPlace {
  return { ...place, pointer: `${place.pointer ?? ''}${path}` };
}

function tagsOf(holder: JsonRecord): readonly string[] {
  return listIn(holder, 'Tag').flatMap((tag) => textIn(tag, 'name') ?? []);
}

function levelsOf(tags: readonly string[]): readonly TlpLevel[] {
  return tags.flatMap((tag) => (/^tlp:/i.test(tag) ? (tlpLevelOf(tag) ?? []) : []));
}

function identifierOf(type: string, holder: JsonRecord): string | undefined {
  const id = `${type}--${textIn(holder, 'uuid') ?? ''}`;
  return isIdentifier(id, type) ? id : undefined;
}

/** Milliseconds of a member in seconds since the epoch. */
function secondsIn(holder: JsonRecord, name: string): number | undefined {
  const text = textIn(holder, name);
  return text !== undefined && /^\d{1,11}$/.test(text) ? Number(text) * 1_000 : undefined;
}
