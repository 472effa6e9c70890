import { printable, type Style } from '../../report/index.js';
import type { MappingCoverage } from './coverage.js';

const LONGEST_EXAMPLE = 60;
const LONGEST_FIELD = 48;

/** A report of coverage for people: each mapping that had records, and below it the fields that nothing looked at. */
export function coverageLines(mappings: readonly MappingCoverage[], { bold, dim }: Style): readonly string[] {
  return mappings.flatMap(({ mapping, title, records, used, unused }) => {
    const fields = `${used} fields used, ${unused.length} not`;
    const width = Math.min(LONGEST_FIELD, Math.max(0, ...unused.map(({ field }) => field.length)));
    return [
      `${bold(mapping)}  ${title}${dim(`  ${number(records)} records, ${fields}`)}`,
      ...unused.map(
        (one) =>
          `  ${printable(one.field).padEnd(width)}  ${number(one.records).padStart(number(records).length)}  ${dim(exampleOf(one.example))}`,
      ),
    ];
  });
}

function exampleOf(value: unknown): string {
  const text = printable(typeof value === 'string' ? value : JSON.stringify(value));
  return text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE)}...` : text;
}

const number = (value: number): string => value.toLocaleString('en');
