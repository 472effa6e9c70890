import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './child.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MICROSECONDS = 1e6;

/**
 * Runs a Node program under the sampling profiler.
 *
 * @param {string} folder for the profile, which is removed again
 * @param {readonly string[]} args the program and its arguments
 * @returns {Promise<object>} the profile, as V8 writes it: of the main thread, if there are several
 */
export async function profileOf(folder, args, options = {}) {
  const path = join(folder, 'profile');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  await run(execPath, ['--cpu-prof', '--cpu-prof-dir', path, ...args], options);
  const profiles = readdirSync(path).map((name) => JSON.parse(readFileSync(join(path, name), 'utf8')));
  rmSync(path, { recursive: true });
  const [longest] = profiles.sort((one, other) => other.samples.length - one.samples.length);
  return longest;
}

/**
 * Where the time went, by function: its own time, without what it called.
 *
 * @param {object} profile
 * @param {{ last?: number, top?: number }} [options] `last` seconds count (all, if it is not given); so many functions
 * @returns {{ seconds: number, functions: readonly { name: string, place: string, share: number }[] }}
 */
export function summarizeProfile({ nodes, samples, timeDeltas, endTime }, { last = Infinity, top = 20 } = {}) {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const times = new Map();
  const from = endTime - last * MICROSECONDS;
  let total = 0;
  // A sample's time is that up to the next one, and the deltas are those since the one before.
  let now = endTime;
  for (let at = samples.length - 1; at >= 0 && now > from; at -= 1) {
    const elapsed = at === samples.length - 1 ? 0 : timeDeltas[at + 1];
    now -= elapsed;
    const frame = byId.get(samples[at]);
    if (frame.functionName === '(idle)') continue;
    const key = `${frame.functionName || '(anonymous)'}\t${placeOf(frame)}`;
    times.set(key, (times.get(key) ?? 0) + elapsed);
    total += elapsed;
  }
  const functions = [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, top)
    .map(([key, time]) => {
      const [name, place] = key.split('\t');
      return { name, place, share: Math.round((time / total) * 1000) / 1000 };
    });
  return { seconds: Math.round(total / 1000) / 1000, functions };
}

/** The file within the project, or of whose it is. */
function placeOf({ url, lineNumber }) {
  if (url === '') return 'V8';
  if (url.startsWith('node:')) return url;
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  return `${path.startsWith(ROOT) ? path.slice(ROOT.length) : path}:${lineNumber + 1}`;
}
