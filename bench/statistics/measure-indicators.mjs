// What real feeds are made of, as numbers that a generator can draw from: node bench/statistics/measure-indicators.mjs FOLDER
// FOLDER holds stix2/, misp/ and lists/ (default: ../shared/data/indicators beside the repository). Writes indicators.json; needs `npm run build`.
import { writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { walkPattern } from '../../dist/index.js';
import { oneLineLists } from '../json.mjs';
import { readFeeds } from './indicator-values.mjs';
import { describeNames } from './names.mjs';
import { mean, quantiles, share, shares } from './summaries.mjs';

const SHARED = new URL('../../../shared/data/indicators', import.meta.url);

function measure(folder) {
  const { indicators, values } = readFeeds(folder);
  const total = Object.values(values).reduce((sum, list) => sum + list.length, 0);
  return {
    source: { indicators: indicators.length, values: total },
    object: describeObjects(indicators.map(({ indicator }) => indicator)),
    kinds: shares(Object.entries(values).flatMap(([kind, list]) => list.map(() => kind))),
    names: describeNames(values.name),
    hashes: {
      algorithm: shares(values.hash.map(({ length }) => ({ 32: 'MD5', 40: 'SHA-1', 64: 'SHA-256' })[length])),
      upperCase: share(values.hash, (hash) => hash !== hash.toLowerCase()),
    },
    urls: describeUrls(values.url),
    operators: describeOperators(indicators.flatMap(({ ast }) => ast ?? [])),
  };
}

/** The object around a pattern: what it weighs, and how often the properties are there that not every indicator has. */
function describeObjects(objects) {
  const optional = ['name', 'description', 'labels', 'indicator_types', 'pattern_version', 'spec_version'];
  const names = objects.flatMap(({ name }) => (name === undefined ? [] : [name.length]));
  return {
    bytes: mean(objects.map((object) => JSON.stringify(object).length)),
    properties: Object.fromEntries(
      optional.map((key) => [key, share(objects, (object) => Object.hasOwn(object, key))]),
    ),
    nameLength: quantiles(names),
    patternLength: quantiles(objects.map(({ pattern }) => pattern.length)),
  };
}

function describeUrls(urls) {
  // Feeds write hosts without a scheme as well.
  const parsed = urls.flatMap((url) => parseUrl(url) ?? parseUrl(`http://${url}`) ?? []);
  const paths = parsed.map(({ pathname }) => pathname.split('/').filter((part) => part !== ''));
  return {
    scheme: shares(urls.map((url) => /^(https?):\/\//i.exec(url)?.[1].toLowerCase() ?? 'none')),
    hostIsAddress: share(parsed, ({ hostname }) => /^[\d.]+$/.test(hostname)),
    port: share(parsed, ({ port }) => port !== ''),
    depth: shares(paths.map((parts) => Math.min(parts.length, 6))),
    partLength: quantiles(paths.flat().map((part) => part.length)),
    closedBySlash: share(parsed, ({ pathname }) => pathname !== '/' && pathname.endsWith('/')),
    query: share(parsed, ({ search }) => search !== ''),
    extension: shares(paths.map((parts) => /\.([a-z]{2,4})$/i.exec(parts.at(-1) ?? '')?.[1].toLowerCase() ?? 'none')),
    upperCase: share(parsed, ({ pathname }) => pathname !== pathname.toLowerCase()),
  };
}

function parseUrl(text) {
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
}

/** How LIKE is used, and what surrounds the brackets. Few feeds have either, so these are small numbers. */
function describeOperators(patterns) {
  const likes = [];
  const counts = { insideAnd: 0, betweenAnd: 0, followedBy: 0, within: 0, matches: 0, subset: 0 };
  for (const ast of patterns) {
    walkPattern(ast, {
      comparison: ({ operator, path, operand }) => {
        if (operator === 'LIKE') likes.push({ form: likeForm(operand.value), length: operand.value.length, path });
        if (operator === 'MATCHES') counts.matches += 1;
        if (operator === 'ISSUBSET') counts.subset += 1;
      },
      comparisonAnd: () => void (counts.insideAnd += 1),
      observationAnd: () => void (counts.betweenAnd += 1),
      followedBy: () => void (counts.followedBy += 1),
      within: () => void (counts.within += 1),
    });
  }
  return {
    like: { form: shares(likes.map(({ form }) => form)), length: quantiles(likes.map(({ length }) => length)) },
    likePaths: shares(likes.map(({ path }) => path.objectType)),
    counts,
  };
}

function likeForm(text) {
  const body = text.replace(/^%|%$/g, '');
  if (body.includes('%')) return 'inner';
  const [open, closed] = [text.startsWith('%'), text.endsWith('%')];
  if (open && closed) return 'contains';
  if (open) return 'suffix';
  return closed ? 'prefix' : 'whole';
}

const folder = argv[2] ?? fileURLToPath(SHARED);
const output = new URL('indicators.json', import.meta.url);
writeFileSync(output, `${oneLineLists(JSON.stringify(measure(folder), null, 2))}\n`);
