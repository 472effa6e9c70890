import { epochText, headerText, SECOND, utcText } from './time.mjs';
import { ZEEK_COLUMNS } from './zeek-columns.mjs';

// Rows to the text of a log. A row is `{ written, values }`: when the sensor wrote it, and its values by column name. Times
// and intervals are microseconds; a value that is undefined was never set.

function isCollection(type) {
  return type.startsWith('set[') || type.startsWith('vector[');
}

/** Zeek escapes what could be mistaken for its own syntax: a backslash, and in a collection the comma between elements. */
function escapeText(text, inCollection) {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\t', '\\x09');
  return inCollection ? escaped.replaceAll(',', '\\x2c') : escaped;
}

function cell(value, type, inCollection = false) {
  if (value === undefined) return '-';
  if (isCollection(type)) {
    const element = type.slice(type.indexOf('[') + 1, -1);
    return value.length === 0 ? '(empty)' : value.map((item) => cell(item, element, true)).join(',');
  }
  if (type === 'time' || type === 'interval') return epochText(value);
  if (type === 'bool') return value ? 'T' : 'F';
  return escapeText(String(value), inCollection);
}

function byWriting(rows) {
  return [...rows].sort((left, right) => left.written - right.written);
}

/** A Zeek text log, in the order in which the sensor wrote its records, with its header and `#close` line. */
export function zeekText(path, rows, { open, close }) {
  const columns = ZEEK_COLUMNS[path];
  const header = [
    '#separator \\x09',
    '#set_separator\t,',
    '#empty_field\t(empty)',
    '#unset_field\t-',
    `#path\t${path}`,
    `#open\t${headerText(open)}`,
    `#fields\t${columns.map(({ name }) => name).join('\t')}`,
    `#types\t${columns.map(({ type }) => type).join('\t')}`,
  ];
  const lines = byWriting(rows).map(({ values }) =>
    columns.map(({ name, type }) => cell(values[name], type)).join('\t'),
  );
  return [...header, ...lines, `#close\t${headerText(close)}`, ''].join('\n');
}

function jsonValue(value, type) {
  if (isCollection(type)) {
    const element = type.slice(type.indexOf('[') + 1, -1);
    return value.map((item) => jsonValue(item, element));
  }
  if (type === 'time') return utcText(value);
  if (type === 'interval') return value / SECOND;
  return value;
}

/** The same rows as Zeek's JSON streaming writer puts them: one object a line, unset fields left out. */
export function zeekJson(path, rows) {
  const lines = byWriting(rows).map(({ written, values }) => {
    const fields = ZEEK_COLUMNS[path].filter(({ name }) => values[name] !== undefined);
    const pairs = fields.map(({ name, type }) => [name, jsonValue(values[name], type)]);
    return JSON.stringify({ _path: path, _write_ts: utcText(written), ...Object.fromEntries(pairs) });
  });
  return [...lines, ''].join('\n');
}
