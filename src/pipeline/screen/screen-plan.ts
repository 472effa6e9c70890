import type { LogSource, UrlMapping } from '../../adapters/index.js';
import type { ScreenData } from '../../indicator-set/screen-data.js';

/** What has to be looked at to tell which records of a source can match a set: plain data, which can be sent to another thread. */
export interface ScreenPlan {
  readonly source: LogSource;
  /** By the name of the mapping. */
  readonly mappings: Readonly<Record<string, MappingPlan>>;
  readonly keys: ScreenKeys;
}

/** What values are looked up in. */
export type ScreenKeys = Omit<ScreenData, 'paths' | 'types'>;

/** What has to be looked at in the records of one mapping. */
export interface MappingPlan {
  /** Why every record is a candidate, if it is. */
  readonly always: string | undefined;
  /** Each field once. */
  readonly fields: readonly FieldPlan[];
  /** Values that are put together of several fields, so that no field shows what they begin or end with. */
  readonly composed: readonly ComposedPlan[];
}

/** A value that is composed as the mapping composes it, and then looked at. */
export interface ComposedPlan {
  readonly list: string | undefined;
  readonly value: UrlMapping;
  /** Bits of `LOOK`. */
  readonly looks: number;
}

export interface FieldPlan {
  /** The list that the field is in an element of; undefined for a field of the record. One that holds no list counts as its own element. */
  readonly list: string | undefined;
  /** The field, from the element or the record; `.` is the element itself. */
  readonly path: string;
  /** Bits of `LOOK`. */
  readonly looks: number;
}
