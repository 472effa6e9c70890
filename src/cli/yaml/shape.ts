import type { YamlEntry, YamlMap, YamlProblem, YamlValue } from './read-yaml.js';

/** Where a reader says what is wrong. */
export type Report = (problem: YamlProblem) => void;

/** Reads a value as what it should be; undefined, and a report, if it is something else. */
export type Reader<Value> = (value: YamlValue, report: Report) => Value | undefined;

/** How a kind of value is called in messages. */
export function describe(value: YamlValue): string {
  if (value.kind !== 'scalar') return value.kind === 'list' ? 'a list' : 'a map';
  return value.value === null ? 'nothing' : JSON.stringify(value.value);
}

function expected(wanted: string, value: YamlValue, report: Report): undefined {
  report({ position: value.position, message: `Expected ${wanted}; found ${describe(value)}.` });
  return undefined;
}

export const text: Reader<string> = (value, report) =>
  value.kind === 'scalar' && typeof value.value === 'string' ? value.value : expected('text', value, report);

export const flag: Reader<boolean> = (value, report) =>
  value.kind === 'scalar' && typeof value.value === 'boolean' ? value.value : expected('true or false', value, report);

export const wholeNumber: Reader<number> = (value, report) =>
  value.kind === 'scalar' && typeof value.value === 'number' && Number.isSafeInteger(value.value) && value.value >= 0
    ? value.value
    : expected('a whole number', value, report);

/** One of some words. */
export function oneOf<Word extends string>(words: readonly Word[]): Reader<Word> {
  return (value, report) => {
    const found = words.find((word) => value.kind === 'scalar' && value.value === word);
    return found ?? expected(`one of ${words.join(', ')}`, value, report);
  };
}

/** A list of values of one kind. What cannot be read of it is reported and left out. */
export function listOf<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  return (value, report) =>
    value.kind === 'list'
      ? value.items.map((item) => read(item, report)).filter((item) => item !== undefined)
      : expected('a list', value, report);
}

/** A list of values, or one that stands for a list of one. */
export function oneOrMore<Value>(read: Reader<Value>): Reader<readonly Value[]> {
  const list = listOf(read);
  return (value, report) => {
    if (value.kind === 'list') return list(value, report);
    const one = read(value, report);
    return one === undefined ? undefined : [one];
  };
}

/** A map of any keys. */
export const map: Reader<YamlMap> = (value, report) =>
  value.kind === 'map' ? value : expected('a map', value, report);

/** Reads the entries of a map by name, each at most once, and says at the end which names nobody knows. */
export interface Fields {
  readonly read: <Value>(name: string, reader: Reader<Value>) => Value | undefined;
  readonly entry: (name: string) => YamlEntry | undefined;
  /** Reports the entries that were not asked for. */
  readonly finish: () => void;
}

/** Begins to read a map. */
export function fieldsOf({ entries }: YamlMap, report: Report): Fields {
  const known: string[] = [];
  const entry = (name: string): YamlEntry | undefined => {
    known.push(name);
    return entries.find(({ key }) => key === name);
  };
  return {
    entry,
    read: (name, reader) => {
      const found = entry(name);
      return found && reader(found.value, report);
    },
    finish: () => {
      for (const { key, position } of entries) {
        if (known.includes(key)) continue;
        report({ position, message: `There is no ${JSON.stringify(key)} here; there can be ${known.join(', ')}.` });
      }
    },
  };
}
