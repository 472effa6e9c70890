import { OBJECT_MODEL } from './index.js';
import type { Properties, PropertyKind } from './property.js';

/** The names of all properties of some kinds, at any depth of any type. */
export function propertyNamesOf(...kinds: readonly PropertyKind[]): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (properties: Properties): void => {
    for (const [name, property] of Object.entries(properties)) {
      if (kinds.includes(property.kind)) names.add(name);
      if ('members' in property) collect(property.members);
    }
  };
  for (const { properties } of Object.values(OBJECT_MODEL)) collect(properties);
  return names;
}
