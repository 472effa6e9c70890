import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { version } from 'node:process';
import { FIGURES, shownValues } from './charts/figures.mjs';
import { oneLineLists } from './json.mjs';
import { machineName } from './print.mjs';

const FOLDER = new URL('record/', import.meta.url);

const HEADING = `# What the bench has measured

Each column is one run of \`npm run bench -- --record\`; the file of the same name has every time that went into it. A ratio says how many times as
fast, of runs in turn on one machine, which makes them comparable where the times are not. [docs/performance.md](../../docs/performance.md) says
what each row means, and which figures are to be reached.

`;

/** Writes a run to `bench/record/`; parts that an earlier run of the same day on the same machine measured stay. Returns the file's name. */
export function writeRecord(date, results) {
  const name = `${date}-${slug(machineName())}.json`;
  mkdirSync(FOLDER, { recursive: true });
  const file = new URL(name, FOLDER);
  const earlier = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const content = { ...earlier, date, machine: machineName(), node: version, ...results };
  writeFileSync(file, `${oneLineLists(JSON.stringify(content, null, 2))}\n`);
  writeFileSync(new URL('README.md', FOLDER), `${HEADING}${overview()}\n`);
  return `bench/record/${name}`;
}

/** A table of all records by all figures. The first ones, before there were feeds of every kind, are named and no more. */
function overview() {
  const records = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ name, content: JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) }));
  const shown = records.filter(({ content }) => !('manyIndicators' in content));
  const earlier = records.filter((one) => !shown.includes(one)).map(({ name }) => link(name));
  const lines = FIGURES.map((figure) => {
    const cells = shown.map(({ content }) => shownValues(figure.read(content)) ?? '–');
    return `| ${[figure.what, ...cells].join(' | ')} |`;
  });
  return [
    `| | ${shown.map(({ name }) => link(name)).join(' | ')} |`,
    `|---|${shown.map(() => '---|').join('')}`,
    ...lines,
    ...(earlier.length > 0 ? ['', `Of another workload, equality over Zeek's logs alone: ${earlier.join(', ')}.`] : []),
  ].join('\n');
}

const link = (name) => `[${name.replace('.json', '')}](${name})`;

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/\((r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
