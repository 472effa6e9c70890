import { dirname, resolve } from 'node:path';
import { PROFILES, type ProfileName } from '../../compile/profile.js';
import { INPUT_FORMATS } from '../../pipeline/index.js';
import { readYaml, toPlain, type YamlMap, type YamlValue } from '../yaml/read-yaml.js';
import { fieldsOf, listOf, map, oneOf, oneOrMore, text, type Fields, type Report } from '../yaml/shape.js';
import { readExpectation } from './read-expectation.js';
import { readObservationList } from './read-observation-list.js';
import type { CaseFormat, CaseInput, PatternSource, TestCase } from './test-file.js';

/** What the cases of a file have in common unless they say otherwise. */
interface Defaults {
  readonly folder: string;
  readonly patterns?: PatternSource;
  readonly profile: ProfileName;
  readonly mappings: readonly string[];
}

/** Reads the cases of a test file, as far as they can be read; what is wrong with the others is reported. Paths count from the file's folder. */
export function readTestFile(path: string, content: string, report: Report): readonly TestCase[] {
  const { value, problems } = readYaml(content);
  problems.forEach(report);
  const root = value && map(value, report);
  if (!root) return [];
  const fields = fieldsOf(root, report);
  const folder = dirname(resolve(path));
  const patterns = readPatterns(fields, folder, root, report);
  const profile = fields.read('profile', profileName) ?? 'detection';
  const items = fields.entry('cases');
  const mappings = readMappings(fields, folder) ?? [];
  const defaults: Defaults = { folder, profile, mappings, ...(patterns && { patterns }) };
  const cases = fields.read(
    'cases',
    listOf((item, tell) => readCase(item, defaults, tell)),
  );
  fields.finish();
  if (!items) report({ position: root.position, message: 'cases is missing here.' });
  else if (cases?.length === 0 && items.value.kind === 'list' && items.value.items.length === 0) {
    report({ position: items.position, message: 'There is no case here.' });
  }
  return cases ?? [];
}

const profileName = oneOf(Object.keys(PROFILES) as readonly ProfileName[]);

function readCase(value: YamlValue, defaults: Defaults, report: Report): TestCase | undefined {
  const root = map(value, report);
  if (!root) return undefined;
  const fields = fieldsOf(root, report);
  const name = fields.read('name', text);
  const patterns = readPatterns(fields, defaults.folder, root, report, defaults.patterns);
  const profile = fields.read('profile', profileName) ?? defaults.profile;
  const input = readInput(fields, defaults, root, report);
  const match = fields.entry('match');
  const expectation = match && readExpectation(match.value, report);
  fields.finish();
  if (!fields.entry('name')) report({ position: root.position, message: 'name is missing here.' });
  if (!match)
    report({ position: root.position, message: 'match is missing here: true, false or the records that match.' });
  if (!patterns && !defaults.patterns && !['pattern', 'indicators'].some(fields.entry)) {
    report({
      position: root.position,
      message: 'There is no pattern: write pattern or indicators, here or for all cases.',
    });
  }
  if (name === undefined || !patterns || !input || !expectation) return undefined;
  return { name, position: root.position, patterns, profile, input, expectation };
}

/** `pattern`, `indicators` and `indicator`. */
function readPatterns(
  fields: Fields,
  folder: string,
  root: YamlMap,
  report: Report,
  inherited?: PatternSource,
): PatternSource | undefined {
  const pattern = fields.read('pattern', text);
  const paths = fields.read('indicators', oneOrMore(text));
  const indicator = fields.read('indicator', text);
  if (pattern !== undefined && (paths ?? indicator) !== undefined) {
    report({ position: root.position, message: 'A pattern and indicators exclude each other.' });
    return undefined;
  }
  if (pattern !== undefined) return { kind: 'pattern', text: pattern };
  const feeds = paths ? paths.map((path) => resolve(folder, path)) : inherited?.kind === 'feeds' ? inherited.paths : [];
  if (feeds.length > 0) {
    const one = indicator ?? (!paths && inherited?.kind === 'feeds' ? inherited.indicator : undefined);
    return { kind: 'feeds', paths: feeds, ...(one !== undefined && { indicator: one }) };
  }
  if (indicator !== undefined) {
    report({ position: root.position, message: 'indicator names one of indicators, which are missing.' });
    return undefined;
  }
  return inherited;
}

const INPUTS = ['log', 'records', 'logs', 'observations'] as const;

/** One of the ways to give a case what it is matched against. */
function readInput(
  fields: Fields,
  { folder, mappings: inherited }: Defaults,
  root: YamlMap,
  report: Report,
): CaseInput | undefined {
  const given = INPUTS.filter((name) => fields.entry(name));
  const log = fields.read('log', text);
  const records = fields.read('records', listOf(map));
  const logs = fields.read('logs', oneOrMore(text));
  const observations = fields.read('observations', readObservationList);
  const mappings = readMappings(fields, folder) ?? inherited;
  // Which names the user's own mappings bring, the run finds out when it reads them.
  const format = fields.read('format', mappings.length > 0 ? text : oneOf(INPUT_FORMATS)) ?? 'auto';
  const as: CaseFormat = { format, mappings };
  if (given.length !== 1) {
    const found = given.length === 0 ? 'there is none' : `there are ${given.join(' and ')}`;
    report({ position: root.position, message: `A case has one of ${INPUTS.join(', ')}; ${found}.` });
    return undefined;
  }
  if (log !== undefined) return { kind: 'text', name: 'log', text: log, ...as };
  if (records) return { kind: 'text', name: 'records', text: toLines(records), ...as };
  if (logs) return { kind: 'files', paths: logs.map((path) => resolve(folder, path)), ...as };
  return observations && { kind: 'observations', observations };
}

/** `mapping`: log sources of the user's own, counted from the folder of the test file. */
function readMappings(fields: Fields, folder: string): readonly string[] | undefined {
  return fields.read('mapping', oneOrMore(text))?.map((path) => resolve(folder, path));
}

const toLines = (records: readonly YamlMap[]): string =>
  records.map((record) => `${JSON.stringify(toPlain(record))}\n`).join('');
