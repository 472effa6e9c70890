import type { Bytes } from '../../../input/byte-source.js';
import { isIdentifier } from '../../../stix/identifier.js';
import { canonicalJson } from '../../../stix/canonical-json.js';
import { OWN_NAMESPACE, uuidV5 } from '../../../stix/uuid.js';
import { faultBatch, type FeedBatch, type FeedPlace } from '../../feed.js';
import { patternOfExpression, type Expression } from '../expression.js';
import type { FeedContext } from '../feed-context.js';
import { parseFeedTime } from '../feed-time.js';
import { MAX_FEED_REFERENCES } from '../limits.js';
import { tlpLevelOf, tlpMarkingId, type TlpLevel } from '../../../stix/tlp.js';
import { tlpMarking } from '../tlp.js';
import {
  createDraft,
  createIdentity,
  createIndicator,
  type IndicatorDetails,
  type TranslationDraft,
} from '../translation.js';
import { childrenAt, descendants, readXmlTree, textAt, XmlFault, type XmlElement } from '../xml/xml-tree.js';
import {
  DEEPEST,
  readObservable,
  takeStep,
  TOO_MANY_STEPS,
  type Document,
  type ObservableRead,
} from './observables.js';

/** Whether a text begins like STIX 1.x. */
export function isStix1(text: string): boolean {
  return /^\s*</.test(text) && /<(?:[\w.-]+:)?STIX_Package[\s>]/.test(text);
}

/**
 * Reads a package of STIX 1.1 or 1.2: every indicator in it, wherever it stands, by the observables of CybOX 2 that it has or refers to. What of the
 * package is no indicator, and what of an indicator has no pattern, is said.
 */
export async function* readStix1(
  bytes: Bytes,
  { file, time }: FeedContext,
): AsyncGenerator<FeedBatch, void, undefined> {
  try {
    yield translate(await readXmlTree(bytes), file, time);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { line, column, message } = error;
    yield faultBatch({ kind: 'unreadable', file, line, column, reason: message });
  }
}

interface Package {
  readonly file: string;
  readonly time: number;
  readonly document: Document;
  readonly marking: TlpLevel | undefined;
  /** The name of who made what does not say it itself. */
  readonly producer: string | undefined;
}

function translate(root: XmlElement, file: string, feedTime: number): FeedBatch {
  const draft = createDraft();
  const byId = new Map<string, XmlElement>();
  const referredTo = new Set<string>();
  const elements = [...descendants(root)];
  for (const element of elements) {
    const { id, idref } = element.attributes;
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (idref !== undefined) referredTo.add(idref);
  }
  const time = parseFeedTime(root.attributes['timestamp']) ?? feedTime;
  const pack: Package = {
    file,
    time,
    document: { byId, steps: { left: MAX_FEED_REFERENCES } },
    marking: markingOf(root),
    producer: producerOf(childrenAt(root, 'STIX_Header')[0]),
  };
  if (pack.marking) draft.addOther(tlpMarking(pack.marking));
  const identities = new Map<string, string>();
  for (const element of elements) {
    if (element.name === 'Indicator' && element.attributes['idref'] === undefined) {
      translateIndicator(element, pack, identities, draft);
    } else if (NO_INDICATORS.has(element.name) && element.attributes['id'] !== undefined) {
      draft.leave({
        place: placeOf(file, element),
        what: describe(element),
        reason: 'it is context, and no indicator',
      });
    }
  }
  for (const observable of childrenAt(root, 'Observables', 'Observable')) {
    const id = observable.attributes['id'];
    if (id === undefined || referredTo.has(id)) continue;
    draft.leave({
      place: placeOf(file, observable),
      what: describe(observable),
      reason: 'it is an observable that no indicator refers to',
    });
  }
  return draft.batch();
}

/** What a package holds besides indicators, of which STIX 2 has objects. */
const NO_INDICATORS: ReadonlySet<string> = new Set([
  'TTP',
  'Threat_Actor',
  'Campaign',
  'Incident',
  'Exploit_Target',
  'Course_Of_Action',
  'Report',
]);

function translateIndicator(
  indicator: XmlElement,
  pack: Package,
  identities: Map<string, string>,
  draft: TranslationDraft,
): void {
  const place = placeOf(pack.file, indicator);
  const what = describe(indicator);
  const { expression, reasons } = readIndicator(indicator, pack.document, new Set());
  const distinct = [...new Set(reasons)];
  for (const reason of distinct) draft.leave({ place, what, reason, isPartial: expression !== undefined });
  if (!expression) {
    if (distinct.length === 0) draft.leave({ place, what, reason: 'it has no observable' });
    return;
  }
  const producer = producerOf(indicator) ?? pack.producer;
  if (producer !== undefined && !identities.has(producer)) {
    const identity = createIdentity(producer, pack.time);
    identities.set(producer, identity.id);
    draft.addOther(identity);
  }
  const level = markingOf(indicator) ?? pack.marking;
  if (level && level !== pack.marking) draft.addOther(tlpMarking(level));
  const creator = producer === undefined ? undefined : identities.get(producer);
  draft.add(
    createIndicator(patternOfExpression(expression), detailsOf(indicator, pack, creator, level), pack.time),
    place,
  );
}

