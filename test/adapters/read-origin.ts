import type { PathOrigin } from '../../src/adapters/index.js';
import type { Observation } from '../../src/stix/observation.js';

/** A value that an object path selects in an observation. */
export interface SelectedValue {
  readonly path: string;
  readonly value: unknown;
}

/** Every scalar of an observation with the object path that selects it; references are followed, but never back to a type. */
export function selectedValues({ objects }: Observation): readonly SelectedValue[] {
  const walk = (value: unknown, path: string, name: string, passed: readonly string[]): SelectedValue[] => {
    if (name.endsWith('_ref') || name.endsWith('_refs')) {
      return [value].flat().flatMap((key) => {
        const target = objects.get(String(key));
        if (!target || passed.includes(target.type)) return [];
        return members(target, `${path}${Array.isArray(value) ? '[*]' : ''}.`, [...passed, target.type]);
      });
    }
    if (Array.isArray(value)) return value.flatMap((element) => walk(element, `${path}[*]`, '', passed));
    if (typeof value === 'object' && value !== null) return members(value, `${path}.`, passed);
    return [{ path, value }];
  };
  const members = (value: object, prefix: string, passed: readonly string[]): SelectedValue[] =>
    Object.entries(value)
      .filter(([name]) => name !== 'type')
      .flatMap(([name, member]) => {
        const step = /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
        return walk(member, `${prefix}${step}`, name, passed);
      });
  return [...objects.values()].flatMap((sco) => members(sco, `${sco.type}:`, [sco.type]));
}

/** Whether an origin explains a value: the mapping's constant, or a field of the record in the relation that is claimed. */
export function explains(origin: PathOrigin, value: unknown, record: unknown): boolean {
  if ('constant' in origin) return origin.constant === value;
  const text = String(value);
  return readOrigin(record, origin.field).some((field) => {
    switch (origin.fidelity) {
      case 'same':
        return field === text;
      case 'folded':
        return field.toLowerCase() === text.toLowerCase();
      case 'inside':
        return field.includes(text);
      case 'around':
        return text.includes(field);
      case 'computed':
        return true;
    }
  });
}

/** The texts of the field that an origin names, read without the engine: `[]` stands for the elements, or for one value. */
export function readOrigin(record: unknown, field: string): readonly string[] {
  const lists = field.split('[]');
  const values = lists.reduce<readonly unknown[]>(
    (places, path) => places.flatMap((place) => [read(place, path.replace(/^\./, ''))].flat()),
    [record],
  );
  return values.filter((value) => value !== undefined && value !== null).map(String);
}

function read(place: unknown, path: string): unknown {
  if (path === '') return place;
  if (typeof place !== 'object' || place === null) return undefined;
  if (Object.hasOwn(place, path)) return (place as Record<string, unknown>)[path];
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0 || !Object.hasOwn(place, first)) return undefined;
  return read((place as Record<string, unknown>)[first], rest.join('.'));
}
