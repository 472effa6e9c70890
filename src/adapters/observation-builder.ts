/** An SCO while its properties are being filled. */
export type ScoDraft = { readonly type: string } & Record<string, unknown>;

/** The objects of one record, while it is being read. */
export interface ObservationBuilder {
  /** By their keys "0", "1" ... in the order in which they were added. */
  readonly objects: Map<string, ScoDraft>;
  /** The objects that are told apart by their value alone. */
  readonly shared: SharedObject[];
  /** The keys of the shared objects by type and value, once there are many. */
  index: Map<string, SharedObject> | undefined;
  /** For every object mapping, by its position, the keys of the objects that it made; a shared one may be named twice. */
  readonly made: (string[] | undefined)[];
}

/** An object that later mentions of the same value find again. */
export interface SharedObject {
  readonly key: string;
  readonly value: string;
  readonly sco: ScoDraft;
}

/** Keys are needed for every record, and nearly all are small: they are written once. */
const KEYS: readonly string[] = Array.from({ length: 64 }, (_, index) => String(index));

/** Up to here a scan costs less than the strings and buckets of a Map; a hostile record with 100,000 answers must not cost their square. */
const MAX_SCAN = 16;

/** A builder for one record. */
export function createBuilder(): ObservationBuilder {
  return { objects: new Map(), shared: [], index: undefined, made: [] };
}

/** Adds an object, and gives its key. */
export function addObject(builder: ObservationBuilder, sco: ScoDraft): string {
  const key = KEYS[builder.objects.size] ?? String(builder.objects.size);
  builder.objects.set(key, sco);
  return key;
}

/** The object with this type and value, which is added if the record has none yet. */
export function shareObject(builder: ObservationBuilder, type: string, value: string): SharedObject {
  const known = findShared(builder, type, value);
  if (known) return known;
  const sco = { type, value };
  const added = { key: addObject(builder, sco), value, sco };
  builder.shared.push(added);
  builder.index?.set(identity(type, value), added);
  return added;
}

/** Notes that the object mapping at a position made an object, for references to it. */
export function noteMade(builder: ObservationBuilder, position: number, key: string): void {
  const keys = builder.made[position];
  if (keys) keys.push(key);
  else builder.made[position] = [key];
}

/** The keys of the objects that the mappings at these positions made, each once. */
export function madeBy(builder: ObservationBuilder, positions: readonly number[]): string[] {
  const keys: string[] = [];
  for (const position of positions) {
    for (const key of builder.made[position] ?? []) {
      if (keys.length >= MAX_SCAN) return madeByMany(builder, positions);
      if (!keys.includes(key)) keys.push(key);
    }
  }
  return keys;
}

function madeByMany(builder: ObservationBuilder, positions: readonly number[]): string[] {
  const keys = new Set<string>();
  for (const position of positions) {
    for (const key of builder.made[position] ?? []) keys.add(key);
  }
  return [...keys];
}

function findShared(builder: ObservationBuilder, type: string, value: string): SharedObject | undefined {
  if (builder.shared.length > MAX_SCAN) {
    builder.index ??= new Map(builder.shared.map((one) => [identity(one.sco.type, one.value), one]));
    return builder.index.get(identity(type, value));
  }
  for (const one of builder.shared) {
    if (one.value === value && one.sco.type === type) return one;
  }
  return undefined;
}

function identity(type: string, value: string): string {
  return `${type} ${value}`;
}
