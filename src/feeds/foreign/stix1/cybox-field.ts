import { writeString } from '../../../syntax/literals.js';
import { refang } from '../../../values/refang.js';
import { like, type NoObservable, type Observable } from '../observable.js';
import type { XmlElement } from '../xml/xml-tree.js';

/** What a field of a CybOX object is compared with (CybOX 2.1, `BaseObjectPropertyType`). */
export interface CyboxField {
  readonly values: readonly string[];
  readonly condition: string;
  /** Whether one value is enough. */
  readonly isAny: boolean;
}

const DELIMITER = '##comma##';

/** Reads a field; undefined if it has no value. A list has its values between `##comma##`, unless `delimiter` says something else. */
export function readField(element: XmlElement | undefined): CyboxField | undefined {
  if (!element || element.text === '') return undefined;
  const { condition = 'Equals', delimiter = DELIMITER, apply_condition: apply = 'ANY' } = element.attributes;
  const values = element.text
    .split(delimiter === '' ? DELIMITER : delimiter)
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .map((value) => refang(value) ?? value);
  return values.length === 0 ? undefined : { values, condition, isAny: apply.toUpperCase() !== 'ALL' };
}

/** What one value comes to under a condition. */
type Compare = (value: string) => Observable | NoObservable;

/** Compares a field as it is written with an object path; `equals` is how a value is compared for equality, with its checks. */
export function compareField(
  field: CyboxField,
  type: string,
  path: string,
  equals?: Compare,
): Observable | NoObservable {
  const compare = comparisonOf(field.condition, type, path, equals);
  if (!compare) return { reason: `there is no comparison for the condition ${field.condition.slice(0, 40)}` };
  const read = field.values.map(compare);
  const bad = read.find((one): one is NoObservable => 'reason' in one);
  if (bad) return bad;
  const all = read.flatMap((one) => ('reason' in one ? [] : [one.comparison]));
  const [only = ''] = all;
  if (all.length === 1) return { type, comparison: only };
  return { type, comparison: `(${all.join(field.isAny ? ' OR ' : ' AND ')})` };
}

function comparisonOf(condition: string, type: string, path: string, equals: Compare | undefined): Compare | undefined {
  switch (condition) {
    case 'Equals':
      return equals ?? ((value) => ({ type, comparison: `${path} = ${writeString(value)}` }));
    case 'DoesNotEqual':
      return (value) => ({ type, comparison: `${path} != ${writeString(value)}` });
    case 'Contains':
      return (text) => like(type, path, { before: '%', text, after: '%' });
    case 'DoesNotContain':
      return (text) => negated(like(type, path, { before: '%', text, after: '%' }));
    case 'StartsWith':
      return (text) => like(type, path, { before: '', text, after: '%' });
    case 'EndsWith':
      return (text) => like(type, path, { before: '%', text, after: '' });
    case 'FitsPattern':
      return (value) => ({ type, comparison: `${path} MATCHES ${writeString(value)}` });
    default:
      return undefined;
  }
}

function negated(found: Observable | NoObservable): Observable | NoObservable {
  return 'reason' in found ? found : { ...found, comparison: found.comparison.replace(/ (LIKE|MATCHES) /, ' NOT $1 ') };
}

/** A number under a condition: equal, or in one of the ranges that CybOX has. */
export function compareNumber(field: CyboxField, type: string, path: string): Observable | NoObservable {
  const operator = NUMBER_OPERATORS[field.condition];
  const [value = ''] = field.values;
  if (field.values.length !== 1 || !/^\d{1,15}$/.test(value)) return { reason: 'it is no number' };
  if (operator === undefined)
    return { reason: `there is no comparison for the condition ${field.condition.slice(0, 40)}` };
  return { type, comparison: `${path} ${operator} ${Number(value)}` };
}

const NUMBER_OPERATORS: Readonly<Record<string, string>> = {
  Equals: '=',
  DoesNotEqual: '!=',
  GreaterThan: '>',
  GreaterThanOrEqual: '>=',
  LessThan: '<',
  LessThanOrEqual: '<=',
};
