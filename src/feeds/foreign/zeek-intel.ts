import type { Bytes } from '../../input/byte-source.js';
import { readLines } from '../../input/read-lines.js';
import type { FeedBatch, FeedPlace } from '../feed.js';
import type { FeedContext } from './feed-context.js';
import { KINDS, type Kind, type NoObservable, type Observable } from './observable.js';
import {
  createDraft,
  createIndicator,
  createReference,
  leaveTooLong,
  patternOf,
  type IndicatorDetails,
} from './translation.js';

/** The types of Zeek's intelligence framework (`Intel::Type`). */
const TYPES: Readonly<Record<string, Kind>> = {
  'Intel::ADDR': 'address',
  'Intel::SUBNET': 'address',
  'Intel::DOMAIN': 'domain-name',
  'Intel::URL': 'url-without-scheme',
  'Intel::SOFTWARE': 'user-agent',
  'Intel::EMAIL': 'email-address',
  'Intel::USER_NAME': 'user-name',
  'Intel::CERT_HASH': 'certificate-sha1',
  'Intel::FILE_HASH': 'hash',
  'Intel::FILE_NAME': 'file-name',
};

/** Whether a text begins like an intelligence file of Zeek. */
export function isZeekIntel(text: string): boolean {
  return /^#fields\t(?:[^\n]*\t)?indicator\tindicator_type\b/m.test(text);
}

/** Reads an intelligence file of Zeek: a table whose header names the columns, with `meta.desc`, `meta.source` and `meta.url` if it has them. */
export async function* readZeekIntel(
  bytes: Bytes,
  { file, time }: FeedContext,
): AsyncGenerator<FeedBatch, void, undefined> {
  let columns: readonly string[] = [];
  for await (const { firstLine, lines, tooLong } of readLines(bytes)) {
    const draft = createDraft();
    leaveTooLong(tooLong, file, draft);
    for (const [index, text] of lines.entries()) {
      if (text.startsWith('#fields\t')) columns = text.split('\t').slice(1);
      if (text.trim() === '' || text.startsWith('#')) continue;
      const place: FeedPlace = { file, line: firstLine + index, column: 1 };
      const cells = text.split('\t');
      const cell = (name: string): string | undefined => valueOf(cells[columns.indexOf(name)]);
      const value = cell('indicator') ?? '';
      const found = observableOf(cell('indicator_type') ?? '', value);
      if ('reason' in found) draft.leave({ place, what: text, reason: found.reason });
      else draft.add(createIndicator(patternOf(found), detailsOf(value, cell), time), place);
    }
    yield draft.batch();
  }
}

function observableOf(type: string, value: string): Observable | NoObservable {
  const kind = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (kind === undefined)
    return { reason: `there is no pattern for ${type === '' ? 'a row without a type' : type.slice(0, 40)}` };
  return KINDS[kind](value);
}

function detailsOf(name: string, cell: (name: string) => string | undefined): IndicatorDetails {
  const [source, url] = [cell('meta.source'), cell('meta.url')];
  return {
    name,
    description: cell('meta.desc'),
    external_references: (source ?? url) === undefined ? [] : [createReference(source, url)],
  };
}

/** `-` is no value in a table of Zeek. */
function valueOf(cell: string | undefined): string | undefined {
  return cell === undefined || cell === '' || cell === '-' ? undefined : cell;
}
