import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../store/stored-objects.js';
import { pullAll } from './pulling.js';
import { sendJson, startStub, type StubServer } from './stub-server.js';
import type { StubBehaviour } from './stub-collection.js';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());

/** What may happen to a request, each in passing. */
const FAULTS: Readonly<Record<string, (response: ServerResponse) => void>> = {
  unavailable: (response) => {
    sendJson(response, 503, { title: 'later' });
  },
  'too many': (response) => {
    sendJson(response, 429, {}, { 'retry-after': '1' });
  },
  'cut off': (response) => {
    response.writeHead(200, { 'content-type': 'application/taxii+json;version=2.1', 'content-length': '1000' });
    response.write('{"objects":[{"type":"indicator",', () => response.destroy());
  },
  'cut JSON': (response) => {
    response.writeHead(200, { 'content-type': 'application/taxii+json;version=2.1' });
    response.end('{"more":false,"objects":[{"type":"indi');
  },
  'hung up': (response) => {
    response.destroy();
  },
};

const scenario = fc.record({
  // Few instants, so that many objects share one.
  dates: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 40 }),
  digits: fc.constantFrom(0, 3, 6),
  pageSize: fc.integer({ min: 1, max: 12 }),
  maxPageSize: fc.integer({ min: 1, max: 50 }),
  fixedPageSize: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  tokens: fc.constantFrom<StubBehaviour['tokens']>('always', 'once'),
  version: fc.constantFrom<StubBehaviour['version']>('2.1', '2.0'),
  hasDates: fc.boolean(),
  // At most two in a row, so that something comes through.
  faults: fc.array(fc.option(fc.constantFrom(...Object.keys(FAULTS)), { freq: 4 }), { maxLength: 30 }),
});

type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never;

/** Pulls once, and compares what came with what is there. */
async function pullsEverything({ dates, digits, pageSize, faults, ...behaviour }: Scenario): Promise<void> {
  stub.reset();
  Object.assign(stub.collection.behaviour, behaviour, { dateDigits: digits });
  dates.forEach((date, index) => {
    const object = { type: 'indicator', id: idOf('indicator', index) };
    // Below what headers with few digits show.
    stub.collection.contents.push({ object, dateAdded: `2026-01-01T00:00:0${date}.000${100 + index}Z` });
  });
  const schedule = faults.map((fault, index) => (faults[index - 1] && faults[index - 2] ? null : fault));
  stub.intercept = (_, response, index) => {
    const fault = schedule[index];
    if (typeof fault !== 'string') return false;
    FAULTS[fault]?.(response);
    return true;
  };
  const pulled = await pullAll(stub, { limits: { pageSize, maxResumes: 50 } }, { limits: { maxRetries: 50 } });
  expect(pulled.ids).toEqual(stub.collection.contents.map(({ object }) => object.id).sort());
}

test('a pull gives every object, whatever happens on the way', async () => {
  await fc.assert(fc.asyncProperty(scenario, pullsEverything), { numRuns: 300 });
});

test('a pull that fails again and again where nothing says how far it came gets there in the end', async () => {
  const fault = 'unavailable';
  await pullsEverything({
    dates: [0, 0, 0],
    digits: 0,
    pageSize: 1,
    maxPageSize: 1,
    fixedPageSize: undefined,
    tokens: 'always',
    version: '2.1',
    hasDates: false,
    faults: [null, null, fault, null, null, fault, null, fault],
  });
});
