import type { ObservationSource } from '../stix/observation.js';
import { settingOf, type BySource } from './by-source.js';
import { compileMapping, type AdaptResult, type CompiledMapping, type MappingOptions } from './compile-mapping.js';
import { textOf } from './compile-value.js';
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
  /** Whether a record has what the source's records are recognised by. */
  readonly recognises: (record: unknown) => boolean;
  /** The form of a record that mappings read; what `choose`, and the mapping that it gives, take. */
  readonly shape: (record: unknown) => unknown;
  /** The mapping that a record in that form is read by, whatever the record is. */
  readonly choose: (record: unknown) => CompiledMapping;
}

export interface AdapterOptions {
  /** Minutes east of UTC for times that name no zone; UTC if left out. */
  readonly zone?: BySource<number> | undefined;
  /** Seconds by which the clock of a source is ahead, or if negative behind: the times of its observations are corrected by them. */
  readonly skew?: BySource<number> | undefined;
  /** Log sources of the caller's own, which are looked at before ours. */
  readonly sources?: readonly LogSource[] | undefined;
}

/** The log sources that have a mapping, by name. */
export function logSources(): readonly LogSource[] {
  return LOG_SOURCES;
}

/** An adapter for a source by its name, among ours and those that the caller brings, or for a source itself. Throws if no source has the name. */
export function createAdapter(source: string | LogSource, options: AdapterOptions = {}): Adapter {
  const sources = [...(options.sources ?? []), ...LOG_SOURCES];
  const found = typeof source === 'string' ? sources.find(({ name }) => name === source) : source;
  if (!found) {
    const known = sources.map(({ name }) => name).join(', ');
    throw new Error(`There is no log source "${String(source)}"; there are ${known}.`);
  }
  const { name, sensor } = found;
  const choose = compileChoice(found, {
    zone: settingOf(options.zone, name),
    skew: settingOf(options.skew, name),
    sensor,
  });
  const shape = found.shape === undefined ? asItIs : RECORD_SHAPES[found.shape];
  return {
    source: found,
    recognises: compileCondition(found.recognised, 'flat'),
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
function compileChoice(
  { layout, kindField, mappings, fallback }: LogSource,
  options: MappingOptions,
): Adapter['choose'] {
  const compiled = mappings.map((mapping) => compileMapping(mapping, layout, options));
  const byKind = new Map(compiled.flatMap((one) => one.mapping.kinds.map((kind) => [kind, one])));
  const bySignature = compiled.flatMap((one) => {
    const { signature } = one.mapping;
    return signature ? [{ fits: compileCondition(signature, layout), one }] : [];
  });
  const otherwise = compileMapping(fallback, layout, options);
  const readKind = compileField(kindField, layout);
  return (record) => {
    const kind = textOf(readKind(record));
    const named = kind === undefined ? undefined : byKind.get(kind);
    return named ?? bySignature.find(({ fits }) => fits(record))?.one ?? otherwise;
  };
}
