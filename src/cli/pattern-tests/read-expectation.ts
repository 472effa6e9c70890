import type { YamlValue } from '../yaml/read-yaml.js';
import { describe, type Report } from '../yaml/shape.js';
import type { Expectation, ExpectedMatch, RecordName, SimpleExpectation } from './test-file.js';

/** Reads `match`: true, false, a list of matches, or one of these for each of some indicators. */
export function readExpectation(value: YamlValue, report: Report): Expectation | undefined {
  if (value.kind !== 'map') return readSimple(value, report);
  const indicators = new Map<string, SimpleExpectation>();
  for (const { key, value: expected } of value.entries) {
    const one = readSimple(expected, report);
    if (one) indicators.set(key, one);
  }
  return indicators.size === value.entries.length ? { kind: 'by-indicator', indicators } : undefined;
}

function readSimple(value: YamlValue, report: Report): SimpleExpectation | undefined {
  if (value.kind === 'scalar' && typeof value.value === 'boolean') return { kind: value.value ? 'any' : 'none' };
  if (value.kind !== 'list') {
    const message = `Expected true, false or a list of records; found ${describe(value)}.`;
    report({ position: value.position, message });
    return undefined;
  }
  const matches = value.items.map((item) => readMatch(item, report)).filter((one) => one !== undefined);
  if (matches.length < value.items.length) return undefined;
  return matches.length === 0 ? { kind: 'none' } : { kind: 'matches', matches };
}

/** A record that is a match by itself, or the list of those that make up one. */
function readMatch(value: YamlValue, report: Report): ExpectedMatch | undefined {
  if (value.kind !== 'list') {
    const name = readRecordName(value, report);
    return name === undefined ? undefined : [name];
  }
  const names = value.items.map((item) => readRecordName(item, report)).filter((one) => one !== undefined);
  return names.length === value.items.length ? names : undefined;
}

function readRecordName(value: YamlValue, report: Report): RecordName | undefined {
  if (value.kind === 'scalar') {
    const { value: name } = value;
    if (typeof name === 'string' && name !== '') return name;
    if (typeof name === 'number' && Number.isSafeInteger(name) && name > 0) return name;
  }
  const message = `Expected the number of a record, or file:line; found ${describe(value)}.`;
  report({ position: value.position, message });
  return undefined;
}
