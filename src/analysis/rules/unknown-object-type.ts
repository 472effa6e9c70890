import { OBJECT_MODEL } from '../../stix/object-model/index.js';
import type { Properties } from '../../stix/object-model/property.js';
import { isMatchableType } from '../../stix/object-types.js';
import type { ObjectPath } from '../../syntax/ast.js';
import { nearestSpelling } from '../nearest-spelling.js';
import { extendedType } from '../object-path/extensions.js';
import type { Rule } from '../rule.js';
import { showText } from '../show.js';

/** An object type that the standard does not define, and whose name does not say that somebody else does. */
export const unknownObjectType: Rule = {
  code: 'P303',
  check: {
    objectPath: (path, { resolve }) => {
      const { objectType } = path;
      if (resolve(path).kind !== 'unknown-type' || extendedType(objectType) !== undefined) return undefined;
      const span = { start: path.span.start, end: path.span.start + objectType.length };
      if (!isMatchableType(objectType)) {
        const message = `${objectType} is not observed: patterns are about cyber-observable objects such as file or domain-name.`;
        return { message, span };
      }
      const meant = nearestType(path);
      return {
        message: meant
          ? `STIX has no object type ${showText(objectType, 40)}; did you mean ${meant}?`
          : `STIX has no object type ${showText(objectType, 40)}. A type of your own begins with x-, so that readers know that it is one.`,
        span,
        ...(meant && { fix: { span, text: meant } }),
      };
    },
  },
};

/** The nearest type, first of those that have a property of the name that follows. */
function nearestType({ objectType, steps: [first] }: ObjectPath): string | undefined {
  const all = Object.entries(OBJECT_MODEL);
  const fitting = all.filter(([, { properties }]) => {
    const own: Properties = properties;
    return first?.kind === 'keyStep' && Object.hasOwn(own, first.name);
  });
  return nearestSpelling(objectType, namesOf(fitting)) ?? nearestSpelling(objectType, namesOf(all));
}

const namesOf = (entries: readonly (readonly [string, unknown])[]): readonly string[] => entries.map(([name]) => name);
