import { PROFILES } from '../../compile/profile.js';
import { explainAgainst } from '../../explain/against/explain-against.js';
import { createInspection } from '../../explain/against/inspection.js';
import { parseIndicatorPattern } from '../../indicator-set/read-indicator.js';
import type { Match } from '../../match/match.js';
import { describeObservation, describeSource } from '../../report/describe-observation.js';
import type { Indicator } from '../../stix/indicator.js';
import type { Observation } from '../../stix/observation.js';
import { isValid } from '../../syntax/parse-pattern.js';
import { typesAskedForIds } from '../../syntax/types-asked-for-ids.js';
import { readCaseInput } from './case-observations.js';
import { isCalled, isNamed, type Difference, type Missing } from './compare-matches.js';
import type { TestCase } from './test-file.js';

/** Of each kind of difference the first are explained, and more are listed. */
const MOST_EXPLAINED = 2;
const MOST_LISTED = 20;

/** Says how what was found differs from what was expected, and explains the first differences. */
export async function describeDifference(
  one: TestCase,
  { missing, unexpected, agreed }: Difference,
  indicators: readonly Partial<Indicator>[],
): Promise<{ readonly message: string; readonly lines: readonly string[] }> {
  const isOne = indicators.length === 1;
  const lines = [
    ...listed(
      '= ',
      agreed.map((match) => describeMatch(match, isOne)),
    ),
    ...listed('- ', missing.map(describeMissing)),
    ...listed(
      '+ ',
      unexpected.map((match) => describeMatch(match, isOne)),
    ),
  ];
  for (const match of missing.slice(0, MOST_EXPLAINED)) {
    const indicator = isOne ? indicators[0] : indicators.find((two) => isCalled(two, match.indicator ?? ''));
    if (indicator) lines.push('', ...(await explainMissing(one, match, indicator)));
  }
  for (const { indicator, observations } of unexpected.slice(0, MOST_EXPLAINED)) {
    lines.push('', ...explain(one, indicator, observations, placesOf(observations)));
  }
  return { message: messageOf(missing.length, unexpected.length), lines };
}

function messageOf(missing: number, unexpected: number): string {
  const parts = [
    ...(missing > 0 ? [`${matches(missing)} that must be there ${missing === 1 ? 'is' : 'are'} not`] : []),
    ...(unexpected > 0 ? [`${matches(unexpected)} must not be there`] : []),
  ];
  return parts.join(', and ');
}

const matches = (count: number): string => (count === 1 ? 'a match' : `${count.toLocaleString('en')} matches`);

function listed(mark: string, texts: readonly string[]): readonly string[] {
  const rest = texts.length - MOST_LISTED;
  const shown = texts.slice(0, MOST_LISTED).map((text) => `${mark}${text}`);
  return rest > 0 ? [...shown, `${mark}… and ${rest.toLocaleString('en')} more`] : shown;
}

function describeMissing({ indicator, match }: Missing): string {
  const where = match ? match.join(' with ') : 'any record';
  return indicator === undefined ? where : `${where}  ${indicator}`;
}

function describeMatch({ indicator, observations }: Match, isOne: boolean): string {
  const name = isOne ? '' : `  ${indicator.name ?? indicator.id}`;
  const [first] = observations;
  const what = observations.length === 1 && first ? `  ${describeObservation(first)}` : '';
  return `${placesOf(observations)}${name}${what}`;
}

const placesOf = (observations: readonly Observation[]): string =>
  observations.map(({ source }) => describeSource(source)).join(' with ');

/** Why an indicator does not match the records that it is expected to match, or any. */
async function explainMissing(
  one: TestCase,
  { match }: Missing,
  indicator: Partial<Indicator>,
): Promise<readonly string[]> {
  const observations: Observation[] = [];
  const idTypes = idTypesOf(indicator);
  await readCaseInput(one.input, idTypes, (observation) => {
    const { source } = observation;
    if (!match || (source && match.some((name) => isNamed(source, name)))) observations.push(observation);
  });
  if (match && observations.length === 0) return [`There is no record ${match.join(' or ')}.`];
  return explain(one, indicator, observations, match?.join(' with ') ?? 'all records');
}

function idTypesOf(indicator: Partial<Indicator>): ReadonlySet<string> {
  const { ast } = parseIndicatorPattern(indicator, indicator.pattern ?? '', {});
  return ast ? typesAskedForIds(ast) : new Set();
}

function explain(
  { profile }: TestCase,
  indicator: Partial<Indicator>,
  observations: readonly Observation[],
  where: string,
): readonly string[] {
  const parsed = parseIndicatorPattern(indicator, indicator.pattern ?? '', {});
  if (!isValid(parsed)) return [];
  const inspection = createInspection(parsed.ast, PROFILES[profile]);
  observations.forEach(inspection.take);
  const sections = explainAgainst(parsed.ast, inspection.result(), where);
  return sections.flatMap(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)]);
}
