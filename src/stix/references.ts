import { propertyNamesOf } from './object-model/property-names.js';

type Dictionary = Readonly<Record<string, unknown>>;

/** Gives what stands for a reference elsewhere; `undefined` drops it. */
export type ResolveReference = (reference: string) => string | undefined;

/** A container that is being copied; `free` where its keys are data. */
interface Pending {
  readonly from: object;
  readonly to: Record<string, unknown> | unknown[];
  readonly free: boolean;
}

/** Dictionaries whose keys come from outside STIX: header fields, environment variables, tags. A key that ends like a reference is none there. */
const FREE_DICTIONARIES = propertyNamesOf('dictionary', 'text-lists');

/**
 * Copies an object with every reference in it, at any depth, replaced by what `resolve` gives (STIX 3.1: names of references end in
 * `_ref` and `_refs`). A list of references that becomes empty is left out, since STIX has no empty lists, and so is anything under
 * such a name that cannot be a reference. Null, which STIX does not have either, is left out everywhere.
 */
export function mapReferences(object: Dictionary, resolve: ResolveReference): Dictionary {
  const copy: Record<string, unknown> = {};
  // A worklist, so that deep nesting costs memory and not the call stack.
  const pending: Pending[] = [{ from: object, to: copy, free: false }];
  const copyOf = (value: unknown, free: boolean): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const to = Array.isArray(value) ? [] : {};
    pending.push({ from: value, to, free });
    return to;
  };
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { from, to, free } = next;
    for (const [name, value] of Object.entries(from) as [string, unknown][]) {
      if (value === null || value === undefined) continue;
      if (Array.isArray(to)) {
        to.push(copyOf(value, free));
        continue;
      }
      const kind = free ? 'value' : kindOf(name);
      const mapped =
        kind === 'value'
          ? copyOf(value, free || FREE_DICTIONARIES.has(name))
          : kind === 'reference'
            ? mapOne(value, resolve)
            : mapMany(value, resolve);
      if (mapped !== undefined) define(to, name, mapped);
    }
  }
  return copy;
}

/** The references that an object holds, at any depth, in no particular order; one that is there twice comes twice. */
export function referencesOf(object: Dictionary): readonly string[] {
  const found: string[] = [];
  mapReferences(object, (reference) => {
    found.push(reference);
    return reference;
  });
  return found;
}

/** Whether a property of this name holds a list of references. */
export function isReferenceList(name: string): boolean {
  return kindOf(name) === 'references';
}

function kindOf(name: string): 'value' | 'reference' | 'references' {
  if (name.endsWith('_ref')) return 'reference';
  return name.endsWith('_refs') ? 'references' : 'value';
}

function mapOne(value: unknown, resolve: ResolveReference): string | undefined {
  return typeof value === 'string' ? resolve(value) : undefined;
}

function mapMany(value: unknown, resolve: ResolveReference): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const mapped = value.map((one) => mapOne(one, resolve)).filter((one) => one !== undefined);
  return mapped.length === 0 ? undefined : mapped;
}

/** Sets an own member. An assignment to `__proto__`, which JSON may well hold, would set the prototype instead. */
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
}
