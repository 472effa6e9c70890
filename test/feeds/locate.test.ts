import { describe, expect, test } from 'vitest';
import type { FeedBatch } from '../../src/feeds/index.js';
import { readPatternFile, readStixFeed } from '../../src/feeds/index.js';

const PATTERN = "[file:name = 'C:\\\\temp\\\\é\u{1f600}' AND file:size = 1]";
const MARK = 'size';

const indicator = (pattern: unknown) => ({ type: 'indicator', id: 'indicator--1', name: 'size', pattern });
const bundle = (...objects: readonly unknown[]) => ({ type: 'bundle', id: 'bundle--1', objects });

type Place = readonly [line: number, column: number];

/** Line and column of each `size` of a pattern, as an editor shows them: looked for in the text, not reckoned from anything. */
function placesOf(text: string): readonly Place[] {
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(/file:size/g)].map((found) => [index + 1, found.index + 6] as const));
}

async function located(batches: AsyncIterable<FeedBatch>): Promise<readonly Place[]> {
  const places: Place[] = [];
  for await (const { indicators, locate } of batches) {
    for (const one of indicators) {
      const found = locate(one)?.positionAt(String(one.indicator.pattern).indexOf(MARK));
      if (found) places.push([found.line, found.column]);
    }
  }
  return places;
}

const ascii = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

describe('a place in a pattern is found in the file', () => {
  const one = indicator(PATTERN);
  test.each<[layout: string, text: string]>([
    ['a bundle in one line', JSON.stringify(bundle(one, { type: 'malware', name: 'file:siz' }, one))],
    ['a bundle in many lines', JSON.stringify(bundle(one, one), null, 2)],
    ['a bundle with CRLF', JSON.stringify(bundle(one, one), null, '\t').replaceAll('\n', '\r\n')],
    ['characters beyond ASCII as escapes', ascii(JSON.stringify(bundle(one, one), null, 1))],
    ['slashes as escapes', JSON.stringify(indicator(`${PATTERN.slice(0, -1)} AND a:b = '//']`)).replaceAll('/', '\\/')],
    ['a single object', JSON.stringify(one, null, 4)],
    ['an array of objects', JSON.stringify([one, one], null, 2)],
    ['an array of bundles', JSON.stringify([bundle(one, 5, one), bundle(one)], null, 2)],
    ['one object a line', [one, one, one].map((object) => JSON.stringify(object)).join('\n')],
    [
      'a pattern twice in an object, of which the last counts',
      `{"type":"indicator","id":"i","pattern":"[a:b = 1]",\n"pattern":${JSON.stringify(PATTERN)}}`,
    ],
  ])('%s', async (_, text) => {
    const places = placesOf(text);
    expect(places.length).toBeGreaterThan(0);
    expect(await located(readStixFeed('feed.json', [Buffer.from(text)]))).toEqual(places);
    expect(await located(readStixFeed('feed.json', chunksOf(`\ufeff${text}`, 7)))).toEqual(places);
  });

  test('a pattern file, with indentation', async () => {
    const text = `# file : size\n${PATTERN}\r\n\n\t  ${PATTERN}  \n`;
    expect(await located(readPatternFile('a.stixp', [Buffer.from(text)]))).toEqual(placesOf(text));
  });

  test('the JSON string of a pattern is told for those that rewrite it', async () => {
    const text = JSON.stringify(bundle(one), null, 2);
    for await (const { indicators, locate } of readStixFeed('feed.json', [Buffer.from(text)])) {
      for (const each of indicators) {
        const json = locate(each)?.json;
        expect(JSON.parse(json?.element.text.slice(json.start, json.end) ?? '')).toBe(PATTERN);
      }
    }
  });

  test.each([
    ['no pattern', indicator(undefined), undefined],
    ['a pattern that is no string', indicator(12), [1, 61]],
  ])('%s', async (_, object, place) => {
    const text = JSON.stringify(object);
    expect(await located(readStixFeed('feed.json', [Buffer.from(text)]))).toEqual(
      place ? [[1, text.indexOf('12') + 1]] : [],
    );
  });
});

function* chunksOf(text: string, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
