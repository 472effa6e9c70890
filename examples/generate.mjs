import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { bundle } from './story/bundle.mjs';
import { expectations } from './story/expected.mjs';
import { writeLogs } from './story/logs.mjs';
import { readLogs } from './story/read-logs.mjs';
import { watchlistText } from './story/watchlist.mjs';

// node examples/generate.mjs           writes the logs, the feed, the pattern file and expected.json
// node examples/generate.mjs --check   writes nothing; exit code 1 if a file is not what it would have written

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Every generated file: its path beside this script, and its text (unpacked, where the path ends in `.gz`). */
function generate() {
  const logs = writeLogs();
  return new Map([
    ...[...logs].map(([path, text]) => [`logs/${path}`, text]),
    ['indicators/harbor-heron.json', json(bundle())],
    ['indicators/watchlist.stixp', watchlistText()],
    ['expected.json', json(expectations(readLogs(logs)))],
  ]);
}

function locationOf(path) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** What is on disk: unpacked, because two versions of zlib may pack the same text into different octets. */
function currentText(path) {
  const location = locationOf(path);
  if (!existsSync(location)) return undefined;
  const octets = readFileSync(location);
  return (path.endsWith('.gz') ? gunzipSync(octets) : octets).toString('utf8');
}

function write(path, text) {
  mkdirSync(dirname(locationOf(path)), { recursive: true });
  writeFileSync(locationOf(path), path.endsWith('.gz') ? gzipSync(text, { level: 9 }) : text);
}

const differing = [...generate()].filter(([path, text]) => currentText(path) !== text);
if (argv.includes('--check')) {
  for (const [path] of differing) stderr.write(`examples/${path} is not what examples/generate.mjs writes.\n`);
  exit(differing.length > 0 ? 1 : 0);
}
for (const [path, text] of differing) {
  write(path, text);
  stdout.write(`examples/${path}\n`);
}
