import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ElementBatch, JsonFault } from '../../src/input/json-element.js';
import { openBytes } from '../../src/input/open-bytes.js';
import { readJsonElements, type JsonElementOptions } from '../../src/input/read-json-elements.js';
import { createSourceText } from '../../src/source/source-text.js';
import { collect, collectBytes, cutAt, cutEvery, failing } from './streams.js';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly maxElementBytes?: number;
  readonly maxDepth?: number;
  readonly arrays?: readonly string[];
  /** By pointer, after the number of the document and a colon unless it is the first. */
  readonly elements: Readonly<Record<string, unknown>>;
  readonly members?: readonly unknown[];
  /** Members are known from before the first array, and the object's end was not reached or could not be read. */
  readonly firstMembers?: boolean;
  readonly faults?: readonly string[];
}
const CASES = JSON.parse(readFileSync(new URL('read-json-elements.json', import.meta.url), 'utf8')) as readonly Case[];

function place({ document, pointer }: { readonly document: number; readonly pointer: string }): string {
  return document === 0 ? pointer : `${document}:${pointer}`;
}

function describeFault(fault: JsonFault): string {
  const limit = fault.limit === undefined ? '' : ` [${fault.limit}]`;
  return `${fault.reason} ${place(fault)} ${fault.line}:${fault.column} ${fault.message}${limit}`;
}

/** What the batches hold together; it does not depend on where they end. */
function join(batches: readonly ElementBatch[]) {
  return {
    elements: batches.flatMap((batch) => batch.elements),
    faults: batches.flatMap((batch) => batch.faults),
    members: batches.flatMap(({ members }) => (members?.isComplete === true ? [members] : [])),
    replaced: batches.reduce((sum, batch) => sum + batch.replaced, 0),
  };
}

async function read(pieces: readonly Uint8Array[], options: JsonElementOptions = {}) {
  const { items, error } = await collect(readJsonElements(pieces, options));
  expect(error).toBeUndefined();
  return { ...join(items), batches: items };
}

async function readJoined(pieces: readonly Uint8Array[], options: JsonElementOptions) {
  return join((await read(pieces, options)).batches);
}

