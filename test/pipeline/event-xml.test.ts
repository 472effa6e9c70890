import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdapter, detectSource, parseEventXml } from '../../src/adapters/index.js';
import type { ByteSource } from '../../src/input/byte-source.js';
import { openLog } from '../../src/pipeline/index.js';
import { MAX_EVENT_BYTES, readEventXml } from '../../src/pipeline/read-event-xml.js';

const XMLNS = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** An event as Windows writes it (learn.microsoft.com, "Event Schema"), with a name that was asked for. */
function event(query: string, between = ''): string {
  return [
    `<Event xmlns='${XMLNS}'>`,
    `<System><Provider Name='Microsoft-Windows-Sysmon' Guid='{5770385f}'/><EventID>22</EventID><Version>5</Version>`,
    `<TimeCreated SystemTime='2024-05-01T10:00:00.2500000Z'/><Execution ProcessID='2600' ThreadID='1'/>`,
    `<Channel>Microsoft-Windows-Sysmon/Operational</Channel><Computer>ws1.example</Computer></System>`,
    `<EventData><Data Name='RuleName'>-</Data><Data Name='ProcessId'>4120</Data><Data Name='QueryName'>${query}</Data>`,
    `<Data Name='QueryResults'>198.51.100.7;</Data><Data Name='Image'>C:\\a.exe</Data><Data Name='User'/></EventData>`,
    `</Event>`,
  ].join(between);
}

const EVENTS = [event('a.example'), event('b.example'), event('c.example')];
const LINES = EVENTS.join('\n');
const ONE_LINE = `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Events>${EVENTS.join('')}</Events>`;
const PRETTY = `<?xml version="1.0"?>\r\n<Events>\r\n${['a', 'b', 'c'].map((name) => event(`${name}.example`, '\r\n  ')).join('\r\n')}\r\n</Events>\r\n`;
const NUMBERED = EVENTS.map((text, index) => `Record ${index + 1}\n<?xml version="1.0"?>\n${text}`).join('\n');

async function read(pieces: readonly Uint8Array[]): Promise<readonly (readonly [line: number, what: string])[]> {
  const found: [number, string][] = [];
  for await (const { observations, rejected } of readEventXml('log', pieces, createAdapter('windows'))) {
    for (const { source, objects } of observations) {
      const names = [...objects.values()]
        .filter(({ type }) => type === 'domain-name')
        .map(({ value }) => String(value));
      found.push([source && 'line' in source ? source.line : 0, names.join()]);
    }
    for (const { line, reason } of rejected) found.push([line, reason]);
  }
  return found;
}

const readText = (text: string): ReturnType<typeof read> => read([Buffer.from(text)]);

describe('events are found', () => {
  const cases: readonly (readonly [name: string, text: string, lines: readonly number[]])[] = [
    ['one a line', LINES, [1, 2, 3]],
    ['in one line', ONE_LINE, [2, 2, 2]],
    ['with a line for each element', PRETTY, [3, 10, 17]],
    ['with text between them', NUMBERED, [3, 6, 9]],
  ];

  test.each(cases)('%s', async (_name, text, lines) => {
    expect(await readText(text)).toEqual(lines.map((line, index) => [line, `${'abc'.charAt(index)}.example`]));
  });

  test.each(cases)('%s, wherever the bytes are cut', async (_name, text) => {
    const whole = await readText(text);
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        expect(await read(places.slice(1).map((end, index) => bytes.subarray(places[index], end)))).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  test.each(cases)('%s, in a file that is recognised', async (_name, text) => {
    const bytes = Buffer.from(text);
    const source: ByteSource = {
      path: 'log.xml',
      bytesRead: 0,
      size: bytes.length,
      close: () => Promise.resolve(),
      async *[Symbol.asyncIterator]() {
        yield await Promise.resolve(bytes);
      },
    };
    for (const format of ['auto', 'windows']) {
      const log = await openLog(source, { format });
      expect(log).toMatchObject({ kind: 'log', source: 'windows' });
      let records = 0;
      if (log.kind === 'log') for await (const batch of log.batches) records += batch.observations.length;
      expect(records).toBe(3);
    }
  });

  test('and those that do not begin their line are told apart by a column', async () => {
    const columns: unknown[] = [];
    for await (const { observations } of readEventXml('log', [Buffer.from(ONE_LINE)], createAdapter('windows'))) {
      columns.push(...observations.map(({ source }) => source));
    }
    const starts = EVENTS.map((_, index) => '<Events>'.length + EVENTS.slice(0, index).join('').length + 1);
    expect(columns).toEqual(starts.map((column) => ({ file: 'log', line: 2, column })));
  });

  test('in UTF-16, as wevtutil writes it', async () => {
    const found = await read([Buffer.from(`\ufeff${ONE_LINE}`, 'utf16le')]);
    expect(found.map(([, name]) => name)).toEqual(['a.example', 'b.example', 'c.example']);
  });
});

describe('an event that cannot be read is rejected, and costs no other', () => {
  const cases: readonly (readonly [name: string, text: string, expected: readonly (readonly [number, string])[]])[] = [
    ['not well-formed', event('<b').replace('</System>', ''), [[1, 'not-xml']]],
    ['an entity that nothing declares', event('&xxe;'), [[1, 'not-xml']]],
    ['a document type', event('<!DOCTYPE a [<!ENTITY b "c">]>'), [[1, 'not-xml']]],
    ['deeply nested', event(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`), [[1, 'not-xml']]],
    ['cut off', event('x').slice(0, 300), [[1, 'cut-off']]],
    ['too long', event('x'.repeat(MAX_EVENT_BYTES)), [[1, `over the limit maxEventBytes (${MAX_EVENT_BYTES} bytes)`]]],
    ['without a time', event('x').replace(/<TimeCreated[^>]*>/, ''), [[1, 'no-time']]],
  ];

  test.each(cases)('%s', async (name, text, expected) => {
    expect(await readText(text)).toEqual(expected);
    if (name === 'cut off') return;
    const found = await read([Buffer.from(`${text}\n`), Buffer.from(`${event('z.example')}\n`)]);
    expect(found.toSorted(([a], [b]) => a - b)).toEqual([...expected, [2, 'z.example']]);
  });
});

test('the five entities and references to characters are read, and layout is no text', () => {
  const record = parseEventXml(event('&lt;&amp;&#65;&quot;', '\n'));
  expect(record).toMatchObject({ Event: { '@xmlns': XMLNS, System: { EventID: '22' } } });
  const { adapt } = createAdapter('windows');
  const result = adapt(record, { file: 'log', line: 1 });
  const values =
    result.kind === 'observation' ? [...result.observation.objects.values()].map(({ value }) => value) : [];
  expect(values).toContain('<&A"');
});

test('names of elements are never special', () => {
  const record = parseEventXml('<Event><__proto__>x</__proto__><constructor>y</constructor></Event>');
  expect(Object.keys(record?.Event as object)).toEqual(['__proto__', 'constructor']);
});

test('other XML is no event log', () => {
  const sample = (line: string): object => detectSource([{ format: 'text', line }]);
  expect(sample(LINES)).toEqual({ kind: 'detected', source: 'windows', format: 'xml' });
  expect(sample('<?xml version="1.0"?><stix:STIX_Package/>')).toMatchObject({ kind: 'unknown' });
  expect(sample('<Events><Event id="1"/></Events>')).toMatchObject({ kind: 'unknown' });
});
