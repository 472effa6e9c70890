// The values that the feeds of a folder look for, by kind, whatever the form of the feed.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parsePattern, walkPattern } from '../../dist/index.js';
import { isName } from './names.mjs';

const isAddress = (text) => /^\d+\.\d+\.\d+\.\d+$/.test(text) || /^[\da-f]*:[\da-f:]+$/i.test(text);
const isHash = (text) => /^([\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i.test(text);

/** Domains, addresses, hashes and URLs, each once, and the STIX indicators with their syntax trees. */
export function readFeeds(folder) {
  const indicators = readStix(join(folder, 'stix2'));
  const values = [
    ...indicators.flatMap(({ ast }) => (ast ? equalities(ast) : [])),
    ...readMisp(join(folder, 'misp')),
    ...readLists(join(folder, 'lists')),
  ];
  const ofKind = (wanted) => [...new Set(values.filter(({ kind }) => kind === wanted).map(({ value }) => value))];
  return {
    indicators,
    values: { name: ofKind('name'), address: ofKind('address'), hash: ofKind('hash'), url: ofKind('url') },
  };
}

function readStix(folder) {
  return files(folder)
    .flatMap((text) => JSON.parse(text).objects)
    .filter(({ type, pattern_type: language = 'stix' }) => type === 'indicator' && language === 'stix')
    .map((indicator) => ({ indicator, ast: parsePattern(indicator.pattern).ast }));
}

/** The constants of comparisons by `=` and IN with a path of one of the four kinds. */
function equalities(ast) {
  const found = [];
  walkPattern(ast, {
    comparison: ({ negated, operator, path, operand }) => {
      if (negated || (operator !== '=' && operator !== 'IN')) return;
      walkPattern(operand, { string: ({ value }) => found.push(...classify(path.objectType, value)) });
    },
  });
  return found;
}

function classify(objectType, value) {
  if (objectType === 'domain-name' && isName(value)) return [{ kind: 'name', value }];
  if (/^ipv[46]-addr$/.test(objectType) && isAddress(value)) return [{ kind: 'address', value }];
  if (objectType === 'file' && isHash(value)) return [{ kind: 'hash', value }];
  if (objectType === 'url') return [{ kind: 'url', value }];
  return [];
}

const MISP_KINDS = {
  domain: 'name',
  hostname: 'name',
  'ip-dst': 'address',
  'ip-src': 'address',
  url: 'url',
  md5: 'hash',
  sha1: 'hash',
  sha256: 'hash',
};

function readMisp(folder) {
  return files(folder)
    .flatMap((text) => JSON.parse(text).response.map(({ Event }) => Event))
    .flatMap(({ Attribute = [], Object: objects = [] }) => [
      ...Attribute,
      ...objects.flatMap((one) => one.Attribute ?? []),
    ])
    .filter(({ type }) => Object.hasOwn(MISP_KINDS, type))
    .map(({ type, value }) => ({ kind: MISP_KINDS[type], value }));
}

/** One value a line, or the column of a table that holds one; comments and paths are no values. */
function readLists(folder) {
  return files(folder)
    .flatMap((text) => text.split('\n'))
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => {
      const cells = line.trim().split(/[\t,]/);
      const value = cells.find((cell) => isName(cell) || isAddress(cell) || isHash(cell) || /^https?:/.test(cell));
      if (value === undefined) return [];
      const kind = isAddress(value) ? 'address' : isHash(value) ? 'hash' : isName(value) ? 'name' : 'url';
      return [{ kind, value }];
    });
}

const files = (folder) =>
  readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
