import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const cases = new URL('../test/conformance/', import.meta.url);
/** What `npm run test:peers -- --record` found. */
export const resultsFile = new URL('../test/peers/results.json', import.meta.url);

/** Every conformance case, those of streams included: these have no `pattern`, and nobody else is asked about them. */
export function readConformanceCases() {
  return readdirSync(cases)
    .filter((file) => /^(?:\d\d-|traps).*\.json$/.test(file))
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, cases), 'utf8')));
}

/** `{ peers, outcomes }`: the versions by peer; and by case `asked`, the digest of the question, and what each peer said. */
export function readResults() {
  return existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : { peers: {}, outcomes: {} };
}

/** Changes with what a case asks, not with what it expects: an answer to another question is no answer. */
export function digestOf({ pattern, observations, input, stixVersion }) {
  const question = JSON.stringify([pattern, observations ?? input, stixVersion ?? '2.1']);
  return createHash('sha256').update(question).digest('hex').slice(0, 8);
}

/**
 * How a peer stands on a case, under the contract as the profile `spec` has it: `as ruled`; `otherwise`, the other verdict; `refused`, no verdict
 * where there is one; `gave up`. Undefined if the case is not about `spec`, or nobody has asked.
 */
export function standOn(one, peer, { outcomes }) {
  const expected = typeof one.expect === 'object' ? one.expect.spec : one.expect;
  const recorded = Object.hasOwn(outcomes, one.name) ? outcomes[one.name] : undefined;
  if (expected === undefined || recorded?.[peer] === undefined || recorded.asked !== digestOf(one)) return undefined;
  const outcome = recorded[peer];
  if (outcome === 'gave up') return outcome;
  const isRefused = outcome.startsWith('refused');
  if (typeof expected !== 'boolean') return isRefused ? 'as ruled' : 'otherwise';
  if (isRefused) return 'refused';
  return (outcome === 'match') === expected ? 'as ruled' : 'otherwise';
}

/** How a peer stands on some cases, in words: `3 of 5; 1 otherwise, 1 refused`. */
export function standing(found, peer, results) {
  const stands = found.map((one) => standOn(one, peer, results)).filter((stand) => stand !== undefined);
  if (stands.length === 0) return 'not asked';
  const count = (kind) => stands.filter((stand) => stand === kind).length;
  const rest = ['otherwise', 'refused', 'gave up']
    .filter((kind) => count(kind) > 0)
    .map((kind) => `${count(kind)} ${kind}`);
  if (rest.length === 0) return stands.length === 1 ? 'as ruled' : `all ${stands.length}`;
  return `${count('as ruled')} of ${stands.length}; ${rest.join(', ')}`;
}
