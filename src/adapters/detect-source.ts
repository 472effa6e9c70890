import { compileCondition, describeCondition, type Condition } from './condition.js';
import type { LogSource } from './mapping.js';
import { LOG_SOURCES } from './sources/index.js';
import { isEventXml } from './event-xml.js';
import { isVpcFlowLine } from './vpc-flow-lines.js';
import { isZeekTsvHeader } from './zeek-tsv.js';

/** A piece of the input's beginning: a JSON value, or a line that is none. */
export type DetectionRecord =
  { readonly format: 'json'; readonly value: unknown } | { readonly format: 'text'; readonly line: string };

/** A source that was thought of, and what the sample would need to be it. */
export interface ConsideredSource {
  readonly source: string;
  readonly missing: string;
}

/** What the records of a log are written in. */
export type LogFormat = 'json' | 'tsv' | 'vpc-flow' | 'xml';

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
const CANDIDATES: readonly Candidate[] = [
  candidate(STIX, STIX.recognised),
  ...LOG_SOURCES.map((source) => candidate(source, withSignatures(source))),
];

/**
 * Tells what log the beginning of an input is, by content. A wrong guess is worse than none: more than half of the sample must be
 * of one source, and nothing of another. `stix` is reported like a log source, although `readObservations` reads it.
 */
export function detectSource(sample: readonly DetectionRecord[]): Detection {
  if (isTable(sample)) return { kind: 'detected', source: 'zeek', format: 'tsv' };
  if (isVpcFlow(sample)) return { kind: 'detected', source: 'vpc-flow', format: 'vpc-flow' };
  if (isXml(sample)) return { kind: 'detected', source: 'windows', format: 'xml' };
  const owners = sample.flatMap((record) => ownerOf(record) ?? []);
  const [owner] = owners;
  const agreed = owner && owners.every((other) => other === owner) && owners.length * 2 > sample.length;
  if (agreed) return { kind: 'detected', source: owner.name, format: 'json' };
  return { kind: 'unknown', considered: CANDIDATES.map(({ name, needs }) => ({ source: name, missing: needs })) };
}

function isTable(sample: readonly DetectionRecord[]): boolean {
  const [first] = sample;
  return first?.format === 'text' && isZeekTsvHeader(first.line);
}

function isVpcFlow(sample: readonly DetectionRecord[]): boolean {
  const [first] = sample;
  return first?.format === 'text' && isVpcFlowLine(first.line);
}

/** The first lines together, since a document may have a line for each element. */
function isXml(sample: readonly DetectionRecord[]): boolean {
  return isEventXml(sample.map((record) => (record.format === 'text' ? record.line : '')).join('\n'));
}

function ownerOf(record: DetectionRecord): Candidate | undefined {
  return record.format === 'json' ? CANDIDATES.find(({ recognises }) => recognises(record.value)) : undefined;
}

/** A record that names no kind is recognised by the fields that tell its kind, beside a time. */
function withSignatures({ recognised, mappings }: LogSource): Condition {
  const signatures = mappings.flatMap(({ signature, time }) =>
    signature && typeof time.first === 'string' ? [{ all: [{ field: time.first }, signature] }] : [],
  );
  return { any: [recognised, ...signatures] };
}

function candidate({ name, recognised }: Pick<LogSource, 'name' | 'recognised'>, condition: Condition): Candidate {
  return { name, needs: describeCondition(recognised), recognises: compileCondition(condition, 'flat') };
}
