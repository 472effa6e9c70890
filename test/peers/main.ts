/**
 * Puts the conformance cases to two other implementations and prints what they say: `{"peers": ...}`, then a line `{"name": ..., PEER: ...}` for
 * each case. Run through `scripts/test-peers.mjs`, which prepares them and compiles this.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ConformanceCase } from '../conformance/case.js';
import { readCaseFiles } from '../conformance/read-cases.js';
import { startLineProcess } from '../reference/line-process.js';
import { startReference, type Answer } from '../reference/reference-process.js';
import { questionForOasis, questionForRstix } from './question.js';

/** `match`, `no match`, `gave up`, or `refused` with the reason. */
type Outcome = string;

interface Peer {
  readonly version: string;
  ask(one: ConformanceCase): Promise<Outcome>;
  close(): void;
}

/** Of processor time, for one question to the OASIS matcher. */
const SECONDS = 5;

const { values } = parseArgs({ options: { python: { type: 'string' }, rstix: { type: 'string' } } });
const cases = readCaseFiles(pathToFileURL('test/conformance/')).flatMap((file) => file.cases);
const peers: Readonly<Record<string, Peer>> = {
  ...(values.python !== undefined && { oasis: await startOasis(values.python) }),
  ...(values.rstix !== undefined && { rstix: startRstix(values.rstix) }),
};
try {
  print({ peers: Object.fromEntries(Object.entries(peers).map(([name, { version }]) => [name, version])) });
  for (const one of cases) {
    const outcomes = Object.entries(peers).map(async ([name, peer]) => [name, await peer.ask(one)] as const);
    print({ name: one.name, ...Object.fromEntries(await Promise.all(outcomes)) });
  }
} finally {
  for (const peer of Object.values(peers)) peer.close();
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function startOasis(python: string): Promise<Peer> {
  const reference = startReference(python, 'test/reference/driver.py', SECONDS);
  const { packages } = await reference.versions;
  return {
    version: `stix2-matcher ${packages['stix2-matcher'] ?? '?'} with stix2-patterns ${packages['stix2-patterns'] ?? '?'}`,
    ask: async (one) => outcomeOf(await reference.ask(questionForOasis(one))),
    close: () => {
      reference.close();
    },
  };
}

function startRstix(program: string): Peer {
  const running = startLineProcess('rstix', program, []);
  return {
    version: 'rstix 0.23.0',
    ask: async (one) => outcomeOf((await running.ask(questionForRstix(one))) as RstixAnswer),
    close: () => {
      running.close();
    },
  };
}

type RstixAnswer = { readonly matched: boolean } | { readonly refused: string; readonly message: string };

function outcomeOf(answer: Answer | RstixAnswer): Outcome {
  if ('matched' in answer) return answer.matched ? 'match' : 'no match';
  if ('exhausted' in answer) return 'gave up';
  return `refused: ${'error' in answer ? answer.error : answer.refused}`;
}
