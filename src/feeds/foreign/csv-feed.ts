import type { Bytes } from '../../input/byte-source.js';
import { parseRows, type RowText } from '../../input/csv/csv-rows.js';
import { createRowCutter } from '../../input/csv/row-cutter.js';
import { readLines } from '../../input/read-lines.js';
import type { FeedBatch, FeedPlace } from '../feed.js';
import type { FeedContext } from './feed-context.js';
import { parseFeedTime } from './feed-time.js';
import { hashObservable, KINDS, type Kind, type NoObservable, type Observable } from './observable.js';
import { recogniseValue } from './recognise-value.js';
import { tlpLevelOf, tlpMarkingId, type TlpLevel } from '../../stix/tlp.js';
import { createMarker, type Marker } from './tlp.js';
import {
  createDraft,
  createIndicator,
  createReference,
  leaveTooLong,
  patternOf,
  type IndicatorDetails,
  type TranslationDraft,
} from './translation.js';

/** What a column holds, by the names that feeds give it; letters and digits count. */
const COLUMNS = {
  value: ['ioc', 'indicator', 'indicatorvalue', 'value', 'observable', 'iocvalue', 'observablevalue'],
  type: ['ioctype', 'indicatortype', 'type', 'observabletype'],
  name: ['name', 'title', 'malware', 'malwarename', 'threat', 'activitygroupnames'],
  description: ['description', 'comment', 'comments', 'desc', 'note', 'notes'],
  created: ['timegenerated', 'created', 'createdat', 'firstseen', 'date', 'dateadded', 'firstseenutc', 'timestamp'],
  expires: ['expirationdatetime', 'expires', 'expiration', 'validuntil', 'expirydate'],
  confidence: ['confidencescore', 'confidence', 'confidencelevel'],
  tlp: ['trafficlightprotocollevel', 'tlp', 'tlplevel'],
  source: ['source', 'provider', 'reference', 'url', 'link'],
  active: ['active', 'enabled'],
} as const;

type Column = keyof typeof COLUMNS;

/** Types by the names that feeds give them. Names that are not here are told by the form of the value. */
const TYPES: Readonly<Record<string, Kind>> = {
  ip: 'address',
  ipv4: 'address',
  ipv6: 'address',
  ipaddress: 'address',
  cidr: 'address',
  'ip:port': 'address-and-port',
  domain: 'domain-name',
  domainname: 'domain-name',
  hostname: 'domain-name',
  fqdn: 'domain-name',
  url: 'url',
  email: 'email-address',
  emailaddress: 'email-address',
  filename: 'file-name',
  filepath: 'file-path',
  commandline: 'command-line',
  mutex: 'mutex',
  registrykey: 'registry-key',
  useragent: 'user-agent',
  ssdeep: 'ssdeep',
  imphash: 'imphash',
};

/** What a text that begins with a header of known columns is separated by; undefined for any other text. */
export function csvDelimiterOf(text: string): ',' | ';' | '\t' | undefined {
  const header = text.split(/\r?\n/).find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  return ([',', ';', '\t'] as const).find(
    (delimiter) => columnsOf(header.split(delimiter)).has('value') && header.includes(delimiter),
  );
}

/** Reads a feed of separated values with a header: a column of values, and if there are such columns their type, description, times and more. */
export async function* readCsvFeed(
  bytes: Bytes,
  delimiter: string,
  { file, time }: FeedContext,
): AsyncGenerator<FeedBatch, void, undefined> {
  const mark = createMarker();
  const cutter = createRowCutter();
  let columns: Columns | undefined;
  const take = (rows: readonly RowText[], draft: TranslationDraft): FeedBatch => {
    const parsed = parseRows(rows, delimiter);
    for (const [index, { line, text }] of rows.entries()) {
      const fields = parsed[index];
      const place: FeedPlace = { file, line, column: 1 };
      if (text.startsWith('#') || fields?.every((field) => field.trim() === '')) continue;
      if (!fields) draft.leave({ place, what: text, reason: 'it is no row: a quote is not closed' });
      else if (!columns) columns = columnsOf(fields);
      else takeRow(cellsOf(fields, columns), place, time, mark, draft);
    }
    return draft.batch();
  };
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const draft = createDraft();
    leaveTooLong(tooLong, file, draft);
    yield take(cutter.cut(lines, firstLine), draft);
  }
  yield take(cutter.end(), createDraft());
}

type Columns = ReadonlyMap<Column, number>;
type Cells = (column: Column) => string;

function cellsOf(fields: readonly string[], columns: Columns): Cells {
  return (column) => fields[columns.get(column) ?? -1]?.trim() ?? '';
}

function takeRow(cell: Cells, place: FeedPlace, time: number, mark: Marker, draft: TranslationDraft): void {
  const what = `${cell('type')} ${cell('value')}`.trim();
  const found = observableOf(cell('type'), cell('value'));
  const level = tlpLevelOf(cell('tlp'));
  if (/^(?:false|no|0)$/i.test(cell('active'))) {
    draft.leave({ place, what, reason: 'the feed says that it is not active' });
    return;
  }
  if ('reason' in found) {
    draft.leave({ place, what, reason: found.reason });
    return;
  }
  draft.add(createIndicator(patternOf(found), detailsOf(cell, level), time), place);
  if (found.leftOut !== undefined) draft.leave({ place, what, reason: found.leftOut, isPartial: true });
  mark(level, draft);
}

function columnsOf(header: readonly string[]): Columns {
  const names = header.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  return new Map(
    (Object.keys(COLUMNS) as Column[]).flatMap((column) => {
      const wanted: readonly string[] = COLUMNS[column];
      const at = names.findIndex((name) => wanted.includes(name));
      return at < 0 ? [] : [[column, at] as const];
    }),
  );
}

function observableOf(type: string, value: string): Observable | NoObservable {
  const name = type.toLowerCase().replace(/[\s_-]/g, '');
  const kind = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
  if (kind !== undefined) return KINDS[kind](value);
  const hash = /^[0-9a-fA-F]+$/.test(value) ? hashObservable(name.replace(/hash$/, ''), value) : undefined;
  return hash && !('reason' in hash) ? hash : recogniseValue(value);
}

function detailsOf(cell: Cells, level: TlpLevel | undefined): IndicatorDetails {
  const confidence = Number(cell('confidence'));
  const source = cell('source');
  const isUrl = /^https?:\/\//.test(source);
  return {
    name: cell('name') || cell('value'),
    description: cell('description'),
    created: timeOf(cell('created')),
    validUntil: timeOf(cell('expires')),
    confidence: cell('confidence') !== '' && confidence >= 0 && confidence <= 100 ? Math.round(confidence) : undefined,
    object_marking_refs: level && [tlpMarkingId(level)],
    external_references:
      source === '' ? [] : [isUrl ? createReference('source', source) : createReference(source, undefined)],
  };
}

/** A time of a feed, also with month, day and year as Microsoft's lists write it. */
function timeOf(text: string): number | undefined {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?)?$/i.exec(text);
  if (american) {
    const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = american
      .slice(1, 7)
      .map((part) => Number(part ?? 0));
    const half = american[7]?.toUpperCase();
    const hours = half === undefined ? hour : (hour % 12) + (half === 'PM' ? 12 : 0);
    return Date.UTC(year, month - 1, day, hours, minute, second);
  }
  return parseFeedTime(text);
}
