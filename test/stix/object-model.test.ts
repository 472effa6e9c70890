import { describe, expect, test } from 'vitest';
import { COMMON_PROPERTIES, OBJECT_MODEL, objectTypeOf } from '../../src/stix/object-model/index.js';
import type { Properties, Property } from '../../src/stix/object-model/property.js';
import { propertyNamesOf } from '../../src/stix/object-model/property-names.js';
import { isMatchableType } from '../../src/stix/object-types.js';

/** Every property of the model at any depth, with the names that lead to it. */
function allProperties(properties: Properties, prefix = ''): readonly (readonly [path: string, property: Property])[] {
  return Object.entries(properties).flatMap(([name, property]) => [
    [`${prefix}${name}`, property] as const,
    ...('members' in property ? allProperties(property.members, `${prefix}${name}.`) : []),
  ]);
}

const TYPES = Object.entries(OBJECT_MODEL);
const PROPERTIES = TYPES.flatMap(([type, { properties }]) => allProperties(properties, `${type}:`));

describe('the object model', () => {
  test('has the eighteen types of STIX 2.1 section 6', () => {
    expect(TYPES.map(([type]) => type).filter((type) => !isMatchableType(type))).toEqual([]);
    expect(TYPES).toHaveLength(18);
  });

  // STIX 2.1 section 3.1: the names say how a value is written.
  test.each([
    ['_ref', ['reference']],
    ['_refs', ['references']],
    ['_hex', ['hex']],
    ['_bin', ['binary']],
  ])('names end in %s exactly where the kind is %j', (suffix, kinds) => {
    const against = PROPERTIES.filter(([path, { kind }]) => path.endsWith(suffix) !== kinds.includes(kind));
    expect(against.map(([path]) => path)).toEqual([]);
  });

  test('references lead to types that it has', () => {
    const targets = PROPERTIES.flatMap(([, property]) => ('to' in property ? property.to : []));
    expect(targets.filter((type) => objectTypeOf(type) === undefined)).toEqual([]);
  });

  test('contributing properties are properties of the type in STIX 2.1', () => {
    const against = TYPES.flatMap(([type, { properties, contributing }]) => {
      const own: Properties = properties;
      return contributing
        .filter((name) => own[name] === undefined || own[name].only === '2.0')
        .map((name) => `${type}:${name}`);
    });
    expect(against).toEqual([]);
  });

  test('no type repeats a property that every object has, but for its own extensions', () => {
    const repeated = TYPES.flatMap(([, { properties }]) => Object.keys(properties)).filter(
      (name) => name !== 'extensions' && Object.hasOwn(COMMON_PROPERTIES, name),
    );
    expect(repeated).toEqual([]);
  });

  test('inherited names are no types', () => {
    expect(objectTypeOf('constructor')).toBeUndefined();
  });

  test('dictionaries whose keys are data are those of STIX 2.1 section 6', () => {
    expect([...propertyNamesOf('dictionary', 'text-lists')].sort()).toEqual([
      'additional_header_fields',
      'document_info_dict',
      'environment_variables',
      'exif_tags',
      'ipfix',
      'options',
      'request_header',
      'startup_info',
    ]);
  });
});
