import { OBJECT_MODEL } from '../../stix/object-model/index.js';
import type { Properties } from '../../stix/object-model/property.js';

/** The type that each predefined extension extends (STIX 2.1 section 6). */
const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries(OBJECT_MODEL).flatMap(([type, { properties }]) => {
    const { extensions }: Properties = properties;
    return extensions && 'members' in extensions
      ? Object.keys(extensions.members).map((name) => [name, type] as const)
      : [];
  }),
);

/** The object type that a predefined extension belongs to; undefined for any other name. */
export function extendedType(name: string): string | undefined {
  return TYPES.get(name);
}
