import { compileCondition, describeCondition, type Condition } from './condition.js';
import type { LogSource } from './mapping.js';
import { LOG_SOURCES } from './sources/index.js';
import { isEventXml } from './event-xml.js';
import { LINE_FORMATS, lineFormatOf, lineFormatsOf, type LineFormatName } from './lines/index.js';

/** A piece of the input's beginning: a JSON value, or a line that is none. */
export type DetectionRecord =
  { readonly format: 'json'; readonly value: unknown } | { readonly format: 'text'; readonly line: string };

/** A source that was thought of, and what the sample would need to be it. */
export interface ConsideredSource {
  readonly source: string;
  readonly missing: string;
}

/** What the records of a log are written in. */
export type LogFormat = 'json' | 'xml' | 'csv' | LineFormatName;

export type Detection =
  | { readonly kind: 'detected'; readonly source: string; readonly format: LogFormat }
  | { readonly kind: 'unknown'; readonly considered: readonly ConsideredSource[] };

interface Candidate {
  readonly name: string;
  /** What the source is told by, in words. */
  readonly needs: string;
  readonly recognises: (record: unknown) => boolean;
}

/** STIX itself, which is read without a mapping. */
const STIX = { name: 'stix', recognised: { any: [{ field: 'type', in: ['bundle', 'observed-data'] }] } } as const;

/** In this order a record is asked: the first that recognises it has it. */
const CANDIDATES: readonly Candidate[] = [candidate(STIX, STIX.recognised), ...LOG_SOURCES.map(candidateOf)];

/**
 * Tells what log the beginning of an input is, by content. A wrong guess is worse than none: more than half of the sample must be
 * of one source, and nothing of another. Sources of the caller's `own` are asked first. `stix` is reported like a log source, although `readObservations` reads it.
 */
export function detectSource(sample: readonly DetectionRecord[], own: readonly LogSource[] = []): Detection {
  const candidates = [...own.map(candidateOf), ...CANDIDATES];
  const lines = lineFormatOf(sample.flatMap((record) => (record.format === 'text' ? [record.line] : [])));
  const isText = sample.every(({ format }) => format === 'text');
  if (lines && isText) return { kind: 'detected', source: LINE_FORMATS[lines].source, format: lines };
  if (isXml(sample)) return { kind: 'detected', source: 'windows', format: 'xml' };
  const owners = sample.flatMap((record) => ownerOf(record, candidates) ?? []);
  const [owner] = owners;
  const agreed = owner && owners.every((other) => other === owner) && owners.length * 2 > sample.length;
  if (agreed) return { kind: 'detected', source: owner.name, format: 'json' };
  return { kind: 'unknown', considered: candidates.map(({ name, needs }) => ({ source: name, missing: needs })) };
}

/** The first lines together, since a document may have a line for each element. */
function isXml(sample: readonly DetectionRecord[]): boolean {
  return isEventXml(sample.map((record) => (record.format === 'text' ? record.line : '')).join('\n'));
}

function ownerOf(record: DetectionRecord, candidates: readonly Candidate[]): Candidate | undefined {
  return record.format === 'json' ? candidates.find(({ recognises }) => recognises(record.value)) : undefined;
}

function candidateOf(source: LogSource): Candidate {
  return candidate(source, withSignatures(source));
}

/** A record that names no kind is recognised by the fields that tell its kind, beside a time. */
function withSignatures({ recognised, mappings }: LogSource): Condition {
  const signatures = mappings.flatMap(({ signature, time }) =>
    signature && typeof time.first === 'string' ? [{ all: [{ field: time.first }, signature] }] : [],
  );
  return { any: [recognised, ...signatures] };
}

function candidate({ name, recognised }: Pick<LogSource, 'name' | 'recognised'>, condition: Condition): Candidate {
  const text = lineFormatsOf(name).length > 0 ? ', or lines of text in its form' : '';
  return { name, needs: describeCondition(recognised) + text, recognises: compileCondition(condition, 'flat') };
}
