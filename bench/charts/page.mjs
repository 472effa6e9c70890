import { grouped } from '../print.mjs';
import { FIGURES, FIGURE_SIZE, isReached, shownValues } from './figures.mjs';

/** Between these lines of docs/performance.md stands what is written from a record. */
const [BEGIN, END] = ['<!-- from the record: begin -->', '<!-- from the record: end -->'];

/** The page with the part that records decide; `sources` says which record each part of `record` is from. */
export function pageOf(page, sources, record, charts) {
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (before === -1 || after === -1) throw new Error(`docs/performance.md lacks ${BEGIN} or ${END}.`);
  const part = [...headings(sources), figureTable(record), ...charts.map(chartLine), ...profiles(record)].join('\n\n');
  return `${page.slice(0, before + BEGIN.length)}\n\n${part}\n\n${page.slice(after)}`;
}

/** A line for each record that parts are from. */
function headings(sources) {
  const byName = new Map();
  for (const [part, source] of sources) {
    const known = byName.get(source.name) ?? { source, parts: [] };
    known.parts.push(part);
    byName.set(source.name, known);
  }
  return [...byName].map(
    ([
      name,
      {
        source: { machine, node, many },
        parts,
      },
    ]) => {
      const records = parts.includes('many')
        ? ` (${grouped(many.records)} records of ${many.bytesPerRecord} bytes)`
        : '';
      return `From [${name}](../bench/record/${name}): ${parts.join(', ')}${records}; ${machine}, Node ${node}.`;
    },
  );
}

function figureTable(record) {
  const rows = FIGURES.map((figure) => {
    const values = figure.read(record);
    const size = sizeOf(record, figure.by);
    const what = size === undefined ? figure.what : `${figure.what} (${grouped(size)} indicators)`;
    const reached = values ? verdict(figure, values, size) : '–';
    const wanted = figure.least === undefined ? `at most ${grouped(figure.most)}` : `at least ${grouped(figure.least)}`;
    return `| ${what} | ${wanted} | ${shownValues(values) ?? 'not measured'} | ${reached} | \`--only ${figure.by}\` |`;
  });
  return ['| what | required | measured | reached | by |', '|---|---|---|---|---|', ...rows].join('\n');
}

const sizeOf = (record, part) => {
  const { size, cases } = record[part] ?? {};
  if (size !== undefined) return size;
  const sizes = (cases ?? []).flatMap((one) => one.size ?? []);
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
};

/** Of a smaller feed than the figure is about, no figure is reached or missed. */
function verdict(figure, values, size = FIGURE_SIZE) {
  if (size < FIGURE_SIZE) return `not of ${grouped(FIGURE_SIZE)}`;
  const reached = Object.values(values).filter((value) => isReached(figure, value)).length;
  if (reached === 0) return '**no**';
  return reached === Object.keys(values).length ? 'yes' : 'in part';
}

const chartLine = (file) => `![${file.replace(/-/g, ' ').replace('.svg', '')}](performance/${file})`;

function profiles({ profile }) {
  if (!profile) return [];
  return Object.entries(profile.variants).map(([name, { functions }]) =>
    [
      `Where \`match\` spends its time with ${grouped(profile.size)} indicators, filter ${name}, loading left out (time of each function by itself):`,
      '',
      '| part | function | where |',
      '|---|---|---|',
      ...functions.map(
        ({ name: called, place, share }) => `| ${(100 * share).toFixed(1)} % | \`${called}\` | ${place} |`,
      ),
    ].join('\n'),
  );
}
