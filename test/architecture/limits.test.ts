import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  MAX_FEED_OBJECT_BYTES,
  MAX_FEED_REFERENCES,
  MAX_XML_DEPTH,
  MAX_XML_ELEMENTS,
} from '../../src/feeds/foreign/limits.js';
import { DEFAULT_PULL_LIMITS, DEFAULT_PUSH_LIMITS, DEFAULT_TRANSPORT_LIMITS } from '../../src/feeds/taxii/index.js';
import { DEFAULT_MAX_LINE_BYTES } from '../../src/input/line-blocks.js';
import { DEFAULT_EXPANSION_LIMITS } from '../../src/input/open-bytes.js';
import { DEFAULT_MAX_DEPTH, DEFAULT_MAX_ELEMENT_BYTES } from '../../src/input/read-json-elements.js';
import { DEFAULT_MAX_SEARCH_STEPS } from '../../src/match/evaluate.js';
import { CONTEXT_LIMITS } from '../../src/report/enrichment/context.js';
import { MAX_GRAPH_OBJECTS } from '../../src/stix/memory-graph.js';
import { DEFAULT_STREAM_LIMITS } from '../../src/stream/stream-matcher.js';
import { DEFAULT_LIMITS } from '../../src/syntax/limits.js';
import { DEFAULT_EXPRESSION_LIMITS } from '../../src/values/regular-expression/index.js';

/** Every limit that SECURITY.md promises, with the default that the code has. */
const defaults: Readonly<Record<string, number>> = {
  ...DEFAULT_LIMITS,
  maxProgramSize: DEFAULT_EXPRESSION_LIMITS.maxProgramSize,
  maxSearchSteps: DEFAULT_MAX_SEARCH_STEPS,
  ...DEFAULT_STREAM_LIMITS,
  ...DEFAULT_EXPANSION_LIMITS,
  maxLineBytes: DEFAULT_MAX_LINE_BYTES,
  maxElementBytes: DEFAULT_MAX_ELEMENT_BYTES,
  maxDepth: DEFAULT_MAX_DEPTH,
  maxFeedObjectBytes: MAX_FEED_OBJECT_BYTES,
  maxXmlElements: MAX_XML_ELEMENTS,
  maxXmlDepth: MAX_XML_DEPTH,
  maxFeedReferences: MAX_FEED_REFERENCES,
  maxGraphObjects: MAX_GRAPH_OBJECTS,
  maxContextObjects: CONTEXT_LIMITS.maxObjects,
  ...omit(DEFAULT_TRANSPORT_LIMITS, ['retryMilliseconds']),
  ...omit(DEFAULT_PULL_LIMITS, ['pageSize', 'maxPageSize', 'maxResumes']),
  statusMilliseconds: DEFAULT_PUSH_LIMITS.statusMilliseconds,
};

/** Without what is no promise to somebody attacked, but a way to ask. */
function omit(limits: object, names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(limits).filter(([name]) => !names.includes(name)));
}

test('SECURITY.md names every limit with its default', () => {
  const page = readFileSync(new URL('../../SECURITY.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/`([a-z]\w+)` (\d[\d,]*)( MB)?/g)].map(
    ([, name = '', digits = '', unit]) =>
      [name, Number(digits.replaceAll(',', '')) * (unit === undefined ? 1 : 1024 * 1024)] as const,
  );
  expect(Object.fromEntries(named)).toEqual(defaults);
});
