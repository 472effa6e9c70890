import type { ObservationSource } from '../stix/observation.js';
import { compileMapping, type AdaptRecord, type AdaptResult } from './compile-mapping.js';
import { compileCondition } from './condition.js';
import type { LogMapping, LogSource } from './mapping.js';
import { compileField } from './record.js';
import { LOG_SOURCES } from './sources/index.js';

/** Turns the records of one log source into observations, whatever their kinds and their order. */
export interface Adapter {
  readonly source: LogSource;
  /** `record` is a parsed JSON value or a row of a Zeek table; `source` says where it was read. Never throws. */
  readonly adapt: (record: unknown, source: ObservationSource) => AdaptResult;
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
  const choose = compileChoice(found);
  const zone = options.zone ?? 0;
  return { source: found, adapt: (record, from) => choose(record)(record, from, zone) };
}

/** Chooses the mapping of a record: by the kind that it names, else by the fields that it has. */
function compileChoice({ layout, kindField, mappings, fallback }: LogSource): (record: unknown) => AdaptRecord {
  const compiled = mappings.map((mapping) => ({ mapping, adapt: compileMapping(mapping, layout) }));
  const byKind = new Map(compiled.flatMap(({ mapping, adapt }) => mapping.kinds.map((kind) => [kind, adapt])));
  const bySignature = compiled.flatMap(({ mapping, adapt }) => withSignature(mapping, adapt, layout));
  const otherwise = compileMapping(fallback, layout);
  const readKind = compileField(kindField, layout);
  return (record) => {
    const kind = readKind(record);
    const named = typeof kind === 'string' ? byKind.get(kind) : undefined;
    return named ?? bySignature.find(({ fits }) => fits(record))?.adapt ?? otherwise;
  };
}

function withSignature(mapping: LogMapping, adapt: AdaptRecord, layout: 'flat' | 'nested') {
  return mapping.signature ? [{ fits: compileCondition(mapping.signature, layout), adapt }] : [];
}
