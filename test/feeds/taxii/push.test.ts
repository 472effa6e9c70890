import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pushObjects, type PushOptions, type PushOutcome } from '../../../src/feeds/taxii/index.js';
import { idOf, indicator } from '../store/stored-objects.js';
import { fakeEnvironment, withClient } from './pulling.js';
import { COLLECTION, sendJson, startStub, type StubServer } from './stub-server.js';
import { codeOf } from './transporting.js';

let stub: StubServer;
beforeAll(async () => {
  stub = await startStub();
});
afterAll(() => stub.close());
beforeEach(() => {
  stub.reset();
});

const OBJECTS = [1, 2, 3].map((digit) => indicator(digit, 1));

async function push(options: PushOptions = {}, environment = fakeEnvironment()): Promise<readonly PushOutcome[]> {
  const outcomes: PushOutcome[] = [];
  await withClient(
    { url: stub.url },
    async (client) => {
      const place = { apiRoot: stub.apiRoot, id: COLLECTION };
      for await (const batch of pushObjects(client, place, OBJECTS, options)) outcomes.push(...batch);
    },
    { environment },
  );
  return outcomes;
}

const statesOf = (outcomes: readonly PushOutcome[]): readonly string[] => outcomes.map(({ state }) => state);
const idsOf = (envelope: string): readonly string[] =>
  (JSON.parse(envelope) as { readonly objects: readonly { readonly id: string }[] }).objects.map(({ id }) => id);

test('objects arrive as they are, and the server says that it has them', async () => {
  expect(statesOf(await push())).toEqual(['accepted', 'accepted', 'accepted']);
  expect(stub.collection.pushed.map((text) => JSON.parse(text) as unknown)).toEqual([{ objects: OBJECTS }]);
  expect(stub.headers[0]).toMatchObject({ 'content-type': 'application/taxii+json;version=2.1' });
});

test.each<[name: string, options: PushOptions, sizes: readonly number[]]>([
  ['as many as the limit says', { limits: { maxBatchObjects: 2 } }, [2, 1]],
  ['as many bytes as the server takes', { maxContentLength: 600 }, [2, 1]],
])('requests have %s', async (_, options, sizes) => {
  expect(statesOf(await push(options))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(stub.collection.pushed.map((text) => idsOf(text).length)).toEqual(sizes);
  for (const text of stub.collection.pushed) expect(text.length).toBeLessThanOrEqual(600);
});

test('an object that is larger than the server takes is not sent', async () => {
  expect(statesOf(await push({ maxContentLength: 100 }))).toEqual(['refused', 'refused', 'refused']);
  expect(stub.requests).toEqual([]);
});

test('what the server refuses is told apart, in its words', async () => {
  stub.collection.behaviour.refused = new Set([idOf('indicator', 2)]);
  const outcomes = await push();
  expect(statesOf(outcomes)).toEqual(['accepted', 'refused', 'accepted']);
  expect(outcomes[1]?.message).toBe('not wanted');
});

test('the status is asked for until it is complete, after growing waits', async () => {
  stub.collection.behaviour.pendingAnswers = 4;
  const environment = fakeEnvironment();
  expect(statesOf(await push({}, environment))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(environment.waits).toEqual([1000, 2000, 4000, 8000]);
});

test('a status that stays pending is left, and said', async () => {
  stub.collection.behaviour.pendingAnswers = 1_000;
  const environment = fakeEnvironment();
  expect(statesOf(await push({ limits: { statusMilliseconds: 100_000 } }, environment))).toEqual(
    OBJECTS.map(() => 'pending'),
  );
  expect(environment.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(130_000);
});

test('failures that the server counts and does not name leave all unknown', async () => {
  stub.intercept = (_, response) => {
    const counts = { total_count: 3, success_count: 2, failure_count: 1, pending_count: 0 };
    sendJson(response, 202, { id: 'x', status: 'complete', ...counts });
    return true;
  };
  expect(statesOf(await push())).toEqual(['unknown', 'unknown', 'unknown']);
});

test('a request that is not answered is not repeated: it may have arrived', async () => {
  stub.intercept = (_, response) => {
    response.destroy();
    return true;
  };
  expect(statesOf(await push())).toEqual(['unknown', 'unknown', 'unknown']);
  expect(stub.requests).toHaveLength(1);
});

test.each(['refused', 'unknown'])('what was %s is looked up where the collection can be read', async (state) => {
  stub.collection.contents.push({ object: indicator(2, 1), dateAdded: '2026-01-01T00:00:00.000000Z' });
  stub.collection.behaviour.refused = new Set(OBJECTS.map(({ id }) => id));
  stub.intercept = (request, response) => {
    if (request.method !== 'POST' || state === 'refused') return false;
    response.destroy();
    return true;
  };
  expect(statesOf(await push({ canRead: true }))).toEqual([state, 'accepted', state]);
});

test('a request that is put off is repeated', async () => {
  stub.intercept = (_, response, index) => {
    if (index === 0) sendJson(response, 429, {}, { 'retry-after': '3' });
    return index === 0;
  };
  const environment = fakeEnvironment();
  expect(statesOf(await push({}, environment))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(environment.waits).toEqual([3000]);
});

test.each([
  [403, 'T104'],
  [404, 'T105'],
  [413, 'T106'],
  [422, 'T106'],
])('a request that is refused as a whole, with %s, is %s', async (status, code) => {
  stub.intercept = (_, response) => {
    sendJson(response, status, {});
    return true;
  };
  expect(await codeOf(push())).toBe(code);
});
