import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { PatternError } from '../../src/diagnostics/pattern-error.js';
import { compilePattern } from '../../src/match/compile-pattern.js';
import type { Match } from '../../src/match/match.js';
import type { Observation } from '../../src/stix/observation.js';
import { createStreamMatcher } from '../../src/stream/stream-matcher.js';
import { inReleaseOrder, readOracleInput } from '../oracle/index.js';
import type { Expectation } from './case.js';
import { releasedIds, shuffle } from './observations.js';
import { askOracle } from './oracle-evaluator.js';
import { BYSTANDERS, OWN_ID, type Trial } from './trial.js';

/** What an evaluator says; `silent`: it declines. */
export type Outcome = Exclude<Expectation, 'invalid'> | 'silent';

export interface Answer {
  readonly outcome: Outcome;
  /** `[expression, position in release order]` of every slot, where the evaluator matched and names its least binding. */
  readonly witness?: readonly (readonly [number, number])[];
}

/** Answers a case under a profile, each in its own way. */
export type Evaluator = (trial: Trial) => Answer;

/** All evaluators, by the name that a failure shows. */
export const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  oracle: askOracle,
  batch: matchAlone,
  'indicator set': matchInSet,
  'stream in order': streamInOrder,
  'stream shuffled': streamShuffled,
};

function matchAlone(trial: Trial): Answer {
  const { one, profile, stixVersion, input } = trial;
  try {
    return answerWithWitness(trial, compilePattern(one.pattern, { profile, stixVersion }).match(input));
  } catch (error) {
    if (error instanceof PatternError) return { outcome: levelOf(error.diagnostics) };
    throw error;
  }
}

/** The case's pattern among bystanders, which have to answer as each does alone. */
function matchInSet(trial: Trial): Answer {
  const rejected = rejection(trial);
  if (rejected) return rejected;
  const matches = trial.set.match(trial.input);
  for (const { id, pattern, alone } of BYSTANDERS[trial.profile]) {
    const together = matches.some((match) => match.indicator.id === id);
    if (together !== (alone.match(trial.input) !== undefined)) {
      throw new Error(`The bystander ${pattern} answers otherwise in the set than alone.`);
    }
  }
  return answerWithWitness(trial, matches.find(isOwn));
}

/** In release order, the watermark right behind: every release is a small one. */
function streamInOrder(trial: Trial): Answer {
  const rejected = rejection(trial);
  if (rejected) return rejected;
  const stream = createStreamMatcher(trial.set);
  let matched = false;
  for (const observation of inOrder(trial.read.observations)) {
    matched = stream.advance(observation.firstObserved).some(isOwn) || matched;
    matched = stream.push(observation).some(isOwn) || matched;
  }
  return answer(trial, stream.end().some(isOwn) || matched);
}

/** In any order, everything released at the end. */
function streamShuffled(trial: Trial): Answer {
  const rejected = rejection(trial);
  if (rejected) return rejected;
  const stream = createStreamMatcher(trial.set);
  let matched = false;
  for (const observation of shuffle(trial.read.observations, trial.one.name.length)) {
    matched = stream.push(observation).some(isOwn) || matched;
  }
  return answer(trial, stream.end().some(isOwn) || matched);
}

const isOwn = (match: Match): boolean => match.indicator.id === OWN_ID;

function rejection({ rejected }: Trial): Answer | undefined {
  return rejected && { outcome: levelOf(rejected.diagnostics) };
}

/** The families of the codes are the levels of semantics 9: P1 is syntax. A limit is no answer. */
function levelOf(diagnostics: readonly Diagnostic[]): Outcome {
  const errors = diagnostics.filter((one) => one.severity === 'error').map((one) => one.code);
  if (errors.some((code) => code.startsWith('P1'))) return 'syntax-error';
  return errors.some((code) => code.startsWith('P2')) ? 'invalid-constant' : 'silent';
}

function inOrder(observations: readonly Observation[]): readonly Observation[] {
  const intervals = observations.map(({ firstObserved, lastObserved }) => {
    return { objects: {}, first: firstObserved, last: lastObserved };
  });
  const read = readOracleInput(intervals);
  return inReleaseOrder(read).flatMap((timed) => observations[read.indexOf(timed)] ?? []);
}

/** Errors in the input show in what `readObservations` reports; matching never throws over them. */
function answer({ read }: Trial, matched: boolean): Answer {
  return { outcome: read.diagnostics.some((found) => found.severity === 'error') ? 'input-error' : matched };
}

function answerWithWitness(trial: Trial, match: Match | undefined): Answer {
  const { outcome } = answer(trial, match !== undefined);
  if (!match || !trial.one.witness) return { outcome };
  const released = releasedIds(trial.one.observations ?? []);
  const positionOf = (index: number): number => {
    const source = match.observations[index]?.source;
    return source && 'id' in source ? released.indexOf(source.id) : -1;
  };
  const witness = match.bindings.flatMap(({ expression, observation, instances = 1 }) =>
    Array.from({ length: instances }, () => [expression, positionOf(observation)] as const),
  );
  return { outcome, witness };
}
