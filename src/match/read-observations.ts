import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { isMatchableType } from '../stix/object-types.js';
import type { Observation } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';
import { compareTimestamps, parseTimestamp, type Timestamp } from '../values/timestamp.js';

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
/** What an observed-data must have (STIX 4.14), in the order in which it is missed. */
const REQUIRED = ['first_observed', 'last_observed', 'number_observed'] as const;
const NO_DIAGNOSTICS: readonly Diagnostic[] = [];

/**
 * Reads observations from STIX: a bundle, an observed-data, or an array of bundles, observed-data and the SCOs that they refer to
 * (semantics 1.1 and 1.2, both container forms). What is wrong with an object leaves that object out and is reported; nothing throws.
 */
export function readObservations(input: unknown, options: ReadOptions = {}): ObservationsRead {
  const diagnostics: Diagnostic[] = [];
  const observations = [...eachObservation(input, (one) => diagnostics.push(one), options)];
  return { observations, diagnostics };
}

/** The same, one observation after the other, so that who looks at each only once need not hold them all. */
export function* eachObservation(
  input: unknown,
  onDiagnostic: (diagnostic: Diagnostic) => void,
  options: ReadOptions = {},
): Generator<Observation, void, undefined> {
  const { scos, observedData } = collectObjects(input, onDiagnostic);
  for (const object of withoutRepeats(observedData)) {
    const result = readObservedData(object, scos, options);
    result.diagnostics.forEach(onDiagnostic);
    if ('observation' in result) yield result.observation;
  }
}

function collectObjects(
  input: unknown,
  onDiagnostic: (diagnostic: Diagnostic) => void,
): { readonly scos: ReadonlyMap<string, Sco>; readonly observedData: readonly Json[] } {
  const scos = new Map<string, Sco>();
  const observedData: Json[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (Array.isArray(value) && depth < 2) {
      for (const element of value) collect(element, depth + 1);
      return;
    }
    if (!isJson(value) || typeof value['type'] !== 'string') {
      onDiagnostic(diagnostic('I102', 'Expected a bundle, an observed-data or a cyber-observable object.'));
      return;
    }
    if (value['type'] === 'bundle') {
      const objects = value['objects'];
      if (Array.isArray(objects)) for (const object of objects) collect(object, 2);
    } else if (value['type'] === 'observed-data') {
      observedData.push(value);
    } else if (isSco(value)) {
      const id = value['id'];
      if (typeof id === 'string' && !scos.has(id)) scos.set(id, value);
    }
  };
  collect(input, 0);
  return { scos, observedData };
}

/** Input is a set (semantics 1.1): an observed-data that is given twice, in two bundles say, is one. Another version under the id is not. */
function withoutRepeats(objects: readonly Json[]): readonly Json[] {
  const firsts = new Map<string, Json>();
  // Those after the first one, so that an id that comes once, as nearly all do, costs no list.
  const others = new Map<string, Json[]>();
  return objects.filter((object) => {
    const id = object['id'];
    if (typeof id !== 'string') return true;
    const first = firsts.get(id);
    if (!first) {
      firsts.set(id, object);
      return true;
    }
    const text = JSON.stringify(object);
    const known = others.get(id) ?? [];
    if ([first, ...known].some((other) => other === object || JSON.stringify(other) === text)) return false;
    others.set(id, [...known, object]);
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
  const id = object['id'];
  const name = typeof id === 'string' ? id : 'The observed-data';
  const firstObserved = object['first_observed'];
  const lastObserved = object['last_observed'];
  const numberObserved = object['number_observed'] ?? (options.lenient ? 1 : undefined);

  if (firstObserved === undefined || lastObserved === undefined || numberObserved === undefined) {
    const missing = REQUIRED.find((property) => object[property] === undefined) ?? 'number_observed';
    return { diagnostics: [diagnostic('I103', `${name} has no ${missing}.`)] };
  }
  const first = parseIfText(firstObserved);
  const last = firstObserved === lastObserved ? first : parseIfText(lastObserved);
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
  const times = { firstObserved: String(firstObserved), lastObserved: String(lastObserved) };
  const observation = createObservation(times, Number(numberObserved), objects, id);
  return { observation, diagnostics };
}

/** Written out twice: to spread one into the other takes longer than all the rest of the reading. */
function createObservation(
  { firstObserved, lastObserved }: Pick<Observation, 'firstObserved' | 'lastObserved'>,
  numberObserved: number,
  objects: ReadonlyMap<string, Sco>,
  id: unknown,
): Observation {
  return typeof id === 'string'
    ? { firstObserved, lastObserved, numberObserved, objects, source: { id } }
    : { firstObserved, lastObserved, numberObserved, objects };
}

function parseIfText(value: unknown): Timestamp | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}

/** Semantics 1.2: `object_refs` wins over `objects`, and only what it lists was observed. */
function readObjects(
  object: Json,
  scos: ReadonlyMap<string, Sco>,
  name: string,
): { readonly objects: ReadonlyMap<string, Sco>; readonly diagnostics: readonly Diagnostic[] } {
  const objects = new Map<string, Sco>();
  const refs = object['object_refs'];
  if (refs !== undefined) {
    const missing: string[] = [];
    for (const ref of Array.isArray(refs) ? (refs as readonly unknown[]) : []) {
      const sco = typeof ref === 'string' ? scos.get(ref) : undefined;
      if (sco && typeof ref === 'string') objects.set(ref, sco);
      else if (typeof ref === 'string' && isMatchableType(ref.split('--', 1)[0] ?? '')) missing.push(ref);
    }
    if (missing.length === 0) return { objects, diagnostics: NO_DIAGNOSTICS };
    const what = missing.length === 1 ? String(missing[0]) : `${missing.length} objects`;
    return {
      objects,
      diagnostics: [diagnostic('I106', `${name} refers to ${what} that the input does not hold.`)],
    };
  }
  const embedded = object['objects'];
  if (isJson(embedded)) {
    for (const key of Object.keys(embedded)) {
      const value = embedded[key];
      if (isSco(value)) objects.set(key, value);
    }
  }
  return { objects, diagnostics: NO_DIAGNOSTICS };
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSco(value: unknown): value is Sco {
  if (!isJson(value)) return false;
  const type = value['type'];
  return typeof type === 'string' && isMatchableType(type);
}
