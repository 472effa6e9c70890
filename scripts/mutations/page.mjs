const TITLES = {
  bindings: 'Observation expressions and bindings',
  comparisons: 'Comparison operators',
  'indicator-sets': 'Indicator sets',
  input: 'What is read',
  'object-paths': 'Object paths',
  'regular-expressions': 'Regular expressions',
  streams: 'Streams',
  values: 'Values and constants',
};

const code = (text) => {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line === '') return '*nothing*';
  const fence = line.includes('`') ? '``' : '`';
  return `${fence}${line}${fence}`.replaceAll('|', '\\|');
};
const row = (...cells) => `| ${cells.join(' | ')} |`;

/** docs/mutation-check.md: what came of every fault. */
export function renderPage(results, { node, seconds }) {
  const survivors = results.filter(({ outcome }) => outcome === 'passed');
  const noticed = results.length - survivors.length;
  return [
    '<!-- Written by `npm run test:mutations -- --record`. -->',
    '',
    '# The mutation check',
    '',
    `\`npm run test:mutations\` puts ${results.length} small faults into the sources, one at a time and in a temporary copy, and runs the smallest tests that`,
    'have to notice. The faults are data, under `test/mutations`; each is one that somebody could write or leave in a review.',
    '',
    '## Last result',
    '',
    '| | |',
    '|---|---|',
    row('faults', String(results.length)),
    row('noticed', String(noticed)),
    row('not noticed', survivors.length === 0 ? '0' : `${survivors.length}, see below`),
    row('Node.js', `${node}, in ${Math.round(seconds)} s`),
    ...(survivors.length === 0 ? [] : ['', '## Not noticed', '']),
    ...survivors.map(
      ({ mutation }) => `- **${mutation.name}** (${mutation.file}): ${mutation.survives ?? 'not explained'}`,
    ),
    ...Object.entries(TITLES).flatMap(([table, title]) => [
      '',
      `## ${title}`,
      '',
      row('fault', 'in place of', 'is written', 'noticed by'),
      '|---|---|---|---|',
      ...results.filter(({ mutation }) => mutation.table === table).map(renderResult),
    ]),
    '',
  ].join('\n');
}

function renderResult({ mutation: { name, file, text, replacement, why }, outcome, test }) {
  const by = outcome === 'failed' ? test : outcome === 'stuck' ? 'a test that does not end' : 'nothing, see above';
  return row(
    `**${name}**: ${why} (${file.replace('src/', '')})`,
    code(text),
    code(replacement),
    by.replaceAll('|', '\\|'),
  );
}
