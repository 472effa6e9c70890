import type { Indicator } from '../stix/indicator.js';

/** An indicator within a JSON value. */
export interface FoundIndicator {
  readonly indicator: Partial<Indicator>;
  /** Member names and indexes from the value to the indicator; empty if it is the value itself. */
  readonly path: readonly (string | number)[];
}

/** The indicators of a value: itself, or those of a bundle. */
export function findIndicators(value: unknown): readonly FoundIndicator[] {
  if (isIndicator(value)) return [{ indicator: value, path: [] }];
  if (!isBundle(value)) return [];
  return value.objects.flatMap((object, index) =>
    isIndicator(object) ? [{ indicator: object, path: ['objects', index] }] : [],
  );
}

function isIndicator(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'type') &&
    'type' in value &&
    value.type === 'indicator'
  );
}

/** A bundle inside an array; one at the top has been opened by the reader. */
function isBundle(value: unknown): value is { readonly objects: readonly unknown[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, 'objects') &&
    'type' in value &&
    value.type === 'bundle' &&
    'objects' in value &&
    Array.isArray(value.objects)
  );
}
