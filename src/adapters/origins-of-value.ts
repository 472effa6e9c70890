import { transformsOf } from './compile-value.js';
import type { LogMapping, TimeMapping, ValueMapping } from './mapping.js';
import { combineFidelity, TRANSFORMS, type Fidelity, type TransformName } from './transforms.js';

/** What a property's text can come from: a field of the record, or the mapping itself. */
export type Origin = FieldOrigin | ConstantOrigin;

export interface FieldOrigin {
  /** The field, as a path from the record: `id.orig_h`, `answers[]` for the elements of a list, `dns.answers[].rdata`. */
  readonly field: string;
  /** What happens to the field's text, in order; `joined` is the joining with others, `url` the composition of a URL, `time` the interval of the record. */
  readonly transforms: readonly (TransformName | Composition)[];
  readonly fidelity: Fidelity;
}

/** What makes one value of several. */
export type Composition = 'joined' | 'url' | 'time';

export interface ConstantOrigin {
  readonly constant: string | number | boolean;
}

/** Where fields are read: the record, or the elements of the lists of `each`. */
export interface FieldPlace {
  readonly each: LogMapping['objects'][string]['each'];
  readonly time: TimeMapping;
}

/** Every origin of a value, by the same rules as `compileValue` reads it. */
export function originsOfValue(mapping: ValueMapping, place: FieldPlace): readonly Origin[] {
  if (typeof mapping === 'string') return fieldOrigins(mapping, [], place);
  if ('field' in mapping) return fieldOrigins(mapping.field, transformsOf(mapping), place);
  if ('constant' in mapping) return [{ constant: mapping.constant }];
  if ('firstOf' in mapping) return mapping.firstOf.flatMap((one) => originsOfValue(one, place));
  if ('time' in mapping) return originsOfTime(mapping.time, place.time);
  if ('joined' in mapping) {
    return mapping.joined.flatMap((one) => through('joined', 'computed', originsOfValue(one, place)));
  }
  const { scheme, host, port, path } = mapping.url;
  return [
    ...through('url', 'around', originsOfValue(path, place)),
    ...[scheme, host, port ?? []].flat().flatMap((part) => through('url', 'computed', originsOfValue(part, place))),
  ];
}

/** The same origins with a relation that a later step loosens. */
export function loosen(origins: readonly Origin[], fidelity: Fidelity): readonly Origin[] {
  return origins.map((origin) =>
    'constant' in origin ? origin : { ...origin, fidelity: combineFidelity(origin.fidelity, fidelity) },
  );
}

function fieldOrigins(
  path: string,
  transforms: readonly TransformName[],
  { each }: FieldPlace,
): readonly FieldOrigin[] {
  const fidelity = transforms
    .map((name): Fidelity => TRANSFORMS[name].fidelity)
    .reduce<Fidelity>(combineFidelity, 'same');
  const lists = each === undefined ? [] : [each].flat();
  const fields = lists.length === 0 ? [path] : lists.map((list) => (path === '.' ? `${list}[]` : `${list}[].${path}`));
  return fields.map((field) => ({ field, transforms, fidelity }));
}

function originsOfTime(which: 'first' | 'last', time: TimeMapping): readonly Origin[] {
  const record: FieldPlace = { each: undefined, time };
  const values = which === 'first' ? [time.first] : [time.last, time.duration, time.duration && time.first];
  return values.flatMap((value) =>
    value === undefined ? [] : through('time', 'computed', originsOfValue(value, record)),
  );
}

/** Constants that are only a part of what is computed from them are no origins of it. */
function through(step: Composition, fidelity: Fidelity, origins: readonly Origin[]): readonly Origin[] {
  const fields = origins.filter((origin): origin is FieldOrigin => 'field' in origin);
  return loosen(
    fields.map((origin) => ({ ...origin, transforms: [...origin.transforms, step] })),
    fidelity,
  );
}
