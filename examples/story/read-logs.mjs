import { instantOf, SECOND } from './time.mjs';
import { observeEve } from './observe-eve.mjs';
import { observeZeek } from './observe-zeek.mjs';

// The direct scan, first half: the text of the logs back to objects, by the shortest reading that serves these files. It
// shares no code with the package, so that the counts in expected.json are a second opinion.

function tsvValue(text, type) {
  const unescape = (part) =>
    part.replace(/\\x([0-9a-f]{2})|\\\\/g, (_, hex) => (hex ? String.fromCharCode(parseInt(hex, 16)) : '\\'));
  if (text === '-') return undefined;
  const collection = /^(?:set|vector)\[(\w+)\]$/.exec(type);
  if (collection) return text === '(empty)' ? [] : text.split(',').map((part) => tsvValue(part, collection[1]));
  if (type === 'time' || type === 'interval') return Math.round(Number(text) * SECOND);
  if (type === 'count' || type === 'port') return Number(text);
  return type === 'bool' ? text === 'T' : unescape(text);
}

function readTsv(text) {
  const lines = text.split('\n');
  const header = (name) =>
    lines
      .find((line) => line.startsWith(`#${name}\t`))
      .split('\t')
      .slice(1);
  const [path] = header('path');
  const names = header('fields');
  const types = header('types');
  return lines.flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const cells = line.split('\t');
    const record = Object.fromEntries(names.map((name, column) => [name, tsvValue(cells[column], types[column])]));
    return [{ line: index + 1, ...observeZeek({ ...record, _path: path }) }];
  });
}

function readZeekJson(record) {
  const duration = record.duration === undefined ? undefined : Math.round(record.duration * SECOND);
  return observeZeek({ ...record, ts: instantOf(record.ts), duration });
}

function readJson(text) {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    const record = JSON.parse(line);
    return [{ line: index + 1, ...(record._path ? readZeekJson(record) : observeEve(record)) }];
  });
}

/**
 * Every record of the logs as an observation `{ file, line, first, last, objects }`: instants in microseconds, and a list of
 * SCOs that refer to each other by their index in it, as text.
 */
export function readLogs(logs) {
  return [...logs].flatMap(([file, text]) =>
    (text.startsWith('#') ? readTsv(text) : readJson(text)).map((observation) => ({ file, ...observation })),
  );
}
