import type { Bytes } from '../../input/byte-source.js';
import { canonicalJson } from '../../stix/canonical-json.js';
import { isIdentifier } from '../../stix/identifier.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';
import { faultBatch, type FeedBatch } from '../feed.js';
import { patternOfExpression, type Expression } from './expression.js';
import type { FeedContext } from './feed-context.js';
import { parseFeedTime } from './feed-time.js';
import { KINDS, like, type Kind, type NoObservable, type Observable } from './observable.js';
import { createDraft, createIdentity, createIndicator } from './translation.js';
import { childrenAt, descendants, readXmlTree, textAt, XmlFault, type XmlElement } from './xml/xml-tree.js';

/** The terms of OpenIOC that have a pattern (`Context/@search`): the kind of their values, and the object path for parts of values. */
const TERMS: Readonly<Record<string, readonly [kind: Kind, path?: string]>> = {
  'FileItem/Md5sum': ['md5'],
  'FileItem/Sha1sum': ['sha1'],
  'FileItem/Sha256sum': ['sha256'],
  'FileItem/FileName': ['file-name', 'file:name'],
  'FileItem/FullPath': ['file-path', 'file:name'],
  'FileItem/FilePath': ['file-path', 'file:parent_directory_ref.path'],
  'FileItem/SizeInBytes': ['file-size'],
  'FileItem/FileExtension': ['file-name', 'file:name'],
  'DriverItem/DriverName': ['file-name', 'file:name'],
  'ModuleItem/ModuleName': ['file-name', 'file:name'],
  'Network/DNS': ['domain-name', 'domain-name:value'],
  'DnsEntryItem/Host': ['domain-name', 'domain-name:value'],
  'DnsEntryItem/RecordName': ['domain-name', 'domain-name:value'],
  'Network/URI': ['url-part', 'url:value'],
  'UrlHistoryItem/URL': ['url', 'url:value'],
  'UrlHistoryItem/HostName': ['domain-name', 'domain-name:value'],
  'Network/UserAgent': ['user-agent', "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*]"],
  'PortItem/remoteIP': ['address', 'ipv4-addr:value'],
  'PortItem/localIP': ['address', 'ipv4-addr:value'],
  'PortItem/remotePort': ['port'],
  'RouteEntryItem/Destination': ['address', 'ipv4-addr:value'],
  'Email/From': ['email-from', 'email-message:from_ref.value'],
  'Email/To': ['email-to', 'email-message:to_refs[*].value'],
  'Email/Subject': ['email-subject', 'email-message:subject'],
  'Email/Attachment/Name': ['file-name', 'file:name'],
  'RegistryItem/Path': ['registry-key', 'windows-registry-key:key'],
  'RegistryItem/KeyPath': ['registry-key', 'windows-registry-key:key'],
  'RegistryItem/ValueName': ['registry-value-name', 'windows-registry-key:values[*].name'],
  'RegistryItem/Value': ['registry-value-data', 'windows-registry-key:values[*].data'],
  'RegistryItem/Text': ['registry-value-data', 'windows-registry-key:values[*].data'],
  'ProcessItem/name': ['process-name', 'process:image_ref.name'],
  'ProcessItem/path': ['process-name', 'process:image_ref.name'],
  'ProcessItem/arguments': ['command-line', 'process:command_line'],
  'ProcessItem/HandleList/Handle/Name': ['mutex', 'mutex:name'],
  'ServiceItem/name': ['service-name', "process:extensions.'windows-service-ext'.service_name"],
  'UserItem/Username': ['user-name', 'user-account:account_login'],
};

/** Whether a text begins like OpenIOC 1.0 or 1.1. */
export function isOpenIoc(text: string): boolean {
  return /^\s*</.test(text) && (/<(?:\w+:)?ioc[\s>]/.test(text) || /<(?:\w+:)?OpenIOC[\s>]/.test(text));
}

/** Reads OpenIOC 1.0 and 1.1: each document is one indicator, whose alternatives become indicators of their own where the whole is one of them. */
export async function* readOpenIoc(
  bytes: Bytes,
  { file, time }: FeedContext,
): AsyncGenerator<FeedBatch, void, undefined> {
  try {
    const root = await readXmlTree(bytes);
    const draft = createDraft();
    for (const ioc of [...descendants(root)].filter(({ name }) => /^(?:ioc|OpenIOC)$/.test(name))) {
      translate(ioc, { file, time }, draft);
    }
    yield draft.batch();
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    const { line, column, message } = error;
    yield faultBatch({ kind: 'unreadable', file, line, column, reason: message });
  }
}

