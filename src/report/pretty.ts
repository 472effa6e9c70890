import type { Match } from '../match/match.js';
import type { Indicator } from '../stix/indicator.js';
import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';
import { describeObservation, describeSource, printable } from './describe-observation.js';
import { isOutsideValidity } from './validity.js';

/** Colours, or functions that change nothing where there is no terminal. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
}

/** Collects matches by indicator and prints them as a table: each indicator with its count, its period and its first few observations. */
export interface PrettyReport {
  readonly add: (match: Match) => void;
  readonly lines: (style: Style) => readonly string[];
}

interface Group {
  readonly indicator: Indicator;
  count: number;
  outside: number;
  firstObserved: string;
  lastObserved: string;
  readonly examples: Match[];
}

// What is kept of an indicator does not grow with its matches.
const EXAMPLES = 3;

/** An empty report. */
export function createPrettyReport(): PrettyReport {
  const groups = new Map<string, Group>();
  return {
    add: (match) => {
      const { indicator, firstObserved, lastObserved } = match;
      let group = groups.get(indicator.id);
      if (!group)
        groups.set(
          indicator.id,
          (group = { indicator, count: 0, outside: 0, firstObserved, lastObserved, examples: [] }),
        );
      group.count += 1;
      if (isOutsideValidity(match)) group.outside += 1;
      if (isBefore(firstObserved, group.firstObserved)) group.firstObserved = firstObserved;
      if (isBefore(group.lastObserved, lastObserved)) group.lastObserved = lastObserved;
      if (group.examples.length < EXAMPLES) group.examples.push(match);
    },
    lines: (style) => {
      const sorted = [...groups.values()].sort((left, right) => right.count - left.count || compareNames(left, right));
      const width = Math.max('MATCHES'.length, ...sorted.map(({ count }) => String(count).length));
      const header = `${'MATCHES'.padStart(width)}  INDICATOR`;
      return sorted.length === 0
        ? []
        : [style.bold(header), ...sorted.flatMap((group) => groupLines(group, width, style))];
    },
  };
}

// As instants: as text, a shorter fraction would sort after a longer one.
function isBefore(left: string, right: string): boolean {
  const [one, other] = [parseTimestamp(left), parseTimestamp(right)];
  return one !== undefined && other !== undefined && compareTimestamps(one, other) < 0;
}

const nameOf = ({ indicator }: Group): string => indicator.name ?? indicator.id;

const compareNames = (left: Group, right: Group): number => (nameOf(left) < nameOf(right) ? -1 : 1);

function groupLines(group: Group, width: number, style: Style): readonly string[] {
  const indent = ' '.repeat(width + 2);
  const period =
    group.firstObserved === group.lastObserved
      ? group.firstObserved
      : `${group.firstObserved} to ${group.lastObserved}`;
  const outside = group.outside > 0 ? style.yellow(`  ${group.outside} outside its validity`) : '';
  const lines = [
    `${style.red(String(group.count).padStart(width))}  ${style.bold(printable(nameOf(group)))}  ${style.dim(period)}${outside}`,
    `${indent}${style.dim(shorten(printable(group.indicator.pattern)))}`,
  ];
  for (const { observations } of group.examples) {
    observations.slice(0, EXAMPLES).forEach((observation, index) => {
      const bullet = index === 0 ? '•' : ' ';
      lines.push(
        `${indent}${bullet} ${describeSource(observation.source)}  ${observation.firstObserved}  ${describeObservation(observation)}`,
      );
    });
    if (observations.length > EXAMPLES)
      lines.push(`${indent}  … ${observations.length - EXAMPLES} more observations in this match`);
  }
  if (group.count > group.examples.length)
    lines.push(style.dim(`${indent}… ${group.count - group.examples.length} more`));
  return lines;
}

const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);