describe('readJsonElements', () => {
  test.each(CASES)(
    '$name',
    async ({ text, elements, members, firstMembers, faults, maxElementBytes, maxDepth, arrays }) => {
      const options = {
        ...(maxElementBytes !== undefined && { maxElementBytes }),
        ...(maxDepth !== undefined && { maxDepth }),
        ...(arrays && { arrays }),
      };
      for (const length of [1, 2, 3, 7, 10_000]) {
        const found = await read(cutEvery(Buffer.from(text), length), options);
        expect(found.elements.map((one) => [place(one), one.value])).toEqual(Object.entries(elements));
        expect(found.members.map(({ values }) => values)).toEqual(members ?? []);
        expect(found.faults.map(describeFault)).toEqual(faults ?? []);
        expect(found.batches.some((batch) => batch.members?.isComplete === false && found.members.length === 0)).toBe(
          firstMembers === true,
        );
      }
    },
  );

  test('members before the array are known with its first elements', async () => {
    const text = '{"type":"bundle","spec_version":"2.0","objects":[1,2';
    const { batches } = await read([Buffer.from(text)]);
    expect(batches[0]?.members).toEqual({
      document: 0,
      values: { type: 'bundle', spec_version: '2.0' },
      isComplete: false,
    });
  });

  test('__proto__ is a key like any other', async () => {
    const text = '{"__proto__":{"polluted":1},"objects":[{"__proto__":{"polluted":2}}],"constructor":3}{"__proto__":4}';
    const { elements, members } = await read([Buffer.from(text)]);
    const [first, second] = elements.map(({ value }) => value as object);
    expect(Object.getPrototypeOf(first)).toBe(Object.prototype);
    expect(Object.hasOwn(first ?? {}, '__proto__')).toBe(true);
    expect(Object.entries(members[0]?.values ?? {})).toEqual([
      ['__proto__', { polluted: 1 }],
      ['constructor', 3],
    ]);
    expect(JSON.stringify(second)).toBe('{"__proto__":4}');
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
  });

  test('ill-formed bytes are replaced and counted', async () => {
    const bytes = Buffer.concat([Buffer.from('["a'), Buffer.from([0xff, 0xc5]), Buffer.from('","\ufffd"]')]);
    const { elements, replaced } = await read([bytes]);
    expect(elements.map(({ value }) => value)).toEqual(['a\ufffd\ufffd', '\ufffd']);
    expect(replaced).toBe(2);
  });

  test('UTF-16 with a byte order mark', async () => {
    const { elements } = await read(cutEvery(Buffer.from('\ufeff[{"ż":"😀"}]', 'utf16le'), 3));
    expect(elements.map(({ value }) => value)).toEqual([{ ż: '😀' }]);
  });

  test('a fault of the input is thrown after the elements before it', async () => {
    const error = new Error('fault');
    const { items, error: thrown } = await collect(readJsonElements(failing([Buffer.from('[1,{"a":2},{"b"')], error)));
    expect(thrown).toBe(error);
    expect(join(items).elements.map(({ value }) => value)).toEqual([1, { a: 2 }]);
    expect(join(items).faults).toEqual([]);
  });

  test('batches are bounded, however small the elements are', async () => {
    const { batches, elements } = await read([Buffer.from(`[${'1,'.repeat(50_000)}1]`)]);
    expect(elements.length).toBe(50_001);
    expect(Math.max(...batches.map((batch) => batch.elements.length))).toBeLessThanOrEqual(4096);
  });

  test('an element over the limit is not held', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().arrayBuffers;
    let held = 0;
    function* pieces(): Generator<Uint8Array> {
      yield Buffer.from('["');
      for (let count = 0; count < 200; count++) yield megabyte;
      held = process.memoryUsage().arrayBuffers - before;
      yield Buffer.from('",{"a":1}]');
    }
    const { items } = await collect(readJsonElements(pieces(), { maxElementBytes: 1024 * 1024 }));
    const { elements, faults } = join(items);
    expect(held).toBeLessThan(50 * 1024 * 1024);
    expect(elements.map(({ value, offset }) => [value, offset])).toEqual([[{ a: 1 }, 200 * 1024 * 1024 + 4]]);
    expect(faults.map(({ reason, limit, offset }) => [reason, limit, offset])).toEqual([
      ['too-large', 'maxElementBytes', 1],
    ]);
  });

  test('depth without end', async () => {
    const { elements, faults } = await read([Buffer.from('['.repeat(2_000_001) + ']'.repeat(2_000_000) + ',1]')]);
    expect(elements.map(({ value }) => value)).toEqual([1]);
    expect(faults.map(({ reason }) => reason)).toEqual(['too-deep']);
  });

  test('very many arrays in one object', async () => {
    const members = Array.from({ length: 60_000 }, (_, index) => `"a${index}":[${index}]`);
    const { elements, members: found } = await read(cutEvery(Buffer.from(`{${members.join(',')},"last":1}`), 65_536));
    expect(elements.length).toBe(60_000);
    expect(elements.at(-1)?.pointer).toBe('/a59999/0');
    expect(found[0]?.values).toEqual({ last: 1 });
  });
});

