import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createElementPositions } from '../../src/input/element-positions.js';
import { createJsonLocator, createStringMap } from '../../src/input/locate-json.js';
import { choices, tree, valueOf, writeJson } from './json-writer.js';

type Path = readonly (string | number)[];

describe('places in a JSON text, against what the writer of the text noted', () => {
  test('the writer writes what was asked for', () => {
    fc.assert(
      fc.property(tree, choices, (node, drawn) => {
        expect(JSON.parse(writeJson(node, drawn).text)).toEqual(valueOf(node));
      }),
    );
  });

  test('every value is found where it stands', () => {
    fc.assert(
      fc.property(tree, choices, (node, drawn) => {
        const { text, values } = writeJson(node, drawn);
        const locator = createJsonLocator(text);
        for (const [path, { start, end }] of values) {
          expect(locator.find(JSON.parse(path) as Path)).toEqual({ start, end });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('every offset of a string goes where its character was written', () => {
    fc.assert(
      fc.property(tree, choices, (node, drawn) => {
        const { text, values } = writeJson(node, drawn);
        for (const { start, end, string } of values.values()) {
          if (!string) continue;
          const map = createStringMap(text, { start, end });
          expect(string.map((_, offset) => map(offset))).toEqual(string);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('offsets before and after a string are its ends', () => {
    const text = '["a\\u0041"]';
    const map = createStringMap(text, { start: 1, end: 10 });
    expect([-1, 0, 1, 2, 3, 99].map(map)).toEqual([2, 2, 3, 9, 9, 9]);
  });
});

describe('what is not there', () => {
  test.each<[text: string, path: Path]>([
    ['{"a":1}', ['b']],
    ['{"a":1}', ['a', 'b']],
    ['{"a":"b"}', ['a', 0]],
    ['[1,2]', [2]],
    ['[1,2]', ['length']],
    ['[1,2]', ['0']],
    ['{"0":1}', [0]],
    ['{}', ['constructor']],
    ['{}', ['__proto__']],
    ['"a"', [0]],
    ['{"a":{"b":1},"a":2}', ['a', 'b']],
  ])('%s has no %j', (text, path) => {
    expect(createJsonLocator(text).find(path)).toBeUndefined();
  });
});

describe('hostile text', () => {
  const jsonish = fc.string({ unit: fc.constantFrom(...'{}[]",:\\u01a \n'), maxLength: 40 });

  test('on what is no JSON it ends, inside the text', () => {
    fc.assert(
      fc.property(
        jsonish,
        fc.array(fc.constantFrom<string | number>('', 'a', '1', 0, 1), { maxLength: 3 }),
        (text, path) => {
          const span = createJsonLocator(text).find(path);
          if (!span) return;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeLessThanOrEqual(text.length);
          const at = createStringMap(text, span)(3);
          expect(at).toBeGreaterThanOrEqual(span.start);
          expect(at).toBeLessThanOrEqual(text.length + 1);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('depth takes no stack', () => {
    const depth = 200_000;
    const text = `{"a":${'['.repeat(depth)}${']'.repeat(depth)},"pattern":"x"}`;
    expect(createJsonLocator(text).find(['pattern'])).toEqual({ start: text.length - 4, end: text.length - 1 });
  });

  test('looking up each of many members takes no time for each of the others', () => {
    // 40,000 indicators of 100 characters: by a scan for each of them 160 billion characters.
    const items = Array.from({ length: 40_000 }, (_, index) => `{"n":${index},"pattern":"${'x'.repeat(80)}"}`);
    const text = `{"objects":[${items.join(',')}]}`;
    const locator = createJsonLocator(text);
    let at = '{"objects":['.length;
    for (const [index, item] of items.entries()) {
      expect(locator.find(['objects', index, 'pattern'])?.end).toBe(at + item.length - 1);
      at += item.length + 1;
    }
  });
});

describe('lines and columns of an element', () => {
  test('agree with cutting the text at every line feed', () => {
    const text = fc.string({ unit: fc.constantFrom('\n', '\r', 'a', 'é', '\u{1f600}', '\u2028') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (element, line, column) => {
        const positionAt = createElementPositions({ text: element, line, column });
        for (let offset = 0; offset <= element.length; offset += 1) {
          const before = element.slice(0, offset).split('\n');
          const rest = before.at(-1)?.length ?? 0;
          expect(positionAt(offset)).toEqual({
            line: line + before.length - 1,
            column: before.length === 1 ? column + rest : rest + 1,
          });
        }
      }),
    );
  });
});
