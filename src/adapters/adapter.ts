import type { ObservationSource } from '../stix/observation.js';
import { compileMapping, type AdaptResult, type CompiledMapping } from './compile-mapping.js';
import { compileCondition } from './condition.js';
import type { LogSource } from './mapping.js';
import { compileField } from './record.js';
import { RECORD_SHAPES } from './record-shapes.js';
import { LOG_SOURCES } from './sources/index.js';

/** Turns the records of one log source into observations, whatever their kinds and their order. */
export interface Adapter {
  readonly source: LogSource;
  /** `record` is a parsed JSON value or a row of a Zeek table; `source` says where it was read. Never throws. */
  readonly adapt: (record: unknown, source: ObservationSource) => AdaptResult;
  /** The form of a record that mappings read; what `choose`, and the mapping that it gives, take. */
  readonly shape: (record: unknown) => unknown;
  /** The mapping that a record in that form is read by, whatever the record is. */
  readonly choose: (record: unknown) => CompiledMapping;
}

export interface AdapterOptions {
  /** Minutes east of UTC for times that name no zone; UTC if left out. */
  readonly zone?: number;
}

/** The log sources that have a mapping, by name. */
export function logSources(): readonly LogSource[] {
  return LOG_SOURCES;
}

/** An adapter for a source by its name, or for a source that the caller brings. Throws if no source has the name. */
export function createAdapter(source: string | LogSource, options: AdapterOptions = {}): Adapter {
  const found = typeof source === 'string' ? LOG_SOURCES.find(({ name }) => name === source) : source;
  if (!found) {
    const known = LOG_SOURCES.map(({ name }) => name).join(', ');
    throw new Error(`There is no log source "${String(source)}"; there are ${known}.`);
  }
  const choose = compileChoice(found, options.zone ?? 0);
  const shape = found.shape === undefined ? asItIs : RECORD_SHAPES[found.shape];
  return {
    source: found,
    shape,
    choose,
    adapt: (record, from) => {
      const shaped = shape(record);
      return choose(shaped).adapt(shaped, from);
    },
  };
}

const asItIs = (record: unknown): unknown => record;

/** Chooses the mapping of a record: by the kind that it names, else by the fields that it has. */
function compileChoice({ layout, kindField, mappings, fallback }: LogSource, zone: number): Adapter['choose'] {
  const compiled = mappings.map((mapping) => compileMapping(mapping, layout, zone));
  const byKind = new Map(compiled.flatMap((one) => one.mapping.kinds.map((kind) => [kind, one])));
  const bySignature = compiled.flatMap((one) => {
    const { signature } = one.mapping;
    return signature ? [{ fits: compileCondition(signature, layout), one }] : [];
  });
  const otherwise = compileMapping(fallback, layout, zone);
  const readKind = compileField(kindField, layout);
  return (record) => {
    const kind = readKind(record);
    const named = typeof kind === 'string' ? byKind.get(kind) : undefined;
    return named ?? bySignature.find(({ fits }) => fits(record))?.one ?? otherwise;
  };
}
