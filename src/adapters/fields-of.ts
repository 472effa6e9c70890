import { originsOfObject, type PropertyOrigin, type ReferenceOrigin } from './origins-of-object.js';
import { originsOfValue, type Origin } from './origins-of-value.js';
import type { LogMapping, LogSource } from './mapping.js';
import type { FieldPath } from './record.js';
import { isSharedByValue, type ObjectType } from './object-model.js';

/** One way in which an object path gets a value. */
export type PathOrigin = Origin & {
  /** An object path as a pattern writes it, references followed: `network-traffic:src_ref.value`. */
  readonly path: string;
};

/** The fields that say which host or sensor wrote a record, in the order in which they are asked. */
export function sensorFieldsOf({ sensor, fallback }: Pick<LogSource, 'sensor' | 'fallback'>): readonly FieldPath[] {
  const origins = sensor === undefined ? [] : originsOfValue(sensor, { each: undefined, time: fallback.time });
  return origins.flatMap((origin) => ('field' in origin ? [origin.field] : []));
}

/** The objects of one type that one object mapping makes. */
interface TypedObject {
  readonly name: string;
  readonly type: ObjectType;
  readonly origins: readonly (PropertyOrigin | ReferenceOrigin)[];
}

/**
 * Which record fields fill which object paths, and through which transforms: what `formats` lists, what tells which fields must be
 * read for a set of object paths, and what lets a filter look for a value in the bytes of a record. Computed from the mapping alone.
 * Paths come in the order of the mapping; a path that several fields can fill comes once for each.
 *
 * A path ends where it would come back to a type that it has passed: names that resolve to names are followed once. Such deeper paths
 * have values only in a record with several queries, one of which is another's answer.
 */
export function fieldsOf(mapping: LogMapping): readonly PathOrigin[] {
  const objects = Object.entries(mapping.objects).flatMap(([name, object]) =>
    [object.type].flat().map((type: ObjectType): TypedObject => {
      const place = { each: object.each, time: mapping.time };
      return { name, type, origins: originsOfObject(object, type, place) };
    }),
  );
  const paths = objects.flatMap(({ type, origins }) =>
    follow(origins, objects, [type]).map(({ steps, ...origin }) => ({ path: `${type}:${steps}`, ...origin })),
  );
  return unique(paths);
}

function follow(
  origins: readonly (PropertyOrigin | ReferenceOrigin)[],
  objects: readonly TypedObject[],
  passed: readonly ObjectType[],
): readonly PropertyOrigin[] {
  return origins.flatMap((origin) => {
    if (!('targets' in origin)) return [origin];
    const targets = objects.filter(({ name, type }) => origin.targets.includes(name) && !passed.includes(type));
    return targets.flatMap((target) =>
      follow(originsOfTarget(target, objects), objects, [...passed, target.type]).map((further) => ({
        ...further,
        steps: `${origin.steps}.${further.steps}`,
      })),
    );
  });
}

/** An object that is shared by value may have got its other properties from any mapping that made an equal one. */
function originsOfTarget(target: TypedObject, objects: readonly TypedObject[]): TypedObject['origins'] {
  if (!isSharedByValue(target.type)) return target.origins;
  const equals = objects.filter(({ name, type }) => type === target.type && name !== target.name);
  return [...target.origins, ...equals.flatMap(({ origins }) => origins.filter(({ steps }) => steps !== 'value'))];
}

function unique(paths: readonly PathOrigin[]): readonly PathOrigin[] {
  return [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
}