/** By its observables, any of which is enough, or by the indicators that it is composed of. */
function readIndicator(indicator: XmlElement, document: Document, passed: ReadonlySet<XmlElement>): ObservableRead {
  if (!takeStep(document)) return { reasons: [TOO_MANY_STEPS] };
  const read = childrenAt(indicator, 'Observable').map((one) => readObservable(one, document));
  const [composite] = childrenAt(indicator, 'Composite_Indicator_Expression');
  const all = composite ? [...read, readComposite(composite, document, new Set([...passed, indicator]))] : read;
  const terms = all.flatMap(({ expression }) => expression ?? []);
  const reasons = all.flatMap((one) => one.reasons);
  return terms.length === 0 ? { reasons } : { expression: { kind: 'any', terms }, reasons };
}

function readComposite(composite: XmlElement, document: Document, passed: ReadonlySet<XmlElement>): ObservableRead {
  const read = childrenAt(composite, 'Indicator').map((one): ObservableRead => {
    const target = one.attributes['idref'] === undefined ? one : document.byId.get(one.attributes['idref']);
    if (!target || passed.has(target) || passed.size > DEEPEST)
      return { reasons: ['it refers to an indicator that is not in the document, to itself, or too deep'] };
    return readIndicator(target, document, passed);
  });
  const isAny = composite.attributes['operator']?.toUpperCase() === 'OR';
  const terms: Expression[] = read.flatMap(({ expression }) => expression ?? []);
  const reasons = read.flatMap((one) => one.reasons);
  if (terms.length === 0 || (!isAny && terms.length < read.length)) return { reasons };
  return { expression: { kind: isAny ? 'any' : 'all', terms }, reasons };
}

const CONFIDENCES: Readonly<Record<string, number>> = { high: 85, medium: 50, low: 15, none: 0 };

function detailsOf(
  indicator: XmlElement,
  { time }: Package,
  creator: string | undefined,
  level: TlpLevel | undefined,
): IndicatorDetails {
  const types = childrenAt(indicator, 'Type')
    .map(({ text }) => text)
    .filter((text) => text !== '');
  const confidence = textAt(indicator, 'Confidence', 'Value')?.toLowerCase() ?? '';
  return {
    id: identifierOf(indicator.attributes['id']),
    name: textAt(indicator, 'Title'),
    description: textAt(indicator, 'Description'),
    created: parseFeedTime(indicator.attributes['timestamp']) ?? time,
    validFrom: parseFeedTime(textAt(indicator, 'Valid_Time_Position', 'Start_Time')),
    validUntil: parseFeedTime(textAt(indicator, 'Valid_Time_Position', 'End_Time')),
    confidence: Object.hasOwn(CONFIDENCES, confidence) ? CONFIDENCES[confidence] : undefined,
    labels: types,
    created_by_ref: creator,
    object_marking_refs: level && [tlpMarkingId(level)],
  };
}

/** The UUID of an identifier such as `example:indicator-8f6af2f0-...`; one that has none names the indicator all the same. */
function identifierOf(id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  const kept = `indicator--${id.slice(-UUID_LENGTH).toLowerCase()}`;
  return isIdentifier(kept, 'indicator') ? kept : `indicator--${uuidV5(OWN_NAMESPACE, canonicalJson(['stix1', id]))}`;
}

const UUID_LENGTH = 36;

/** The strictest marking of TLP that a handling says. */
function markingOf(element: XmlElement): TlpLevel | undefined {
  const handlings = [...childrenAt(element, 'STIX_Header', 'Handling'), ...childrenAt(element, 'Handling')];
  const structures = handlings.flatMap((handling) => childrenAt(handling, 'Marking', 'Marking_Structure'));
  return structures.map(({ attributes }) => tlpLevelOf(attributes['color'] ?? '')).find((level) => level !== undefined);
}

function producerOf(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  return textAt(element, 'Producer', 'Identity', 'Name') ?? textAt(element, 'Information_Source', 'Identity', 'Name');
}

function placeOf(file: string, { line, column }: XmlElement): FeedPlace {
  return { file, line, column };
}

function describe(element: XmlElement): string {
  return textAt(element, 'Title') ?? `${element.name} ${element.attributes['id'] ?? ''}`.trim();
}
