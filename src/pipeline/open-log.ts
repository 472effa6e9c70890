import {
  createAdapter,
  detectSource,
  isEventXml,
  LINE_FORMATS,
  lineFormatsOf,
  logSources,
  type AdapterOptions,
  type ConsideredSource,
  type DetectionRecord,
  type LogFormat,
  type LogSource,
} from '../adapters/index.js';
import type { ByteSource } from '../input/byte-source.js';
import { DEFAULT_MAX_LINE_BYTES, readLineBlocks } from '../input/line-blocks.js';
import { readJsonElements } from '../input/read-json-elements.js';
import { DEFAULT_SNIFF_BYTES, sniff } from '../input/sniff.js';
import type { OnRecord } from './block-reader.js';
import type { FinishOptions } from './finish-observation.js';
import { isRowsOf, readCsvRecords } from './read-csv-records.js';
import { readEventXml } from './read-event-xml.js';
import { holdsRecords, readJsonDocuments } from './read-json-documents.js';
import { readLineRecords } from './read-line-records.js';
import { readStixRecords } from './read-stix-records.js';
import { emptyBatch, type RecordBatch } from './record-batch.js';
import type { FilterUse, Screens } from './screen/screens.js';
import { readThreadedRecords } from './threads/read-threaded-records.js';
import type { WorkerPool } from './threads/worker-pool.js';

/** What `--input-format` says. `zeek` means JSON or tables, whichever it is. */
export type InputFormat = string;

export const INPUT_FORMATS: readonly InputFormat[] = ['auto', 'stix', ...logSources().map(({ name }) => name)];

export interface OpenLogOptions extends FinishOptions {
  /** Whether batches say when the records were that were passed over. */
  readonly clocks?: boolean;
  readonly format: InputFormat;
  /** Minutes east of UTC for times without a zone. */
  readonly zone?: AdapterOptions['zone'];
  /** Seconds by which the clock of a source is ahead. */
  readonly skew?: AdapterOptions['skew'];
  /** Log sources that are not ours: they are asked first, and `format` may name one. */
  readonly sources?: readonly LogSource[] | undefined;
  /** The present, in milliseconds since the epoch: for times without a year in what is no file. */
  readonly now?: () => number;
  /** Told of every record that is looked at, in the form that its mapping reads; records of STIX are none. */
  readonly onRecord?: OnRecord | undefined;
  /** If given, records that cannot match are read and counted, and do not become observations. */
  readonly screens?: Screens | undefined;
  /** If given, lines of JSON are read and evaluated by these threads. They have screens of their own. */
  readonly threads?: WorkerPool | undefined;
}

export type OpenedLog =
  | {
      readonly kind: 'log';
      readonly source: string;
      readonly batches: AsyncIterable<RecordBatch>;
      /** Undefined where there was nothing to filter. */
      readonly filter: FilterUse | undefined;
    }
  | { readonly kind: 'unusable'; readonly reason: string; readonly considered: readonly ConsideredSource[] };

/**
 * Finds out what a log is, from its beginning, and reads it. An input that is no log that we know is closed, and `considered` says what was
 * thought of.
 */
export async function openLog(bytes: ByteSource, options: OpenLogOptions): Promise<OpenedLog> {
  let sniffed = await sniff(bytes);
  const refuse = async (reason: string, considered: readonly ConsideredSource[] = []): Promise<OpenedLog> => {
    await sniffed.rest.close();
    return { kind: 'unusable', reason, considered };
  };
  if (sniffed.isBinary) return refuse('the file is not text');
  // An empty file is a log of a quiet hour; but a fault in the first bytes leaves nothing to look at either, and reading says so.
  if (sniffed.text.trim() === '') {
    return { kind: 'log', source: 'empty', batches: readNothing(sniffed.rest), filter: undefined };
  }

  let recognised = await recogniseLog(sniffed.text, options);
  // A first record that is longer than the glance: no more is looked at than a record may have.
  let glance = DEFAULT_SNIFF_BYTES;
  while (recognised.kind === 'unusable' && recognised.isCut && glance < DEFAULT_MAX_LINE_BYTES) {
    glance = Math.min(glance * LONGER, DEFAULT_MAX_LINE_BYTES);
    sniffed = await sniff(sniffed.rest, glance);
    recognised = await recogniseLog(sniffed.text, options);
  }
  if (recognised.kind === 'unusable') return refuse(recognised.reason, recognised.considered);
  return readAs(recognised, sniffed.rest, options);
}