describe('for any JSON', () => {
  const places = fc.array(fc.nat(), { maxLength: 12 });
  const value = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
  const space = fc.constantFrom(undefined, 1, '\t', '\r\n');
  const document = fc.tuple(value, space).map(([one, indent]) => JSON.stringify(one, null, indent));

  /** What the elements and members of a document must be, drawn from the whole of it. */
  function expected(text: string): { elements: [string, unknown][]; members: unknown[] } {
    const whole: unknown = JSON.parse(text);
    if (Array.isArray(whole)) return { elements: whole.map((one, index) => [`/${index}`, one]), members: [] };
    if (typeof whole !== 'object' || whole === null) return { elements: [['', whole]], members: [] };
    const arrays = Object.entries(whole).filter(([, one]) => Array.isArray(one));
    if (arrays.length === 0) return { elements: [['', whole]], members: [] };
    const others = Object.entries(whole).filter(([, one]) => !Array.isArray(one));
    return {
      elements: arrays.flatMap(([name, one]) =>
        (one as unknown[]).map((item, index): [string, unknown] => [
          `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}/${index}`,
          item,
        ]),
      ),
      members: [Object.fromEntries(others)],
    };
  }

  test('elements are those of JSON.parse, however the text is cut', async () => {
    await fc.assert(
      fc.asyncProperty(document, places, async (text, cuts) => {
        const { elements, members, faults } = await read(cutAt(Buffer.from(text), cuts));
        expect(faults).toEqual([]);
        const whole = expected(text);
        // A number as a key comes first in an object, wherever it stands in the text.
        const byPointer = (one: [string, unknown], other: [string, unknown]): number => (one[0] < other[0] ? -1 : 1);
        expect(elements.map((one): [string, unknown] => [one.pointer, one.value]).sort(byPointer)).toEqual(
          whole.elements.sort(byPointer),
        );
        expect(members.map(({ values }) => values)).toEqual(whole.members);
      }),
      { numRuns: 300 },
    );
  });

  test('an element is its slice, at its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(document, { maxLength: 4 }), places, async (documents, cuts) => {
        const text = documents.join('\n');
        const bytes = Buffer.from(text);
        const source = createSourceText(text.replaceAll('\r\n', ' \n'));
        const { elements } = await read(cutAt(bytes, cuts));
        for (const element of elements) {
          const length = Buffer.byteLength(element.text);
          expect(bytes.subarray(element.offset, element.offset + length).toString()).toBe(element.text);
          const { line, column } = source.positionAt(bytes.subarray(0, element.offset).toString().length);
          expect({ line: element.line, column: element.column }).toEqual({ line, column });
        }
        expect(new Set(elements.map((one) => one.document)).size).toBeLessThanOrEqual(documents.length);
      }),
      { numRuns: 200 },
    );
  });

  test('damage gives the same elements and faults, however the text is cut', async () => {
    const token = fc.constantFrom(...'[]{},:"\\ \n', '', 'x', 'ż', '\u001f');
    await fc.assert(
      fc.asyncProperty(
        fc.array(document, { maxLength: 3 }),
        fc.array(fc.tuple(fc.nat(), token), { maxLength: 4 }),
        places,
        async (documents, damage, cuts) => {
          let text = documents.join(' ');
          for (const [at, put] of damage) {
            const from = at % (text.length + 1);
            text = text.slice(0, from) + put + text.slice(from + 1);
          }
          const options = { maxElementBytes: 60, maxDepth: 3 };
          const bytes = Buffer.from(text);
          const whole = await readJoined([bytes], options);
          expect(await readJoined(cutAt(bytes, cuts), options)).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a beginning of a text gives a beginning of its elements', async () => {
    await fc.assert(
      fc.asyncProperty(document, fc.nat(), async (text, at) => {
        const bytes = Buffer.from(text);
        const whole = await read([bytes]);
        const part = await read([bytes.subarray(0, at % (bytes.length + 1))]);
        const known = part.elements.filter((one) => one.pointer !== '');
        expect(known).toEqual(whole.elements.slice(0, known.length));
      }),
      { numRuns: 200 },
    );
  });
});

const bundle = new URL('../../../shared/data/indicators/stix2/unit42-emotet.json', import.meta.url).pathname;
describe.skipIf(!existsSync(bundle))('a published bundle', () => {
  test('its objects come out one by one, or with the bundle', async () => {
    const whole = JSON.parse((await collectBytes(openBytes({ path: bundle }))).bytes.toString()) as {
      objects: unknown[];
    };
    const { items } = await collect(readJsonElements(openBytes({ path: bundle }), { arrays: ['objects'] }));
    const { elements, faults, members } = join(items);
    expect(faults).toEqual([]);
    expect(elements.map(({ value }) => value)).toEqual(whole.objects);
    expect(elements.every(({ pointer }, index) => pointer === `/objects/${index}`)).toBe(true);
    expect(members[0]?.values).toMatchObject({ type: 'bundle' });
  });
});
