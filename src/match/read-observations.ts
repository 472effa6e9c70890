import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isMatchableType } from '../stix/object-types.js';
import type { Observation } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';
import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';

export interface ObservationsRead {
  readonly observations: readonly Observation[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  /** Takes an observed-data without number_observed as one observation (D42) instead of refusing it. */
  readonly lenient?: boolean;
}

type Json = Readonly<Record<string, unknown>>;

const MAX_NUMBER_OBSERVED = 999_999_999;

/**
 * Reads observations from STIX: a bundle, an observed-data, or an array of bundles, observed-data and the SCOs that they refer to
 * (semantics 1.1 and 1.2, both container forms). What is wrong with an object leaves that object out and is reported; nothing throws.
 */
export function readObservations(input: unknown, options: ReadOptions = {}): ObservationsRead {
  const scos = new Map<string, Sco>();
  const observedData: Json[] = [];
  const diagnostics: Diagnostic[] = [];

  const collect = (value: unknown, depth: number): void => {
    if (Array.isArray(value) && depth < 2) {
      for (const element of value) collect(element, depth + 1);
      return;
    }
    if (!isJson(value) || typeof own(value, 'type') !== 'string') {
      diagnostics.push(diagnostic('I102', 'Expected a bundle, an observed-data or a cyber-observable object.'));
      return;
    }
    if (own(value, 'type') === 'bundle') {
      const objects = own(value, 'objects');
      if (Array.isArray(objects)) for (const object of objects) collect(object, 2);
    } else if (own(value, 'type') === 'observed-data') {
      observedData.push(value);
    } else if (isSco(value)) {
      const id = own(value, 'id');
      if (typeof id === 'string' && !scos.has(id)) scos.set(id, value);
    }
  };
  collect(input, 0);

  const observations: Observation[] = [];
  for (const object of withoutRepeats(observedData)) {
    const result = readObservedData(object, scos, options);
    if ('observation' in result) observations.push(result.observation);
    diagnostics.push(...result.diagnostics);
  }
  return { observations, diagnostics };
}

/** Input is a set (semantics 1.1): an observed-data that is given twice, in two bundles say, is one. Another version under the id is not. */
function withoutRepeats(objects: readonly Json[]): readonly Json[] {
  const seen = new Map<string, Json[]>();
  return objects.filter((object) => {
    const id = own(object, 'id');
    if (typeof id !== 'string') return true;
    const others = seen.get(id);
    if (!others) {
      seen.set(id, [object]);
      return true;
    }
    const text = JSON.stringify(object);
    if (others.some((other) => other === object || JSON.stringify(other) === text)) return false;
    others.push(object);
    return true;
  });
}

/**
 * Reads one observed-data; `scos` are the objects that its `object_refs` may name. The three required properties are checked: without
 * them it is an input error, not a non-match (semantics 1.1).
 */
export function readObservedData(
  object: Json,
  scos: ReadonlyMap<string, Sco>,
  options: ReadOptions = {},
):
  | { readonly observation: Observation; readonly diagnostics: readonly Diagnostic[] }
  | { readonly diagnostics: readonly Diagnostic[] } {
  const id = own(object, 'id');
  const name = typeof id === 'string' ? id : 'The observed-data';
  const firstObserved = own(object, 'first_observed');
  const lastObserved = own(object, 'last_observed');
  const numberObserved = own(object, 'number_observed') ?? (options.lenient ? 1 : undefined);

  for (const [property, value] of Object.entries({
    first_observed: firstObserved,
    last_observed: lastObserved,
    number_observed: numberObserved,
  })) {
    if (value === undefined) return { diagnostics: [diagnostic('I103', `${name} has no ${property}.`)] };
  }
  const first = typeof firstObserved === 'string' ? parseTimestamp(firstObserved) : undefined;
  const last = typeof lastObserved === 'string' ? parseTimestamp(lastObserved) : undefined;
  if (!first || !last) {
    return { diagnostics: [diagnostic('I104', `${name} has a first_observed or last_observed that is no timestamp.`)] };
  }
  if (compareTimestamps(first, last) > 0) {
    return { diagnostics: [diagnostic('I105', `${name} has a first_observed after its last_observed.`)] };
  }
  if (!Number.isInteger(numberObserved) || Number(numberObserved) < 1 || Number(numberObserved) > MAX_NUMBER_OBSERVED) {
    return {
      diagnostics: [
        diagnostic('I104', `${name} has a number_observed that is no whole number from 1 to ${MAX_NUMBER_OBSERVED}.`),
      ],
    };
  }

  const { objects, diagnostics } = readObjects(object, scos, name);
  const observation: Observation = {
    firstObserved: String(firstObserved),
    lastObserved: String(lastObserved),
    numberObserved: Number(numberObserved),
    objects,
    ...(typeof id === 'string' && { source: { id } }),
  };
  return { observation, diagnostics };
}

/** Semantics 1.2: `object_refs` wins over `objects`, and only what it lists was observed. */
function readObjects(
  object: Json,
  scos: ReadonlyMap<string, Sco>,
  name: string,
): { readonly objects: ReadonlyMap<string, Sco>; readonly diagnostics: readonly Diagnostic[] } {
  const objects = new Map<string, Sco>();
  const diagnostics: Diagnostic[] = [];
  const refs = own(object, 'object_refs');
  if (refs !== undefined) {
    const missing: string[] = [];
    for (const ref of Array.isArray(refs) ? (refs as readonly unknown[]) : []) {
      const sco = typeof ref === 'string' ? scos.get(ref) : undefined;
      if (sco && typeof ref === 'string') objects.set(ref, sco);
      else if (typeof ref === 'string' && isMatchableType(ref.split('--', 1)[0] ?? '')) missing.push(ref);
    }
    if (missing.length > 0) {
      diagnostics.push(
        diagnostic(
          'I106',
          `${name} refers to ${missing.length === 1 ? String(missing[0]) : `${missing.length} objects`} that the input does not hold.`,
        ),
      );
    }
    return { objects, diagnostics };
  }
  const embedded = own(object, 'objects');
  if (isJson(embedded)) {
    for (const key of Object.keys(embedded)) {
      const value = embedded[key];
      if (isSco(value)) objects.set(key, value);
    }
  }
  return { objects, diagnostics };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSco(value: unknown): value is Sco {
  if (!isJson(value)) return false;
  const type = own(value, 'type');
  return typeof type === 'string' && isMatchableType(type);
}

function own(object: Json, property: string): unknown {
  return Object.hasOwn(object, property) ? object[property] : undefined;
}
