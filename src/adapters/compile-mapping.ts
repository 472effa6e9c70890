import type { Observation, ObservationSource } from '../stix/observation.js';
import type { Sco } from '../stix/sco.js';
import { compileObject, type BuildObjects } from './compile-object.js';
import type { LogMapping } from './mapping.js';
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

/**
 * Compiles a mapping to the functions that run it; `zone` is the minutes east of UTC of times that name no zone. Throws on a mapping
 * that contradicts itself: a reference to an object that is not written before it, or a property that the object model does not have.
 */
export function compileMapping(mapping: LogMapping, layout: 'flat' | 'nested', zone = 0): CompiledMapping {
  const time = compileTime(mapping.time, layout);
  const builds = compileObjects(mapping, layout);
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
      const observation: Observation = { firstObserved, lastObserved, numberObserved: 1, objects, source };
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
