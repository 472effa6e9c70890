// Writes docs/conformance.md from test/conformance. With --check, writes nothing and fails if the committed file differs.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../test/conformance/', import.meta.url);
const target = new URL('../docs/conformance.md', import.meta.url);
const read = (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));

const clauses = read('clauses.json');
const divergences = read('divergences.json');
const knownFailures = read('known-failures.json');
const cases = readdirSync(folder)
  .filter((file) => /^(?:\d\d-|traps).*\.json$/.test(file))
  .sort()
  .flatMap((file) => read(file));

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

/** The divergences that all or most of the clause's cases are about. */
function oasisOn(found) {
  const cited = unique(found.flatMap((one) => one.divergence ?? []));
  const central = cited.filter((id) => 2 * found.filter((one) => one.divergence?.includes(id)).length >= found.length);
  if (central.length > 0) return `see ${central.join(', ')}`;
  return cited.length > 0 ? `in part, see ${cited.join(', ')}` : 'no difference known';
}

function clauseTable(section) {
  const rows = clauses
    .filter(({ id }) => id.split('.')[0] === section)
    .map(({ id, ruling }) => {
      const found = cases.filter((one) => one.clause.includes(id));
      return row(id, ruling, oasisOn(found), engineOn(found), namesOf(found));
    });
  return [row('clause', 'ruling', 'OASIS matcher', 'this engine', 'cases'), '|---|---|---|---|---|', ...rows];
}

function divergenceTable() {
  const rows = divergences.map(({ id, topic, ruling, oasis }) => {
    const found = cases.filter((one) => one.divergence?.includes(id));
    return row(id, topic, ruling, oasis, engineOn(found), String(found.length));
  });
  const head = row('', 'topic', 'ruling', 'OASIS matcher and validator', 'this engine', 'cases');
  return [head, '|---|---|---|---|---|---|', ...rows];
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

const text = [
  '# Conformance',
  '',
  '<!-- Written by scripts/write-conformance.mjs from test/conformance. Do not edit. -->',
  '',
  `${cases.length} cases cover the clauses of [semantics.md](semantics.md), one sentence each, and its ${divergences.length} divergences. Each`,
  'case runs under every profile that it is about, by a naive evaluator that shares no code with the engine, alone, in an indicator set,',
  'and in two streams. "OASIS matcher" is cti-pattern-matcher 3.0.0, as the table of divergences found it.',
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
