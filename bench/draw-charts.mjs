import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { chartsOf } from './charts/charts.mjs';
import { pageOf } from './charts/page.mjs';

const RECORDS = new URL('record/', import.meta.url);
const PAGE = new URL('../docs/performance.md', import.meta.url);
const CHARTS = new URL('../docs/performance/', import.meta.url);

/** The first records are of another workload. */
const isComparable = (record) => !('manyIndicators' in record);
const ABOUT = new Set(['date', 'machine', 'node']);

/** Each part from the newest record that has it: a run of all parts takes hours, and is seldom made. */
function newestParts() {
  const names = readdirSync(RECORDS).filter((name) => name.endsWith('.json'));
  const record = {};
  const sources = new Map();
  for (const name of names.sort()) {
    const content = JSON.parse(readFileSync(new URL(name, RECORDS), 'utf8'));
    if (!isComparable(content)) continue;
    for (const part of Object.keys(content).filter((key) => !ABOUT.has(key))) {
      record[part] = content[part];
      sources.set(part, { name, ...content });
    }
  }
  return { record, sources };
}

/** What the files must hold, by path. */
function filesOf() {
  const { record, sources } = newestParts();
  const charts = chartsOf(record);
  return [
    [PAGE, pageOf(readFileSync(PAGE, 'utf8'), sources, record, Object.keys(charts))],
    ...Object.entries(charts).map(([file, svg]) => [new URL(file, CHARTS), svg]),
  ];
}

/**
 * Writes the page and the charts of the newest records; or, to check, finds the files that hold something else.
 *
 * @returns {readonly string[]} the paths that were written, or that differ
 */
export function drawCharts({ check = false } = {}) {
  const files = filesOf();
  if (check) {
    return files.flatMap(([file, content]) =>
      existsSync(file) && readFileSync(file, 'utf8') === content ? [] : [file.pathname],
    );
  }
  mkdirSync(CHARTS, { recursive: true });
  for (const [file, content] of files) writeFileSync(file, content);
  return files.map(([file]) => file.pathname);
}
