import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { version } from 'node:process';

const FOLDER = new URL('record/', import.meta.url);
const README = new URL('README.md', FOLDER);

const HEADING = `# What the bench has measured

Each line is one run of \`npm run bench -- --record\`; the file of the same name has every time that went into it. The ratios are to a bare loop that
splits the same lines and parses each as JSON, in the same run on the same machine, which makes them comparable where the times are not.

| run | patterns parsed/s | one pattern, observations/s | 10 indicators | 1,000 | 100,000 | records/s with 100,000 |
|---|---|---|---|---|---|---|
`;

/** What the machine is called in a record: its processor and how many cores of it there are. */
export function machineName() {
  const [first] = cpus();
  return `${first?.model.trim().replace(/\s+/g, ' ') ?? 'unknown processor'}, ${cpus().length} cores`;
}

/** Writes a run to `bench/record/`; one of the same day on the same machine gives way to it. Returns the name of the file. */
export function writeRecord(date, results) {
  const name = `${date}-${slug(machineName())}`;
  mkdirSync(FOLDER, { recursive: true });
  const content = { date, machine: machineName(), node: version, ...results };
  writeFileSync(new URL(`${name}.json`, FOLDER), `${oneLineLists(JSON.stringify(content, null, 2))}\n`);
  const known = existsSync(README) ? readFileSync(README, 'utf8') : HEADING;
  const others = known
    .split('\n')
    .filter((line) => line !== '' && line.startsWith('| [') && !line.startsWith(`| [${name}]`));
  writeFileSync(README, `${HEADING}${[...others, row(name, results)].sort().join('\n')}\n`);
  return `bench/record/${name}.json`;
}

/** Lists of numbers are read across, not down. */
const oneLineLists = (json) => json.replace(/\[[\d.,\s]+\]/g, (list) => list.replace(/\s+/g, ' '));

function row(name, { parse, onePattern, manyIndicators: { feeds } }) {
  const cells = [
    `[${name}](${name}.json)`,
    grouped(parse.perSecond),
    grouped(onePattern.streamPerSecond),
    ...feeds.map(({ ratio }) => `${ratio} ×`),
    grouped(feeds.at(-1).perSecond),
  ];
  return `| ${cells.join(' | ')} |`;
}

export const grouped = (number) => number.toLocaleString('en');

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/\((r|tm)\)/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
