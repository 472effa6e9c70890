// Writes docs/conformance.md from test/conformance. With --check, writes nothing and fails if the committed file differs.
import { readFileSync, writeFileSync } from 'node:fs';
import { readConformanceCases, readResults, standing } from './peer-results.mjs';

const folder = new URL('../test/conformance/', import.meta.url);
const target = new URL('../docs/conformance.md', import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

const clauses = read('clauses.json');
const divergences = read('divergences.json');
const knownFailures = read('known-failures.json');
const cases = readConformanceCases();
const results = readResults();

const SECTIONS = {
  1: 'Model',
  2: 'Lexical rules and grammar',
  3: 'Constants',
  4: 'Values',
  5: 'Object paths',
  6: 'Comparison operators',
  7: 'Inside the brackets',
  8: 'Observation expressions',
  9: 'Error levels',
  10: 'Versions',
  11: 'JavaScript traps',
  12: 'Conformance levels',
  13: 'Profiles',
  14: 'Streams',
};

const escape = (text) => text.replaceAll('|', '\\|');
const row = (...cells) => `| ${cells.map(escape).join(' | ')} |`;
const namesOf = (found) => found.map((one) => `\`${one.name}\``).join(', ');
const unique = (items) => [...new Set(items)];

/** Where the cases pass, the engine rules as the clause does: the test run proves it. */
function engineOn(found) {
  const failing = unique(
    knownFailures.map((known) => known.case).filter((name) => found.some((one) => one.name === name)),
  );
  return failing.length === 0 ? 'as ruled' : `not yet: ${failing.map((name) => `\`${name}\``).join(', ')}`;
}

/** How the OASIS matcher stands, and the divergences that have to do with it where that is not as ruled. */
function oasisOn(found) {
  const stand = standing(found, 'oasis', results);
  const cited = unique(found.flatMap((one) => one.divergence ?? []));
  return cited.length > 0 && stand.includes(';') ? `${stand}; see ${cited.join(', ')}` : stand;
}

const rstixOn = (found) => standing(found, 'rstix', results);

function clauseTable(section) {
  const rows = clauses
    .filter(({ id }) => id.split('.')[0] === section)
    .map(({ id, ruling }) => {
      const found = cases.filter((one) => one.clause.includes(id));
      return row(id, ruling, oasisOn(found), rstixOn(found), engineOn(found), namesOf(found));
    });
  return [
    row('clause', 'ruling', 'OASIS matcher', 'rstix', 'this engine', 'cases'),
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

function divergenceTable() {
  const rows = divergences.map(({ id, topic, ruling, oasis }) => {
    const found = cases.filter((one) => one.divergence?.includes(id));
    return row(
      id,
      topic,
      ruling,
      oasis,
      standing(found, 'oasis', results),
      rstixOn(found),
      engineOn(found),
      String(found.length),
    );
  });
  const head = row(
    '',
    'topic',
    'ruling',
    'OASIS matcher and validator',
    'on the cases',
    'rstix',
    'this engine',
    'cases',
  );
  return [head, '|---|---|---|---|---|---|---|---|', ...rows];
}

/** What a case expects under each profile, where it is not the same under all. */
function profileTable() {
  const show = (expected) =>
    expected === undefined ? '' : typeof expected === 'boolean' ? (expected ? 'match' : 'no match') : expected;
  const rows = cases
    .filter((one) => typeof one.expect === 'object')
    .map(({ name, expect }) => row(`\`${name}\``, show(expect.spec), show(expect.detection), show(expect.reference)));
  return [row('case', '`spec`', '`detection`', '`reference`'), '|---|---|---|---|', ...rows];
}

function knownFailureList() {
  if (knownFailures.length === 0) return ['None.'];
  return knownFailures.map((known) => `- \`${known.case}\` (${known.evaluator}): ${known.reason}`);
}

function peersNote() {
  const { oasis = 'nothing recorded', rstix = 'nothing recorded' } = results.peers;
  return [
    `The columns of the OASIS matcher (${oasis}) and of rstix (${rstix}) are what \`npm run test:peers\` found on the cases that`,
    'are about `spec`: on how many the peer is as ruled; how many it answers `otherwise`; how many it `refused`, the pattern, the data or by an',
    'exception, where there is a verdict; and where it gave up after five seconds. Of a case that has to be refused, any refusal is as ruled.',
    'rstix checks types: it takes the properties of custom types, which most cases use, for strings, so that a refusal by it says little about',
    'the clause. How the peers are asked is in [test/peers](../test/peers/README.md).',
    '',
    row('peer', 'on all cases'),
    '|---|---|',
    row('OASIS matcher', standing(cases, 'oasis', results)),
    row('rstix', standing(cases, 'rstix', results)),
  ];
}

const text = [
  '# Conformance',
  '',
  '<!-- Written by scripts/write-conformance.mjs from test/conformance. Do not edit. -->',
  '',
  `${cases.length} cases cover the clauses of [semantics.md](semantics.md), one sentence each, and its ${divergences.length} divergences. Each`,
  'case runs under every profile that it is about, by a naive evaluator that shares no code with the engine, alone, in an indicator set,',
  'and in two streams.',
  '',
  ...peersNote(),
  '',
  '## Known failures',
  '',
  ...knownFailureList(),
  '',
  '## Divergences',
  '',
  ...divergenceTable(),
  '',
  '## Where the profiles differ',
  '',
  ...profileTable(),
  ...Object.entries(SECTIONS).flatMap(([section, title]) => [
    '',
    `## ${section}. ${title}`,
    '',
    ...clauseTable(section),
  ]),
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readIfThere(target) !== text) {
  console.error('docs/conformance.md is not what test/conformance says. Run `node scripts/write-conformance.mjs`.');
  process.exitCode = 1;
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
