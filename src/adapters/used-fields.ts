import type { Condition } from './condition.js';
import { originsOfValue } from './origins-of-value.js';
import { fieldsOf } from './fields-of.js';
import type { FieldPath } from './record.js';
import type { LogMapping, LogSource, ValueMapping } from './mapping.js';

/**
 * The fields that a mapping looks at, whether it fills an object with them or decides by them: in the form of `fieldsOfRecord`. Computed from the
 * mapping alone.
 */
export function usedFields(
  { kindField, sensor }: Pick<LogSource, 'kindField' | 'sensor'>,
  mapping: LogMapping,
): ReadonlySet<string> {
  const { time, objects, signature } = mapping;
  const besides = [sensor, time.first, time.last, time.duration].flatMap((value) =>
    value === undefined ? [] : originsOfValue(value, { each: undefined, time }),
  );
  const filled = [...besides, ...fieldsOf(mapping)].flatMap((origin) => ('field' in origin ? [origin.field] : []));
  const decided = [signature, ...Object.values(objects).map(({ when }) => when)].flatMap(fieldsOfCondition);
  const lists = Object.values(objects).flatMap(({ each = [] }) => each);
  const inValues = Object.values(objects).flatMap(({ each, properties }) =>
    conditionsWithin(properties).flatMap((field) =>
      each === undefined ? [field] : [each].flat().map((list) => `${list}.${field}`),
    ),
  );
  return new Set([kindField, ...filled, ...decided, ...lists, ...inValues].map(plainPath));
}

/** Without what tells the elements of a list apart: the records of one source write one value where others write a list. */
export function plainPath(path: FieldPath): string {
  return path.replace(/\[\]|\.\d+(?=\.|$)|\.$/g, '');
}

function fieldsOfCondition(condition: Condition | undefined): readonly FieldPath[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(fieldsOfCondition);
  if ('any' in condition) return condition.any.flatMap(fieldsOfCondition);
  if ('not' in condition) return fieldsOfCondition(condition.not);
  return [condition.field];
}

/** The fields that the conditions of values are about, wherever in the properties of an object they stand. */
function conditionsWithin(value: unknown): readonly FieldPath[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(conditionsWithin);
  const { when } = value as Partial<Extract<ValueMapping, { readonly when?: Condition }>>;
  return [...fieldsOfCondition(when), ...Object.values(value).flatMap(conditionsWithin)];
}
