import { address, address6 } from '../addresses.mjs';
import { createRandom, sampler, seedOf } from '../random.mjs';
import { INDICATOR_STATISTICS } from '../statistics.mjs';
import { syllables } from '../words.mjs';
import { hash, indicatorName, quote, ROLE, termAddress, termName } from './values.mjs';

const { urls, hashes } = INDICATOR_STATISTICS;
/** The feeds that were measured have none: an assumption. */
const IPV6_EVERY = 20;

export function name(number) {
  const value = indicatorName(number);
  return { pattern: `[domain-name:value = ${quote(value)}]`, sighting: () => ({ name: value.toLowerCase() }) };
}

export function addressIndicator(number) {
  const isV6 = number % IPV6_EVERY === IPV6_EVERY - 1;
  const value = isV6 ? address6('indicator', number) : address('indicator', number);
  return {
    pattern: `[${isV6 ? 'ipv6' : 'ipv4'}-addr:value = ${quote(value)}]`,
    sighting: () => ({ address: value }),
  };
}

/** Some are written in upper case, as no log does. */
export function hashIndicator(number) {
  const { algorithm, value } = hash(ROLE.single, number);
  const written = createRandom(seedOf(10, number)).chance(hashes.upperCase) ? value.toUpperCase() : value;
  return {
    pattern: `[file:hashes.${algorithm === 'MD5' ? algorithm : quote(algorithm)} = ${quote(written)}]`,
    sighting: () => ({ hash: { algorithm, value } }),
  };
}

const schemes = sampler(urls.scheme);
const depths = sampler(urls.depth);
const extensions = sampler(urls.extension);

/** A log of HTTP requests shows those of the scheme http. Feeds have others, and hosts without a scheme: they are loaded, and never found. */
export function url(number) {
  const random = createRandom(seedOf(11, number));
  const scheme = schemes(random);
  const host = random.chance(urls.hostIsAddress)
    ? termAddress(ROLE.single, number)
    : termName(ROLE.single, number).toLowerCase();
  const port = random.chance(urls.port) ? 1024 + random.below(60_000) : undefined;
  const path = urlPath(random);
  const value = `${scheme === 'none' ? '' : `${scheme}://`}${host}${port === undefined ? '' : `:${port}`}${path}`;
  return {
    pattern: `[url:value = ${quote(value)}]`,
    ...(scheme === 'http' && { sighting: () => ({ url: { host, port, path } }) }),
  };
}

function urlPath(random) {
  const depth = Number(depths(random));
  if (depth === 0) return '/';
  const parts = Array.from({ length: depth }, () => pathPart(random));
  const extension = extensions(random);
  if (extension !== 'none') return `/${parts.join('/')}.${extension}${queryOf(random)}`;
  return `/${parts.join('/')}${random.chance(urls.closedBySlash) ? '/' : ''}${queryOf(random)}`;
}

const queryOf = (random) => (random.chance(urls.query) ? `?id=${random.below(1_000_000)}` : '');

function pathPart(random) {
  const text = syllables(random, Math.round(random.quantile(urls.partLength)));
  if (!random.chance(urls.upperCase)) return text;
  return [...text].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter)).join('');
}
