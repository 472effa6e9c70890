import { compileField, isJsonObject, type JsonObject, type ReadField } from '../record.js';
import { eventData } from './windows-event-data.js';

/** The one form that every Windows event is brought to. */
export interface WindowsEvent {
  /** Family and event id: `sysmon/1`, `security/4688`. */
  readonly kind: string;
  readonly provider: unknown;
  readonly channel: unknown;
  readonly eventId: string;
  readonly time: unknown;
  readonly computer: unknown;
  /** The process that wrote the event, which for some providers is the one that it is about. */
  readonly processId: unknown;
  /** What is particular to the event, under the names of its manifest. */
  readonly data: JsonObject;
}

/** Where one form has its parts. */
interface Form {
  readonly provider: ReadField;
  readonly channel: ReadField;
  readonly eventId: ReadField;
  readonly time: ReadField;
  readonly computer: ReadField;
  readonly processId: ReadField;
  readonly data: (record: JsonObject) => JsonObject;
}

/** `Event`/`System`/`EventData`, as the XML is written out in JSON, with or without the outermost element. */
const asElements = (root: string): Form => ({
  provider: firstOf(
    ...['Name', '@Name', '#attributes.Name', '_attributes.Name', '$.Name', '-Name'].map(
      (name) => `${root}System.Provider.${name}`,
    ),
    `${root}System.Provider_attributes.Name`,
  ),
  channel: firstOf(`${root}System.Channel`),
  eventId: firstOf(`${root}System.EventID`),
  time: firstOf(
    ...[
      'SystemTime',
      '@SystemTime',
      '#attributes.SystemTime',
      '_attributes.SystemTime',
      '$.SystemTime',
      '-SystemTime',
    ].map((name) => `${root}System.TimeCreated.${name}`),
    `${root}System.TimeCreated_attributes.SystemTime`,
    `${root}System.TimeCreated`,
  ),
  computer: firstOf(`${root}System.Computer`),
  processId: firstOf(
    ...['ProcessID', '@ProcessID', '#attributes.ProcessID', '_attributes.ProcessID', '$.ProcessID', '-ProcessID'].map(
      (name) => `${root}System.Execution.${name}`,
    ),
    `${root}System.Execution_attributes.ProcessID`,
  ),
  data: dataIn(`${root}EventData`, `${root}UserData`),
});

const EVENT = asElements('Event.');
const BARE = asElements('');

const WINLOG_DATA = firstOf('winlog.event_data', 'winlog.user_data');

/** Winlogbeat and the Elastic agent. */
const WINLOG: Form = {
  provider: firstOf('winlog.provider_name'),
  channel: firstOf('winlog.channel'),
  eventId: firstOf('winlog.event_id', 'event.code'),
  time: firstOf('@timestamp'),
  computer: firstOf('winlog.computer_name', 'host.name'),
  processId: firstOf('winlog.process.pid'),
  data: (record) => {
    const read = WINLOG_DATA(record);
    return read === undefined ? membersUnder(record, 'winlog.event_data.') : eventData(read);
  },
};

/** Winlogbeat before version 7. */
const OLD_WINLOG: Form = {
  provider: firstOf('source_name'),
  channel: firstOf('log_name'),
  eventId: firstOf('event_id'),
  time: firstOf('@timestamp'),
  computer: firstOf('computer_name'),
  processId: firstOf('process_id'),
  data: dataIn('event_data'),
};

/** NXLog's, and whatever else puts the event's own fields beside those of every event. */
const FLAT: Form = {
  provider: firstOf('SourceName', 'ProviderName', 'Provider'),
  channel: firstOf('Channel', 'LogName'),
  eventId: firstOf('EventID', 'EventId', 'Id'),
  time: firstOf('TimeCreated', 'EventTime', 'SystemTime', '@timestamp', 'timestamp'),
  computer: firstOf('Hostname', 'Computer', 'MachineName', 'host'),
  processId: firstOf('ExecutionProcessID', 'ProcessID'),
  data: (record) => record,
};

const isWinlog = firstOf('winlog.event_id', 'winlog.channel', 'winlog.provider_name');

/** The providers whose events have mappings, and the channel that stands for one that is not named. */
const FAMILIES: ReadonlyMap<unknown, string> = new Map([
  ['Microsoft-Windows-Sysmon', 'sysmon'],
  ['Microsoft-Windows-Sysmon/Operational', 'sysmon'],
  ['Microsoft-Windows-Security-Auditing', 'security'],
  ['Security', 'security'],
  ['Microsoft-Windows-PowerShell', 'powershell'],
  ['Microsoft-Windows-PowerShell/Operational', 'powershell'],
  ['PowerShellCore', 'powershell'],
  ['PowerShellCore/Operational', 'powershell'],
  ['Service Control Manager', 'service-control-manager'],
]);

/**
 * Brings a Windows event to one form, whatever it was shipped by. In all of them the names of the event's own data are those of its manifest
 * (learn.microsoft.com, "Event Schema"; Sysmon's `sysmon -s`); what differs is where they are.
 */
export function windowsEvent(record: unknown): unknown {
  if (!isJsonObject(record)) return record;
  const form = formOf(record);
  const provider = textIn(form.provider(record));
  const channel = textIn(form.channel(record));
  const eventId = textIn(form.eventId(record));
  const family = FAMILIES.get(provider ?? channel) ?? String(provider ?? channel ?? '');
  const event: WindowsEvent = {
    kind: `${family}/${String(eventId ?? '')}`,
    provider,
    channel,
    eventId: String(eventId ?? ''),
    time: textIn(form.time(record)),
    computer: textIn(form.computer(record)),
    processId: form.processId(record),
    data: form.data(record),
  };
  return event;
}

function formOf(record: JsonObject): Form {
  if (isWinlog(record) !== undefined) return WINLOG;
  if (isJsonObject(EVENT_SYSTEM(record))) return EVENT;
  if (isJsonObject(BARE_SYSTEM(record))) return BARE;
  return Object.hasOwn(record, 'event_data') && Object.hasOwn(record, 'event_id') ? OLD_WINLOG : FLAT;
}

const EVENT_SYSTEM = compileField('Event.System', 'nested');
const BARE_SYSTEM = compileField('System', 'nested');
/** What an element that has attributes, too, is called where its text is. */
const ELEMENT_TEXT: readonly ReadField[] = ['#text', 'Value', '_', '$t', '_text', 'text'].map((name) =>
  compileField(name, 'flat'),
);

/** The text or number of an element. */
function textIn(value: unknown): string | number | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (!isJsonObject(value)) return undefined;
  for (const read of ELEMENT_TEXT) {
    const text = read(value);
    if (typeof text === 'string' || typeof text === 'number') return text;
  }
  return undefined;
}

function firstOf(...paths: readonly string[]): ReadField {
  const reads = paths.map((path) => compileField(path, 'nested'));
  return (from) => {
    for (const read of reads) {
      const value = read(from);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function dataIn(...paths: readonly string[]): Form['data'] {
  const read = firstOf(...paths);
  return (record) => eventData(read(record));
}

/** The members whose names begin so, as an object: documents are also shipped with every path as one name. */
function membersUnder(record: JsonObject, prefix: string): JsonObject {
  const members = Object.entries(record).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(members.map(([name, value]) => [name.slice(prefix.length), value]));
}