const LONGER = 8;

/** What a log is: its source, what its records are written in, and whether they are not one a line. */
export interface RecognisedLog {
  readonly kind: 'recognised';
  readonly source: string;
  readonly format: LogFormat;
  readonly isDocument: (lists: readonly string[] | undefined) => boolean;
}

/** A log that was not recognised. */
export interface UnrecognisedLog extends Extract<OpenedLog, { readonly kind: 'unusable' }> {
  /** Whether it begins like JSON, of which no record was seen to its end. */
  readonly isCut: boolean;
}

/** What a log is, told from its beginning, as far as that is not said by `format`. */
export async function recogniseLog(
  text: string,
  { format, sources = [] }: Pick<OpenLogOptions, 'format' | 'sources'>,
): Promise<RecognisedLog | UnrecognisedLog> {
  const sample = await sampleOf(text);
  const { isDocument } = sample;
  const rows = sources.find((source) =>
    format === 'auto' ? isRowsOf(source, text) : source.name === format && source.csv,
  );
  if (rows) return { kind: 'recognised', source: rows.name, format: 'csv', isDocument: () => false };
  if (format !== 'auto') return { kind: 'recognised', source: format, format: formatOf(format, sample), isDocument };
  const detection = detectSource(sample.records, sources);
  if (detection.kind === 'detected') return { ...detection, kind: 'recognised', isDocument };
  const isCut = /^\s*[[{]/.test(text) && sample.records.every((record) => record.format === 'text');
  return { kind: 'unusable', reason: 'the log source was not recognised', considered: detection.considered, isCut };
}

/** What the records of a source that was named are written in. */
function formatOf(source: InputFormat, { records }: Sample): LogFormat {
  const lines = records.flatMap((record) => (record.format === 'text' ? [record.line] : []));
  const [first] = lines;
  if (first === undefined || records[0]?.format !== 'text') return 'json';
  if (isEventXml(first) || (source === 'windows' && first.trimStart().startsWith('<'))) return 'xml';
  const forms = lineFormatsOf(source);
  return forms.find((name) => LINE_FORMATS[name].recognises(lines)) ?? forms[0] ?? 'json';
}

function readAs(
  { source, format, isDocument }: RecognisedLog,
  rest: ByteSource,
  options: OpenLogOptions,
): Extract<OpenedLog, { readonly kind: 'log' }> {
  if (source === 'stix') {
    return { kind: 'log', source, batches: readStixRecords(rest.path, rest), filter: WHOLE_OBSERVATIONS };
  }
  const adapter = createAdapter(source, options);
  const { screens, idTypes, partitionBy, keepRecords, clocks, onRecord, threads } = options;
  const reading = { screens, idTypes, partitionBy, keepRecords, clocks, onRecord, now: writtenAt(rest) ?? options.now };
  const filter = screens ? screens.of(adapter.source).use : TURNED_OFF;
  if (format === 'json' && isDocument(adapter.source.lists)) {
    return { kind: 'log', source, batches: readJsonDocuments(rest.path, rest, adapter, reading), filter };
  }
  if (threads && format === 'json') {
    return {
      kind: 'log',
      source,
      batches: readThreadedRecords(rest.path, source, readLineBlocks(rest), threads),
      filter,
    };
  }
  if (format === 'csv') {
    return { kind: 'log', source, batches: readCsvRecords(rest.path, rest, adapter, reading), filter };
  }
  if (format === 'xml') {
    return { kind: 'log', source, batches: readEventXml(rest.path, rest, adapter, reading), filter };
  }
  const batches = readLineRecords(rest.path, rest, format, adapter, reading);
  return { kind: 'log', source, batches, filter };
}

/** Nothing in a file is later than what was written to it last. */
function writtenAt({ modified }: ByteSource): (() => number) | undefined {
  return modified === undefined ? undefined : () => modified;
}

const WHOLE_OBSERVATIONS: FilterUse = { used: false, reason: 'STIX: observed-data is read as it is' };
const TURNED_OFF: FilterUse = { used: false, reason: 'it was turned off' };

async function* readNothing(rest: ByteSource): AsyncGenerator<RecordBatch, void, undefined> {
  for await (const chunk of rest) if (chunk.length > 0) yield emptyBatch();
}

// Enough to see a file that mixes sources, and no more than a glance.
const SAMPLE_RECORDS = 50;

/** What a glance at the beginning shows. */
interface Sample {
  /** The first records: JSON values if lines or the beginning of a document are JSON, lines of text otherwise. */
  readonly records: readonly DetectionRecord[];
  /** Whether the JSON is not one record a line; `lists` are the members of a document that hold records. */
  readonly isDocument: (lists: readonly string[] | undefined) => boolean;
}

async function sampleOf(text: string): Promise<Sample> {
  const never = (): boolean => false;
  // A document's elements stand in as many lines as they like, and one of them may be all that the glance saw.
  if (isEventXml(text)) return { records: [{ format: 'text', line: text }], isDocument: never };
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_RECORDS);
  const records = lines.map(readLine);
  // A last line that the glance cut off says nothing, nor does one that broke off while it was written.
  const isTorn = !text.endsWith('\n') || records.some(({ format }) => format === 'json');
  if (records.length > 1 && records.at(-1)?.format === 'text' && isTorn) records.pop();
  const values = records.flatMap((record) => (record.format === 'json' ? [record.value] : []));
  // Of a document that has a line for each element, the last one may be JSON by itself: no comma follows it.
  const isLines = records[0]?.format === 'json' || values.length * 2 > records.length;
  if (values.length > 0 && isLines) {
    return { records: records.flatMap(elementsOf), isDocument: (lists) => holdsRecords(values[0], lists) };
  }
  if (!/^\s*[[{]/.test(text)) return { records, isDocument: never };
  const elements = await sampleOfDocument(text);
  // Lines of JSON of which many are broken.
  if (elements.length === 0 && values.length > 0) return { records, isDocument: never };
  return { records: elements, isDocument: () => true };
}

/** An array of records is looked at like the records. */
function elementsOf(record: DetectionRecord): readonly DetectionRecord[] {
  if (record.format !== 'json' || !Array.isArray(record.value)) return [record];
  return record.value.slice(0, SAMPLE_RECORDS).map((value: unknown) => ({ format: 'json', value }));
}

function readLine(line: string): DetectionRecord {
  if (!line.startsWith('{') && !line.startsWith('[')) return { format: 'text', line };
  try {
    return { format: 'json', value: JSON.parse(line) as unknown };
  } catch {
    return { format: 'text', line };
  }
}

/** The beginning of a JSON document: its first elements inside the members that came before them. */
async function sampleOfDocument(text: string): Promise<readonly DetectionRecord[]> {
  for await (const { elements, members } of readJsonElements([new TextEncoder().encode(text)])) {
    const [first] = elements;
    const name = first?.pointer.split('/')[1];
    if (members && name !== undefined) {
      return [{ format: 'json', value: { ...members.values, [name]: elements.map(({ value }) => value) } }];
    }
    return elements.slice(0, SAMPLE_RECORDS).map(({ value }) => ({ format: 'json', value }));
  }
  return [];
}
