import type { Observation, ObservationSource } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';
import { compileObject, type BuildObjects } from './compile-object.js';
import type { LogMapping, ValueMapping } from './mapping.js';
import { compileValue, textOf } from './compile-value.js';
import { createBuilder } from './observation-builder.js';
import { isJsonObject } from './record.js';
import { compileTime, type RecordNote, type Rejection } from './record-time.js';

/** What became of a record. */
export type AdaptResult =
  | { readonly kind: 'observation'; readonly observation: Observation; readonly notes: readonly RecordNote[] }
  | { readonly kind: 'rejected'; readonly reason: Rejection };

/** A mapping that is ready to run. */
export interface CompiledMapping {
  readonly mapping: LogMapping;
  /** Turns a record into an observation; `source` says where it was read. Never throws. */
  readonly adapt: (record: unknown, source: ObservationSource) => AdaptResult;
  /** Why `adapt` rejects the record, or what it notes about it, found without making the observation. */
  readonly examine: (record: unknown) => Rejection | readonly RecordNote[];
  /** The `lastObserved` that `adapt` gives, found without making the observation; undefined for what it rejects. */
  readonly lastObserved: (record: unknown) => string | undefined;
}

/** What the records of a source have in common, beside their mappings. */
export interface MappingOptions {
  /** Minutes east of UTC of times that name no zone; UTC if left out. */
  readonly zone?: number | undefined;
  /** Seconds by which the source's clock is ahead; the times of observations are corrected by them. */
  readonly skew?: number | undefined;
  /** What says which host or sensor wrote a record. */
  readonly sensor?: ValueMapping | undefined;
}

/**
 * Compiles a mapping to the functions that run it. Throws on a mapping that contradicts itself: a reference to an object that is not
 * written before it, or a property that the object model does not have.
 */
export function compileMapping(
  mapping: LogMapping,
  layout: 'flat' | 'nested',
  { zone = 0, skew = 0, sensor }: MappingOptions = {},
): CompiledMapping {
  const time = compileTime(mapping.time, layout, skew);
  const builds = compileObjects(mapping, layout);
  const readSensor = sensor === undefined ? undefined : compileValue(sensor, layout);
  return {
    mapping,
    adapt: (record, source) => {
      if (!isJsonObject(record)) return { kind: 'rejected', reason: 'not-an-object' };
      const read = time.read(record, zone);
      if (typeof read === 'string') return { kind: 'rejected', reason: read };
      const builder = createBuilder();
      for (const build of builds) build(record, read.scope, builder);
      const { firstObserved, lastObserved } = read.scope;
      const objects: ReadonlyMap<string, Sco> = builder.objects;
      const named = readSensor && textOf(readSensor(record, read.scope));
      const observation: Observation = {
        firstObserved,
        lastObserved,
        numberObserved: 1,
        objects,
        source,
        // Written out only where there is one: observations are compared, cloned and saved as they are.
        ...(named !== undefined && named !== '' && { sensor: named }),
      };
      return { kind: 'observation', observation, notes: read.notes };
    },
    lastObserved: (record) => {
      const read = isJsonObject(record) ? time.read(record, zone) : 'not-an-object';
      return typeof read === 'string' ? undefined : read.scope.lastObserved;
    },
    examine: (record) => (isJsonObject(record) ? time.examine(record, zone) : 'not-an-object'),
  };
}

function compileObjects(mapping: LogMapping, layout: 'flat' | 'nested'): readonly BuildObjects[] {
  const names = Object.keys(mapping.objects);
  return Object.entries(mapping.objects).map(([name, object], position) => {
    const positionOf = (target: string): number => {
      const found = names.indexOf(target);
      if (found >= 0 && found < position) return found;
      throw new Error(`"${target}" is not an object written before this one`);
    };
    try {
      return compileObject(object, position, { layout, positionOf });
    } catch (error) {
      throw new Error(`Mapping ${mapping.name}, object "${name}": ${(error as Error).message}`, { cause: error });
    }
  });
}
