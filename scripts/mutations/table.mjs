import { readdirSync, readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const folder = new URL('test/mutations/', root);

/**
 * The faults of test/mutations, with the name of the table that each stands in: `text`, which occurs once in `file`, is to be replaced by
 * `replacement`, which somebody could have written (`why`), and `tests` are the smallest that have to notice. `survives` explains a fault that
 * nobody can notice.
 */
export function readMutations() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const table = file.replace(/\.json$/, '');
    return JSON.parse(readFileSync(new URL(file, folder), 'utf8')).map((row) => ({ table, ...row }));
  });
}

/** What keeps the table from being run as it says: nothing may be replaced that is not there, or that is there more than once. */
export function problemsOf(mutations) {
  const names = mutations.map(({ name }) => name);
  return mutations.flatMap(({ table, name, file, text, replacement }) => {
    const say = (problem) => [`test/mutations/${table}.json, ${name}: ${problem}`];
    if (names.indexOf(name) !== names.lastIndexOf(name)) return say('another one has this name.');
    if (text === replacement) return say('the replacement is the text itself.');
    const found = sourceOf(file)?.split(text).length;
    if (found === undefined) return say(`there is no ${file} any more. Name the file that has the code now.`);
    if (found === 1)
      return say(`${file} does not hold the text any more. Write the fault anew for the code as it is: ${text}`);
    return found === 2
      ? []
      : say(`${file} holds the text ${found - 1} times. Write more of it, so that it is there once: ${text}`);
  });
}

function sourceOf(file) {
  try {
    return readFileSync(new URL(file, root), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** So many of them, by a seed: a linear congruential generator picks, so that a sample can be had again. */
export function sampleOf(mutations, count, seed) {
  const rest = [...mutations];
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  next();
  // The low bits of such a generator have short periods.
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(Math.floor((next() / 2 ** 32) * rest.length), 1),
  ).flat();
}
