import type { Expression } from '../expression.js';
import type { NoObservable } from '../observable.js';
import { MAX_FEED_REFERENCES } from '../limits.js';
import { childrenAt, type XmlElement } from '../xml/xml-tree.js';
import { CYBOX_OBJECTS } from './cybox-objects.js';

/** How deep observables may refer to each other. */
export const DEEPEST = 50;

/** A document whose elements refer to each other. */
export interface Document {
  /** The elements by their `id`. */
  readonly byId: ReadonlyMap<string, XmlElement>;
  /**
   * How many observables and indicators may still be read. A reference costs as much as what it leads to, and a few elements that refer to each other
   * twice would lead to more than there is time for.
   */
  readonly steps: { left: number };
}

/** An observable of CybOX as an expression; the reasons say what of it is not in it. */
export interface ObservableRead {
  readonly expression?: Expression;
  readonly reasons: readonly string[];
}

/** Reads an observable, or what it refers to: an object, or a composition of observables. */
export function readObservable(observable: XmlElement, document: Document, depth = 0): ObservableRead {
  if (depth > DEEPEST) return { reasons: [`observables refer to each other more than ${DEEPEST} deep`] };
  if (!takeStep(document)) return { reasons: [TOO_MANY_STEPS] };
  const idref = observable.attributes['idref'];
  if (idref !== undefined) {
    const target = document.byId.get(idref);
    return target && target !== observable
      ? readObservable(target, document, depth + 1)
      : { reasons: ['it refers to an observable that is not in the document'] };
  }
  const [composition] = childrenAt(observable, 'Observable_Composition');
  if (composition) return readComposition(composition, document, depth);
  const [object] = childrenAt(observable, 'Object');
  if (object) return readObject(object, document, depth);
  return {
    reasons: [childrenAt(observable, 'Event').length > 0 ? 'it is an event, and no object' : 'it holds no object'],
  };
}

export const TOO_MANY_STEPS = `the elements of the document refer to each other more often than the limit maxFeedReferences (${MAX_FEED_REFERENCES})`;

/** Whether one more element may be read. */
export function takeStep({ steps }: Document): boolean {
  steps.left -= 1;
  return steps.left >= 0;
}

function readComposition(composition: XmlElement, document: Document, depth: number): ObservableRead {
  const read = childrenAt(composition, 'Observable').map((one) => readObservable(one, document, depth + 1));
  const isAny = composition.attributes['operator']?.toUpperCase() === 'OR';
  const terms = read.flatMap(({ expression }) => expression ?? []);
  const reasons = read.flatMap((one) => one.reasons);
  // Without one of the things that must all be there, a pattern would match what was never meant.
  if (terms.length === 0 || (!isAny && terms.length < read.length)) return { reasons };
  return { expression: { kind: isAny ? 'any' : 'all', terms }, reasons };
}

function readObject(object: XmlElement, document: Document, depth: number): ObservableRead {
  const idref = object.attributes['idref'];
  if (idref !== undefined) {
    const target = document.byId.get(idref);
    if (!target || depth > DEEPEST) return { reasons: ['it refers to an object that is not in the document'] };
    return readObject(target, document, depth + 1);
  }
  const [properties] = childrenAt(object, 'Properties');
  if (!properties) return { reasons: ['the object has no properties'] };
  const type = (properties.attributes['xsi:type'] ?? '')
    .replace(/^.*:/, '')
    .replace(/Object(?:Type)?$|ObjectType$/, '');
  const read = Object.hasOwn(CYBOX_OBJECTS, type) ? CYBOX_OBJECTS[type] : undefined;
  if (!read)
    return {
      reasons: [
        `there is no pattern for the object type ${type === '' ? 'of an object without one' : type.slice(0, 60)}`,
      ],
    };
  const found = ofObject(read(properties));
  const isRelated = childrenAt(object, 'Related_Objects').length > 0;
  return isRelated ? { ...found, reasons: [...found.reasons, 'the objects that it is related to'] } : found;
}

/** What is said of one object must hold of that one object, and so stands in one pair of brackets; of several types in several. */
function ofObject(found: ReturnType<(typeof CYBOX_OBJECTS)[string]>): ObservableRead {
  const missing = found.filter((one): one is NoObservable => 'reason' in one).map(({ reason }) => reason);
  const usable = found.flatMap((one) => ('reason' in one ? [] : [one]));
  const leftOut = usable.flatMap((one) => one.leftOut ?? []);
  const [first] = usable;
  if (!first) return { reasons: missing.length > 0 ? missing : ['none of what is said of the object has a pattern'] };
  const types = new Map<string, string[]>();
  for (const { type, comparison } of usable) types.set(type, [...(types.get(type) ?? []), comparison]);
  const terms = [...types].map(([type, comparisons]): Expression => ({
    kind: 'one',
    observable: { type, comparison: comparisons.join(' AND ') },
  }));
  return { expression: { kind: 'all', terms }, reasons: [...missing, ...leftOut] };
}
