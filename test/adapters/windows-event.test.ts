import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdapter, detectSource, type AdaptResult } from '../../src/adapters/index.js';
import { windowsEvent, type WindowsEvent } from '../../src/adapters/shapes/windows-event.js';

/** One event in every form that it travels in; the first is the one that the others have to agree with. */
interface EventForms {
  readonly event: string;
  readonly kind: string;
  readonly forms: Readonly<Record<string, unknown>>;
}

const EVENTS = JSON.parse(
  readFileSync(new URL('windows-event.json', import.meta.url), 'utf8'),
) as readonly EventForms[];
const ROWS = EVENTS.flatMap(({ event, kind, forms }) =>
  Object.entries(forms).map(([form, record]) => ({ event, kind, form, record, first: forms.flat })),
);
const from = { file: 'log', line: 1 };

/** Some forms do not say which computer wrote the event. */
function withoutSensor(result: AdaptResult): AdaptResult {
  if (result.kind === 'rejected') return result;
  return { ...result, observation: { ...result.observation, sensor: '' } };
}

describe('an event', () => {
  test.each(ROWS)('$event is the same as $form', ({ record, first, kind }) => {
    const { adapt } = createAdapter('windows');
    expect(windowsEvent(record)).toMatchObject({ kind });
    const expected = adapt(first, from);
    expect(withoutSensor(adapt(record, from))).toEqual(withoutSensor(expected));
    expect(expected).toMatchObject({ kind: 'observation', observation: { firstObserved: '2024-05-01T10:00:00.25Z' } });
    expect(expected.kind === 'observation' && expected.observation.objects.size > 0).toBe(true);
  });

  test.each(ROWS)('$event is recognised as $form', ({ record }) => {
    expect(detectSource([{ format: 'json', value: record }])).toMatchObject({ kind: 'detected', source: 'windows' });
  });

  test('whose data have no names keeps them together', () => {
    const event = windowsEvent({
      Event: { System: { EventID: 7036, Channel: 'System' }, EventData: { Data: ['a', { '#text': 'b' }] } },
    });
    expect((event as WindowsEvent).data).toEqual({ Data: ['a', 'b'] });
  });

  test('is not made of inherited members, nor does it set a prototype', () => {
    const data = JSON.parse('[{"Name":"__proto__","#text":"x"}]') as unknown;
    const event = windowsEvent({ Event: { System: { EventID: 1 }, EventData: { Data: data } } }) as WindowsEvent;
    expect(Object.keys(event.data)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(event.data)).toBe(Object.prototype);
    const inherited = windowsEvent(Object.create({ EventID: 1, Channel: 'Security' })) as WindowsEvent;
    expect(inherited.kind).toBe('/');
  });

  test('never throws, whatever it is', () => {
    const name = fc.constantFrom(
      'Event',
      'System',
      'EventData',
      'Data',
      'winlog',
      'event_data',
      'event_id',
      'Provider',
    );
    const part = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(name, fc.constantFrom('Name', '#text', '__proto__')), tie('value'), { maxKeys: 5 }),
      ),
    })).value;
    const { adapt } = createAdapter('windows');
    fc.assert(
      fc.property(part, (record) => {
        expect(['observation', 'rejected']).toContain(adapt(record, from).kind);
      }),
      { numRuns: 1000 },
    );
  });
});
