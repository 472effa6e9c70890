import type { Bytes } from '../../input/byte-source.js';
import { readJsonElements } from '../../input/read-json-elements.js';
import { canonicalJson } from '../../stix/canonical-json.js';
import { isIdentifier } from '../../stix/identifier.js';
import type { Observation } from '../../stix/observation.js';
import type { Sco } from '../../stix/sco.js';
import type { StixObject } from '../../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';
import type { FeedBatch, FeedPlace } from '../feed.js';
import { toFeedFault } from '../stix-feed.js';
import type { FeedContext } from './feed-context.js';
import { isRecord, listIn, textIn, textsIn, type JsonRecord } from './json-record.js';
import { MAX_FEED_OBJECT_BYTES } from './limits.js';
import { hashObservable } from './observable.js';
import { createDraft, createIndicator, createRelationship, instantOf, type TranslationDraft } from './translation.js';

/** Whether a text begins like a package of MAEC 5. */
export function isMaec(text: string): boolean {
  return /^\s*\{/.test(text) && /"type"\s*:\s*"package"/.test(text) && /"(?:maec|observable)_objects"\s*:/.test(text);
}

/**
 * Reads packages of MAEC 5: a malware instance becomes malware and an indicator by the hashes of its files, a family becomes malware, the observable
 * objects become one observation. What an analysis says of behaviour has no pattern.
 */
export async function* readMaec(bytes: Bytes, context: FeedContext): AsyncGenerator<FeedBatch, void, undefined> {
  const options = { arrays: [], maxElementBytes: MAX_FEED_OBJECT_BYTES };
  for await (const { elements, faults } of readJsonElements(bytes, options)) {
    const draft = createDraft();
    const observations: Observation[] = [];
    for (const { value, pointer, line, column } of elements) {
      const place: FeedPlace = { file: context.file, line, column, pointer };
      if (isRecord(value) && value['type'] === 'package') {
        observations.push(...translatePackage(value, place, context.time, draft));
      } else draft.leave({ place, what: '', reason: 'it is no package' });
    }
    const read = faults.map((fault) => toFeedFault(context.file, fault));
    yield { ...draft.batch(), observations, faults: read };
  }
}

type Observables = ReadonlyMap<string, Sco>;

function translatePackage(
  pack: JsonRecord,
  place: FeedPlace,
  time: number,
  draft: TranslationDraft,
): readonly Observation[] {
  const observables = observablesOf(pack);
  const made = new Map<string, string>();
  listIn(pack, 'maec_objects').forEach((object, index) => {
    const at = { ...place, pointer: `${place.pointer ?? ''}/maec_objects/${index}` };
    const malware = translateObject(object, observables, at, time, draft);
    const id = textIn(object, 'id');
    if (malware && id !== undefined) made.set(id, malware.id);
  });
  for (const { source, target, type } of relationshipsOf(pack)) {
    const [from, to] = [made.get(source), made.get(target)];
    if (from !== undefined && to !== undefined) draft.addOther(createRelationship(type, from, to, time));
  }
  if (observables.size === 0) return [];
  const at = instantOf(time);
  const source = { id: textIn(pack, 'id') ?? place.file };
  return [{ firstObserved: at, lastObserved: at, numberObserved: 1, objects: observables, source }];
}

function observablesOf(pack: JsonRecord): Observables {
  const objects = Object.hasOwn(pack, 'observable_objects') ? pack['observable_objects'] : undefined;
  if (!isRecord(objects)) return new Map();
  return new Map(Object.entries(objects).flatMap(([key, object]) => (isSco(object) ? [[key, object] as const] : [])));
}

function isSco(value: unknown): value is Sco {
  return isRecord(value) && typeof value['type'] === 'string' && /^[a-z][a-z0-9-]{2,249}$/.test(value['type']);
}

/** The malware that an object is, unless it is something else. */
function translateObject(
  object: JsonRecord,
  observables: Observables,
  place: FeedPlace,
  time: number,
  draft: TranslationDraft,
): StixObject | undefined {
  const type = textIn(object, 'type') ?? 'an object without a type';
  const name = isRecord(object['name']) ? textIn(object['name'], 'value') : undefined;
  const what = `${type} ${name ?? textIn(object, 'id') ?? ''}`.trim();
  if (type !== 'malware-instance' && type !== 'malware-family') {
    draft.leave({ place, what, reason: `a ${type.slice(0, 40)} is context, and no indicator` });
    return undefined;
  }
  const malware = malwareOf(object, type, name, time);
  draft.addOther(malware);
  if (type === 'malware-family') return malware;
  const hashes = textsIn(object, 'instance_object_refs').flatMap((key) => hashesOf(observables.get(key)));
  if (hashes.length === 0) {
    draft.leave({ place, what, reason: 'none of its files has a hash' });
    return malware;
  }
  const details = { name: name ?? what, description: textIn(object, 'description') };
  const indicator = createIndicator(`[${[...new Set(hashes)].join(' OR ')}]`, details, time);
  draft.add(indicator, place);
  draft.addOther(createRelationship('indicates', indicator.id, malware.id, time));
  return malware;
}

function hashesOf(object: Sco | undefined): readonly string[] {
  if (object?.type !== 'file' || !isRecord(object['hashes'])) return [];
  return Object.entries(object['hashes']).flatMap(([algorithm, value]) => {
    const found = typeof value === 'string' ? hashObservable(algorithm, value) : { reason: 'it is no text' };
    return 'reason' in found ? [] : [found.comparison];
  });
}

function malwareOf(object: JsonRecord, type: string, name: string | undefined, time: number): StixObject {
  const id = textIn(object, 'id') ?? canonicalJson(['maec', object]);
  const kept = `malware--${id.replace(/^.*--/, '')}`;
  const description = textIn(object, 'description');
  const kinds = textsIn(object, 'labels');
  const aliases = listIn(object, 'aliases').flatMap((alias) => textIn(alias, 'value') ?? []);
  return {
    type: 'malware',
    spec_version: '2.1',
    id: isIdentifier(kept, 'malware') ? kept : `malware--${uuidV5(OWN_NAMESPACE, id)}`,
    created: instantOf(time),
    modified: instantOf(time),
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(kinds.length > 0 && { malware_types: kinds }),
    ...(aliases.length > 0 && { aliases }),
    is_family: type === 'malware-family',
  };
}

/** Relationships of MAEC that STIX 2.1 has between malware, too. */
function relationshipsOf(pack: JsonRecord): readonly { source: string; target: string; type: string }[] {
  return listIn(pack, 'relationships').flatMap((one) => {
    const [source, target] = [textIn(one, 'source_ref'), textIn(one, 'target_ref')];
    const type = RELATIONSHIPS.get(textIn(one, 'relationship_type') ?? '');
    return source !== undefined && target !== undefined && type !== undefined ? [{ source, target, type }] : [];
  });
}

const RELATIONSHIPS: ReadonlyMap<string, string> = new Map([
  ['variant-of', 'variant-of'],
  ['derived-from', 'variant-of'],
  ['dropped', 'drops'],
  ['drops', 'drops'],
  ['downloads', 'downloads'],
]);
