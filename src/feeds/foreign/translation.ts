import { canonicalJson } from '../../stix/canonical-json.js';
import type { Indicator } from '../../stix/indicator.js';
import type { StixObject } from '../../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';
import type { FeedBatch, FeedIndicator, FeedPlace, Untranslated } from '../feed.js';
import type { Observable } from './observable.js';

/** What a source says of an indicator besides its pattern. */
export interface IndicatorDetails {
  /** If the source has an identifier that can be kept; else the pattern decides, so that the same pattern is the same indicator. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Milliseconds since the epoch; the time of the feed if the source says nothing. */
  readonly created?: number | undefined;
  readonly modified?: number | undefined;
  readonly validFrom?: number | undefined;
  readonly validUntil?: number | undefined;
  /** 0 to 100. */
  readonly confidence?: number | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly indicator_types?: readonly string[] | undefined;
  readonly created_by_ref?: string | undefined;
  readonly object_marking_refs?: readonly string[] | undefined;
  readonly external_references?: readonly ExternalReference[] | undefined;
}

/** A STIX 2.1 indicator; `time` is that of the feed, in milliseconds since the epoch. */
export function createIndicator(pattern: string, details: IndicatorDetails, time: number): Indicator & StixObject {
  const created = details.created ?? details.modified ?? time;
  const modified = Math.max(details.modified ?? created, created);
  const validFrom = details.validFrom ?? created;
  const { id, name, description, validUntil, confidence, labels, created_by_ref, external_references } = details;
  return withoutUndefined({
    type: 'indicator',
    spec_version: '2.1',
    id: id ?? `indicator--${uuidV5(OWN_NAMESPACE, pattern)}`,
    created_by_ref,
    created: instantOf(created),
    modified: instantOf(modified),
    name: nonEmpty(name),
    description: nonEmpty(description),
    indicator_types: nonEmpty(details.indicator_types),
    pattern,
    pattern_type: 'stix',
    pattern_version: '2.1',
    valid_from: instantOf(validFrom),
    // STIX 4.7: later than valid_from.
    valid_until: validUntil !== undefined && validUntil > validFrom ? instantOf(validUntil) : undefined,
    labels: nonEmpty(labels),
    confidence,
    object_marking_refs: nonEmpty(details.object_marking_refs),
    external_references: nonEmpty(external_references),
  });
}

/** The pattern of one observable. */
export function patternOf({ comparison }: Observable): string {
  return `[${comparison}]`;
}

/** The identity of who made a feed; the name decides its identifier, unless the source has one. */
export function createIdentity(name: string, time: number, id?: string): StixObject {
  return {
    type: 'identity',
    spec_version: '2.1',
    id: id ?? `identity--${uuidV5(OWN_NAMESPACE, canonicalJson(['identity', name]))}`,
    created: instantOf(time),
    modified: instantOf(time),
    name,
    identity_class: 'organization',
  };
}

/** Who says so, as an external reference (STIX 2.5), which must have more than a name. */
export function createReference(source: string | undefined, url: string | undefined): ExternalReference {
  const known = url !== undefined && /^https?:\/\/\S+$/.test(url) ? url : undefined;
  return {
    source_name: source ?? 'reference',
    ...(known === undefined ? { description: url ?? `as named by the feed: ${source ?? ''}` } : { url: known }),
  };
}

type ExternalReference = Readonly<Record<string, string>>;

/** A relationship (STIX 5.1); its ends and its type decide its identifier. */
export function createRelationship(type: string, source: string, target: string, time: number): StixObject {
  return {
    type: 'relationship',
    spec_version: '2.1',
    id: `relationship--${uuidV5(OWN_NAMESPACE, canonicalJson([type, source, target]))}`,
    created: instantOf(time),
    modified: instantOf(time),
    relationship_type: type,
    source_ref: source,
    target_ref: target,
  };
}

/** RFC 3339 in UTC with milliseconds, as `created` has it. Times outside of the years 0 to 9999 are moved to their ends. */
export function instantOf(milliseconds: number): string {
  return new Date(Math.min(Math.max(milliseconds, EARLIEST), LATEST)).toISOString();
}

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Says of lines that they are over the limit. */
export function leaveTooLong(
  tooLong: readonly { readonly line: number; readonly bytes: number }[],
  file: string,
  draft: TranslationDraft,
): void {
  for (const { line, bytes } of tooLong) {
    const reason = `the line is over the limit maxLineBytes (${bytes} bytes)`;
    draft.leave({ place: { file, line, column: 1 }, what: '', reason });
  }
}

/** Gathers what a translator makes, until it is a batch. */
export interface TranslationDraft {
  readonly add: (indicator: Indicator, place: FeedPlace) => void;
  readonly addOther: (object: StixObject) => void;
  readonly leave: (untranslated: Untranslated) => void;
  readonly batch: () => FeedBatch;
}

export function createDraft(): TranslationDraft {
  const indicators: FeedIndicator[] = [];
  const others: StixObject[] = [];
  const untranslated: Untranslated[] = [];
  return {
    add: (indicator, place) => indicators.push({ indicator, place }),
    addOther: (object) => others.push(object),
    leave: (one) => untranslated.push(one),
    // What was translated stands in the file in another form, of which no offset is known.
    batch: () => ({ indicators, others, untranslated, faults: [], locate: locateBeginning }),
  };
}

function locateBeginning({ place }: FeedIndicator, pointer = '/pattern'): ReturnType<FeedBatch['locate']> {
  return pointer === '/pattern' ? { positionAt: () => ({ line: place.line, column: place.column }) } : undefined;
}

function nonEmpty<Value extends string | readonly unknown[]>(value: Value | undefined): Value | undefined {
  return value === undefined || value.length === 0 ? undefined : value;
}

function withoutUndefined<Value extends Readonly<Record<string, unknown>>>(
  value: Value,
): { [Name in keyof Value]: Exclude<Value[Name], undefined> } {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Value]: Exclude<Value[Name], undefined> };
}
