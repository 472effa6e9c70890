import type { Match } from '../match/match.js';
import type { Indicator } from '../stix/indicator.js';
import { describeContext } from './enrichment/describe-context.js';
import { isBefore } from './is-before.js';
import { describeObservation, describeSource, printable } from './describe-observation.js';
import type { ReportedMatch } from './reported-match.js';
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
  readonly add: (reported: ReportedMatch) => void;
  readonly lines: (style: Style) => readonly string[];
}

interface Group {
  readonly indicator: Indicator;
  count: number;
  outside: number;
  firstObserved: string;
  lastObserved: string;
  readonly examples: Match[];
  readonly behind: string;
  /** Names of other indicators with the pattern. */
  readonly others: readonly string[];
}

// What is kept of an indicator does not grow with its matches.
const EXAMPLES = 3;

/** An empty report. */
export function createPrettyReport(): PrettyReport {
  const groups = new Map<string, Group>();
  return {
    add: ({ match, others, context, sourcesOf }) => {
      const { indicator, firstObserved, lastObserved } = match;
      let group = groups.get(indicator.id);
      if (!group)
        groups.set(
          indicator.id,
          (group = {
            indicator,
            count: 0,
            outside: 0,
            firstObserved,
            lastObserved,
            examples: [],
            behind: context ? describeContext(context) : '',
            others: others.map((other) => nameWithSources(other, sourcesOf(other))),
          }),
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
  if (group.behind !== '') lines.push(`${indent}${style.yellow(`↳ ${group.behind}`)}`);
  if (group.others.length > 0) lines.push(`${indent}${style.dim(`same pattern: ${shorten(group.others.join(', '))}`)}`);
  for (const { observations } of group.examples) {
    observations.slice(0, EXAMPLES).forEach((observation, index) => {
      const bullet = index === 0 ? '•' : ' ';
      lines.push(
        `${indent}${bullet} ${printable(describeSource(observation.source))}  ${observation.firstObserved}  ${describeObservation(observation)}`,
      );
    });
    if (observations.length > EXAMPLES)
      lines.push(`${indent}  … ${observations.length - EXAMPLES} more observations in this match`);
  }
  if (group.count > group.examples.length)
    lines.push(style.dim(`${indent}… ${group.count - group.examples.length} more`));
  return lines;
}

function nameWithSources({ name, id }: Indicator, sources: readonly string[]): string {
  return printable(sources.length > 0 ? `${name ?? id} (${sources.join(', ')})` : (name ?? id));
}

const shorten = (text: string): string => (text.length > 160 ? `${text.slice(0, 159)}…` : text);
