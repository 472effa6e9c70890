import { createRandom, seedOf } from '../random.mjs';
import { INDICATOR_STATISTICS } from '../statistics.mjs';
import { fileName, hash, quote, ROLE, termAddress, termName } from './values.mjs';

const { insideAnd, betweenAnd } = INDICATOR_STATISTICS.operators.counts;
const PORTS = [443, 8080, 8443, 4444, 8060, 8888];

/** Two terms by AND, in one pair of brackets or between two, as often as feeds have the one and the other. */
export function andIndicator(number) {
  const random = createRandom(seedOf(50, number));
  const terms = createTerms(ROLE.and, number, random);
  if (random.chance(betweenAnd / (insideAnd + betweenAnd))) {
    const [first, second] = random.chance(0.5) ? [terms.name, terms.address] : [terms.file, terms.hash];
    return { pattern: `[${first.test}] AND [${second.test}]`, sightings: [first.seen, second.seen] };
  }
  if (random.chance(0.5)) {
    return {
      pattern: `[${terms.hash.test} AND ${terms.file.test}]`,
      sighting: () => ({ ...terms.hash.seen, ...terms.file.seen }),
      decoy: terms.file.seen,
    };
  }
  const port = random.pick(PORTS);
  const { address } = terms.address.seen;
  return {
    pattern: `[network-traffic:dst_ref.value = ${quote(address)} AND network-traffic:dst_port = ${port}]`,
    sighting: () => ({ address, port }),
    decoy: { address, port: port + 1 },
  };
}

const WINDOWS = [60, 300, 600, 3_600, 86_400];

/** What was looked up, then what came of it. */
export function followedByIndicator(number) {
  const random = createRandom(seedOf(60, number));
  const { name, address, hash: file } = createTerms(ROLE.followedBy, number, random);
  const second = random.chance(0.5) ? address : file;
  const pattern = `[${name.test}] FOLLOWEDBY [${second.test}]`;
  return {
    pattern: random.chance(0.7) ? `(${pattern}) WITHIN ${random.pick(WINDOWS)} SECONDS` : pattern,
    sightings: [name.seen, second.seen],
  };
}

/** Values that belong to this one indicator: with each what a comparison asks, and what a record must hold for it. */
function createTerms(role, number, random) {
  const name = termName(role, number).toLowerCase();
  const address = termAddress(role, number);
  const sha256 = hash(role, number, 'SHA-256');
  const file = fileName(random, role, number);
  return {
    name: { test: `domain-name:value = ${quote(name)}`, seen: { name } },
    address: { test: `ipv4-addr:value = ${quote(address)}`, seen: { address } },
    hash: { test: `file:hashes.'SHA-256' = ${quote(sha256.value)}`, seen: { hash: sha256 } },
    file: { test: `file:name = ${quote(file)}`, seen: { fileName: file } },
  };
}
