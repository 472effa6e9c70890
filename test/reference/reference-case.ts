import { isDictionary, ownMember, type Dictionary } from '../oracle/json.js';
import type { StixVersion } from '../oracle/index.js';

/** One Observed Data with what it holds, as the reference matcher is to see it. */
export type ReferenceObservation = {
  readonly first: string;
  readonly last: string;
  readonly count: number;
  /** `object_refs` as given; undefined in the deprecated form. */
  readonly references: readonly string[] | undefined;
  /** SCOs by the key or id that references use. */
  readonly objects: ReadonlyMap<string, Dictionary>;
};

/** A case for the reference matcher. `version` also decides the container: it takes Observed Data in 2.0 and bundles in 2.1 (D44). */
export type ReferenceCase = {
  readonly pattern: string;
  readonly version: StixVersion;
  readonly observations: readonly ReferenceObservation[];
};

const bystander: Dictionary = { type: 'identity', id: 'identity--00000000-0000-4000-8000-999999999999', name: 'a' };

/** Reads generated input, whatever its packing, into observations in the order of their Observed Data. */
export function readReferenceInput(input: readonly unknown[]): ReferenceObservation[] {
  const found = input.filter(isDictionary).flatMap((element) => {
    return ownMember(element, 'type') === 'bundle' ? dictionaries(ownMember(element, 'objects')) : [element];
  });
  const scos = new Map<string, Dictionary>();
  for (const object of found) {
    if (!['observed-data', bystander.type].includes(object.type)) scos.set(String(object.id), object);
  }
  return found
    .filter((object) => object.type === 'observed-data')
    .map((object) => {
      const references = Array.isArray(object.object_refs) ? object.object_refs.map(String) : undefined;
      return {
        first: String(object.first_observed),
        last: String(object.last_observed),
        count: Number(object.number_observed),
        references,
        objects: references === undefined ? embeddedObjects(object) : referredObjects(references, scos),
      };
    });
}

function dictionaries(list: unknown): Dictionary[] {
  return Array.isArray(list) ? list.filter(isDictionary) : [];
}

function embeddedObjects(observed: Dictionary): Map<string, Dictionary> {
  const objects = observed.objects;
  return new Map(
    Object.entries(isDictionary(objects) ? objects : {}).filter((entry): entry is [string, Dictionary] =>
      isDictionary(entry[1]),
    ),
  );
}

function referredObjects(
  references: readonly string[],
  scos: ReadonlyMap<string, Dictionary>,
): Map<string, Dictionary> {
  const objects = new Map<string, Dictionary>();
  for (const id of references) {
    const sco = scos.get(id);
    if (sco !== undefined) objects.set(id, sco);
  }
  return objects;
}

/** The case's data as the reference matcher takes it: a list of Observed Data, or of bundles. */
export function renderData({ version, observations }: ReferenceCase): unknown[] {
  return version === '2.0' ? observations.map(renderEmbedded) : renderBundles(observations);
}

function renderEmbedded(observation: ReferenceObservation, position: number): unknown {
  return { ...header(observation, position), objects: Object.fromEntries(observation.objects) };
}

/** One bundle with the SCOs, which several Observed Data may share, and one for each Observed Data; it merges them all. */
function renderBundles(observations: readonly ReferenceObservation[]): unknown[] {
  const scos = new Map<string, Dictionary>();
  const bundles = observations.map((observation, position) => {
    const listed = listObjects(observation);
    for (const [id, sco] of listed.objects) scos.set(id, sco);
    return { type: 'bundle', objects: [{ ...header(observation, position), object_refs: listed.references }] };
  });
  return [{ type: 'bundle', objects: [bystander, ...scos.values()] }, ...bundles];
}

export type Listed = { readonly references: readonly string[]; readonly objects: ReadonlyMap<string, Dictionary> };

/** The 2.1 form of an observation: SCOs go by their ids, and references name these. */
export function listObjects({ references, objects }: ReferenceObservation): Listed {
  if (references !== undefined) return { references, objects };
  const identifiers = new Map([...objects].map(([key, sco]) => [key, String(sco.id)]));
  const listed = new Map<string, Dictionary>();
  for (const sco of objects.values()) listed.set(String(sco.id), renameReferences(sco, identifiers));
  return { references: [...listed.keys()], objects: listed };
}

function renameReferences(dictionary: Dictionary, names: ReadonlyMap<string, string>): Dictionary {
  const rename = (value: unknown, isReference: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => rename(item, isReference));
    if (isDictionary(value)) return renameReferences(value, names);
    return isReference && typeof value === 'string' ? (names.get(value) ?? value) : value;
  };
  return Object.fromEntries(
    Object.entries(dictionary).map(([key, value]) => [key, rename(value, /_refs?$/.test(key))]),
  );
}

function header({ first, last, count }: ReferenceObservation, position: number): Dictionary {
  return {
    type: 'observed-data',
    id: `observed-data--00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
    first_observed: first,
    last_observed: last,
    number_observed: count,
  };
}

/** True if some SCO that several observations list differs between them, which bundles cannot express. */
export function needsOwnCopies(observations: readonly ReferenceObservation[]): boolean {
  const seen = new Map<string, string>();
  return observations.some(({ references, objects }) => {
    if (references === undefined) return false;
    return [...objects].some(([id, sco]) => {
      const content = JSON.stringify(sco);
      const other = seen.get(id);
      seen.set(id, content);
      return other !== undefined && other !== content;
    });
  });
}
