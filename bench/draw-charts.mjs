import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { chartsOf } from './charts/charts.mjs';
import { pageOf } from './charts/page.mjs';

const RECORDS = new URL('record/', import.meta.url);
const PAGE = new URL('../docs/performance.md', import.meta.url);
const CHARTS = new URL('../docs/performance/', import.meta.url);

/** The newest record that this bench has written: older ones lack `many`. */
function newestRecord() {
  const names = readdirSync(RECORDS).filter((name) => name.endsWith('.json'));
  return names.sort().findLast((name) => 'many' in JSON.parse(readFileSync(new URL(name, RECORDS), 'utf8')));
}

/** What the files must hold, by path. */
function filesOf(name) {
  const record = JSON.parse(readFileSync(new URL(name, RECORDS), 'utf8'));
  const charts = chartsOf(record);
  return [
    [PAGE, pageOf(readFileSync(PAGE, 'utf8'), name, record, Object.keys(charts))],
    ...Object.entries(charts).map(([file, svg]) => [new URL(file, CHARTS), svg]),
  ];
}

/**
 * Writes the page and the charts of a record, the newest if none is named; or, to check, finds the files that hold something else.
 *
 * @returns {readonly string[]} the paths that were written, or that differ
 */
export function drawCharts({ record, check = false } = {}) {
  const files = filesOf(record ?? newestRecord());
  if (check) {
    return files.flatMap(([file, content]) =>
      existsSync(file) && readFileSync(file, 'utf8') === content ? [] : [file.pathname],
    );
  }
  mkdirSync(CHARTS, { recursive: true });
  for (const [file, content] of files) writeFileSync(file, content);
  return files.map(([file]) => file.pathname);
}
