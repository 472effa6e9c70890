import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdapter } from '../../dist/adapters/index.js';
import { referencePython } from '../../scripts/python-environment.mjs';
import { run, runProgram } from '../child.mjs';
import { indicatorAt } from '../generate/feed.mjs';
import { createTextFile } from '../generate/text-file.mjs';
import { assertCount, median, round } from '../measure.mjs';
import { grouped } from '../print.mjs';
import { filesOf } from '../workspace.mjs';

const PROGRAM = fileURLToPath(new URL('../peers/stix2_matcher.py', import.meta.url));
const ABSENT = "[domain-name:value = 'nobody-asks-for-this.example']";

/**
 * The engine and the OASIS matcher (stix2-matcher, with the grammar of stix2-patterns that fits it) over the same observed-data, parsed from
 * JSON before: a thousand equality patterns over a thousand of them, and one pattern over a hundred thousand, which has to look at every one.
 */
export async function benchReference({ workspace, print }) {
  const python = referencePython();
  if (python === undefined) {
    print('stix2-matcher: not here');
    return { missing: true };
  }
  const many = prepare(workspace, { records: 1_000, rate: 0.1, patterns: 1_000 });
  const one = prepare(workspace, { records: 100_000, rate: 0.001, patterns: 0 });
  const cases = [
    await compare(python, { name: '1,000 patterns x 1,000 observed-data', ...many }),
    await compare(python, { name: '1 pattern x 100,000 observed-data', ...one, expected: 0 }),
  ];
  for (const { name, ours, theirs, ratio, warm } of cases) {
    print(`${name}: ${ours} s, stix2-matcher ${theirs} s: ${grouped(ratio)} × as fast (${grouped(warm)} × once warm)`);
  }
  return { cases };
}

/** The log's records as observed-data, and patterns of the feed that was planted in it, or one that is not in it. */
function prepare(workspace, { records, rate, patterns }) {
  const log = workspace.log({ mix: 'equality', size: 1_000, records, rate });
  const [zeek, eve] = filesOf(log);
  const observed = join(workspace.folder, `observed-${records}.ndjson`);
  const file = createTextFile(observed);
  for (const [source, path] of Object.entries({ zeek, suricata: eve })) {
    const { adapt } = createAdapter(source);
    readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .forEach((line, index) => {
        const { observation } = adapt(JSON.parse(line), { file: source, line: index + 1 });
        file.write(`${JSON.stringify(toObservedData(observation, `${source}-${index}`))}\n`);
      });
  }
  file.close();
  const patternsFile = join(workspace.folder, `patterns-${patterns}.txt`);
  const list = createTextFile(patternsFile);
  if (patterns === 0) list.write(`${ABSENT}\n`);
  for (let number = 0; number < patterns; number += 1) list.write(`${indicatorAt('equality', number).pattern}\n`);
  list.close();
  return { patternsFile, observed, expected: log.expected.indicators };
}

const toObservedData = ({ firstObserved, lastObserved, numberObserved, objects }, name) => ({
  type: 'observed-data',
  id: `observed-data--${name}`,
  first_observed: firstObserved,
  last_observed: lastObserved,
  number_observed: numberObserved,
  objects: Object.fromEntries(objects),
});

/** `ratio` is by the first pass in a new process, as Python's time is; `warm` by the middle one of all passes. */
async function compare(python, { name, patternsFile, observed, expected }) {
  const ours = await runProgram('match-observed.mjs', [patternsFile, observed]);
  const theirs = JSON.parse((await run(python, [PROGRAM, patternsFile, observed])).text);
  assertCount(`${name}: patterns that match`, ours.matched, expected);
  assertCount(`${name}: patterns that match in stix2-matcher`, theirs.matched, expected);
  return {
    name,
    matched: ours.matched,
    ours: round(ours.seconds[0]),
    warmSeconds: round(median(ours.seconds)),
    theirs: round(theirs.seconds),
    compile: { ours: round(ours.before), theirs: round(theirs.before) },
    ratio: round(theirs.seconds / ours.seconds[0]),
    warm: round(theirs.seconds / median(ours.seconds)),
  };
}
