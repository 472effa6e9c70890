import { composeUrl } from './compose-url.js';
import { compileCondition } from './condition.js';
import type { FieldMapping, JoinedMapping, UrlMapping, ValueMapping } from './mapping.js';
import { compileField } from './record.js';
import { TRANSFORMS, type Transform, type TransformName } from './transforms.js';

/** What a value may need besides the record: one per record, made by the mapping's closure. */
export interface RecordScope {
  /** Minutes east of UTC for times that name no zone. */
  readonly zone: number;
  readonly firstObserved: string;
  readonly lastObserved: string;
  /** Whether the record itself said when it ended. */
  readonly ended: boolean;
}

/** Reads from the record, or from the element of a list that `each` is at; undefined is no value. */
export type Evaluate = (from: unknown, scope: RecordScope) => unknown;

type Layout = 'flat' | 'nested';

/** Compiles a value to a closure, so that per record no mapping is looked at again. */
export function compileValue(mapping: ValueMapping, layout: Layout): Evaluate {
  if (typeof mapping === 'string') return compileField(mapping, layout);
  if ('field' in mapping) return compileFieldMapping(mapping, layout);
  if ('firstOf' in mapping) return compileFirstOf(mapping.firstOf, layout);
  if ('joined' in mapping) return compileJoined(mapping, layout);
  if ('url' in mapping) return compileUrl(mapping, layout);
  if ('time' in mapping) {
    return mapping.time === 'first'
      ? (_from, scope) => scope.firstObserved
      : (_from, scope) => (scope.ended ? scope.lastObserved : undefined);
  }
  const { constant, when } = mapping;
  if (!when) return () => constant;
  const holds = compileCondition(when, layout);
  return (from) => (holds(from) ? constant : undefined);
}

/** The text of a scalar; undefined for what has none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** The names of the transforms of a field, in the order of their use. */
export function transformsOf(mapping: FieldMapping): readonly TransformName[] {
  if (mapping.as === undefined) return [];
  return typeof mapping.as === 'string' ? [mapping.as] : mapping.as;
}

function compileFieldMapping(mapping: FieldMapping, layout: Layout): Evaluate {
  const read = compileField(mapping.field, layout);
  const steps = transformsOf(mapping).map((name) => TRANSFORMS[name].apply);
  const transformed = steps.length === 0 ? read : (from: unknown) => transform(read(from), steps);
  if (!mapping.when) return transformed;
  const holds = compileCondition(mapping.when, layout);
  return (from) => (holds(from) ? transformed(from) : undefined);
}

function transform(value: unknown, steps: readonly Transform['apply'][]): unknown {
  let result = value;
  for (const step of steps) {
    if (result === undefined) return undefined;
    result = applyStep(result, step);
  }
  return result;
}

function applyStep(value: unknown, step: Transform['apply']): unknown {
  // One level: no log nests lists, and a record that does to any depth must not take the stack with it.
  if (Array.isArray(value)) return value.flatMap((element) => applyToText(element, step) ?? []);
  return applyToText(value, step);
}

function applyToText(value: unknown, step: Transform['apply']): string | readonly string[] | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : step(text);
}

function compileFirstOf(mappings: readonly ValueMapping[], layout: Layout): Evaluate {
  const values = mappings.map((one) => compileValue(one, layout));
  return (from, scope) => {
    for (const value of values) {
      const found = value(from, scope);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function compileJoined({ joined, by = '' }: JoinedMapping, layout: Layout): Evaluate {
  const values = joined.map((one) => compileValue(one, layout));
  return (from, scope) => {
    const texts = values.flatMap((value) => textOf(value(from, scope)) ?? []);
    return texts.length === 0 ? undefined : texts.join(by);
  };
}

function compileUrl({ url }: UrlMapping, layout: Layout): Evaluate {
  const scheme = compileValue(url.scheme, layout);
  const host = compileValue(url.host, layout);
  const port = url.port === undefined ? () => undefined : compileValue(url.port, layout);
  const path = compileValue(url.path, layout);
  return (from, scope) => {
    // The path first: most records of a mixed log are no requests.
    const pathText = textOf(path(from, scope));
    if (pathText === undefined) return undefined;
    const schemeText = textOf(scheme(from, scope));
    const hostText = textOf(host(from, scope));
    if (schemeText === undefined || hostText === undefined) return undefined;
    return composeUrl(schemeText, hostText, textOf(port(from, scope)), pathText);
  };
}