function translate(ioc: XmlElement, { file, time }: FeedContext, draft: ReturnType<typeof createDraft>): void {
  const definition = childrenAt(ioc, 'definition', 'Indicator')[0] ?? childrenAt(ioc, 'criteria', 'Indicator')[0];
  const about = childrenAt(ioc, 'metadata')[0] ?? ioc;
  const name = textAt(about, 'short_description');
  const place = { file, line: ioc.line, column: ioc.column };
  const what = name ?? ioc.attributes['id'] ?? 'ioc';
  const author = textAt(about, 'authored_by');
  const created = parseFeedTime(textAt(about, 'authored_date')) ?? time;
  const identity = author === undefined ? undefined : createIdentity(author, created);
  if (identity) draft.addOther(identity);
  const leave = (element: XmlElement, reason: string, isPartial: boolean): void => {
    const item = `${searchOf(element)} ${textAt(element, 'Content') ?? ''}`.trim();
    draft.leave({ place: { file, line: element.line, column: element.column }, what: item, reason, isPartial });
  };
  const expression = definition && readIndicator(definition, leave);
  if (!expression) {
    draft.leave({ place, what, reason: 'no pattern can be made of what it looks for' });
    return;
  }
  // A list of alternatives is a list of indicators: each of them can be told in a report, and retired, by itself.
  const parts = expression.kind === 'any' ? expression.terms : [expression];
  for (const part of parts) {
    const pattern = patternOfExpression(part);
    const id = parts.length === 1 ? identifierOf(ioc.attributes['id']) : undefined;
    const derived = `indicator--${uuidV5(OWN_NAMESPACE, canonicalJson(['openioc', ioc.attributes['id'] ?? '', pattern]))}`;
    const details = {
      id: id ?? derived,
      name,
      description: textAt(about, 'description'),
      created,
      modified: parseFeedTime(ioc.attributes['last-modified']) ?? created,
      created_by_ref: identity?.id,
    };
    draft.add(createIndicator(pattern, details, created), place);
  }
}

type Leave = (element: XmlElement, reason: string, isPartial: boolean) => void;

/** `Indicator` with its operator, or undefined if something without which it would match more than was meant has no pattern. */
function readIndicator(indicator: XmlElement, leave: Leave): Expression | undefined {
  const isAny = indicator.attributes['operator']?.toUpperCase() !== 'AND';
  const terms: Expression[] = [];
  let isWhole = true;
  for (const child of indicator.children) {
    const term =
      child.name === 'IndicatorItem'
        ? readItem(child, isAny, leave)
        : child.name === 'Indicator'
          ? readIndicator(child, leave)
          : null;
    if (term) terms.push(term);
    else if (term === undefined) isWhole = false;
  }
  if (terms.length === 0 || (!isAny && !isWhole)) return undefined;
  return isAny ? { kind: 'any', terms } : { kind: 'all', terms: inOneObject(terms) };
}

/** Terms of one object type that must all hold are about one object: `FileItem/Md5sum` and `FileItem/SizeInBytes` are of one file. */
function inOneObject(terms: readonly Expression[]): readonly Expression[] {
  const merged = new Map<string, Observable>();
  const others: Expression[] = [];
  for (const term of terms) {
    if (term.kind !== 'one') {
      others.push(term);
      continue;
    }
    const { type, comparison } = term.observable;
    const known = merged.get(type);
    merged.set(type, { type, comparison: known ? `${known.comparison} AND ${comparison}` : comparison });
  }
  return [...[...merged.values()].map((observable): Expression => ({ kind: 'one', observable })), ...others];
}

function readItem(item: XmlElement, isAny: boolean, leave: Leave): Expression | undefined {
  const found = observableOf(item);
  if (!('reason' in found)) return { kind: 'one', observable: found };
  leave(item, found.reason, isAny);
  return undefined;
}

function observableOf(item: XmlElement): Observable | NoObservable {
  const search = searchOf(item);
  const [kind, path] = (Object.hasOwn(TERMS, search) ? TERMS[search] : undefined) ?? [];
  if (kind === undefined) return { reason: `there is no pattern for the term ${search.slice(0, 80)}` };
  const value = textAt(item, 'Content') ?? '';
  const isNegated = item.attributes['negate'] === 'true' || /not$/.test(item.attributes['condition'] ?? '');
  const found = compare(item.attributes['condition'] ?? 'is', kind, path, value);
  if (!isNegated || 'reason' in found) return found;
  const [, left, operator, right] = /^(\S+) (=|LIKE|MATCHES) ([^]*)$/.exec(found.comparison) ?? [];
  if (left === undefined || operator === undefined || right === undefined || / AND | OR /.test(found.comparison)) {
    return { reason: 'what must not be there is more than one property' };
  }
  return { ...found, comparison: operator === '=' ? `${left} != ${right}` : `${left} NOT ${operator} ${right}` };
}

function compare(condition: string, kind: Kind, path: string | undefined, value: string): Observable | NoObservable {
  const type = path?.split(':')[0];
  if (/^(?:is|isnot)$/.test(condition) && kind !== 'url-part') return KINDS[kind](value);
  if (path === undefined || type === undefined)
    return { reason: `there is no comparison for the condition ${condition.slice(0, 40)}` };
  switch (condition.replace(/not$/, '')) {
    case 'is':
    case 'contains':
      return like(type, path, { before: '%', text: value, after: '%' });
    case 'starts-with':
      return like(type, path, { before: '', text: value, after: '%' });
    case 'ends-with':
      return like(type, path, { before: '%', text: value, after: '' });
    default:
      return { reason: `there is no comparison for the condition ${condition.slice(0, 40)}` };
  }
}

function searchOf(item: XmlElement): string {
  return childrenAt(item, 'Context')[0]?.attributes['search'] ?? '';
}

function identifierOf(id: string | undefined): string | undefined {
  const made = `indicator--${(id ?? '').toLowerCase()}`;
  return isIdentifier(made, 'indicator') ? made : undefined;
}
