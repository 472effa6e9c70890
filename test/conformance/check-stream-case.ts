import { createIndicatorSet } from '../../src/indicator-set/indicator-set.js';
import type { Match } from '../../src/match/match.js';
import { readObservations } from '../../src/match/read-observations.js';
import { createStreamMatcher, type StreamMatcher, type StreamOptions } from '../../src/stream/stream-matcher.js';
import type { Disagreement } from './check-case.js';
import { observedDataId, toObservedData } from './observations.js';
import { oracleEmissions } from './oracle-emissions.js';
import type { EmittedMatch, StreamCase } from './stream-case.js';

/** Plays a stream case on the engine step by step, and as a whole on the oracle. */
export function checkStreamCase(one: StreamCase): readonly Disagreement[] {
  return [
    ...playEngine(one).map((message) => ({ evaluator: 'stream', message: `stream: ${message}` })),
    ...checkOracle(one).map((message) => ({ evaluator: 'oracle', message: `oracle: ${message}` })),
  ];
}

function playEngine(one: StreamCase): readonly string[] {
  const indicators = Object.entries(one.indicators).map(([id, pattern]) => ({ id, pattern, pattern_type: 'stix' }));
  const stream = createStreamMatcher(createIndicatorSet(indicators), optionsOf(one));
  const labels = new Map<string, string>();
  const problems: string[] = [];

  for (const [index, step] of one.steps.entries()) {
    if (index === one.steps.length - 1 && one.held !== undefined && stream.stats().held !== one.held) {
      problems.push(`expected ${one.held} hits held, got ${stream.stats().held}`);
    }
    const matches: Match[] = [];
    if ('push' in step) {
      labels.set(observedDataId(index), step.as);
      for (const observation of readObservations(toObservedData(step.push, index)).observations) {
        matches.push(...stream.push(observation));
      }
    } else {
      matches.push(...('advance' in step ? stream.advance(step.advance) : stream.end()));
    }
    const [wanted, emitted] = [inAnyOrder(step.emits), inAnyOrder(matches.map((match) => toEmitted(match, labels)))];
    if (wanted !== emitted) problems.push(`step ${index}: expected ${wanted}, got ${emitted}`);
  }
  return [...problems, ...checkLate(one, stream)];
}

function optionsOf({ emission, lateness }: StreamCase): StreamOptions {
  return { ...(emission && { emission }), ...(lateness !== undefined && { lateness }) };
}

function checkLate({ late }: StreamCase, stream: StreamMatcher): readonly string[] {
  const counted = stream.stats().late;
  return late === undefined || late === counted ? [] : [`expected ${late} late observations, got ${counted}`];
}

function toEmitted(match: Match, labels: ReadonlyMap<string, string>): EmittedMatch {
  const used = match.observations.map(({ source }) => (source && 'id' in source && labels.get(source.id)) || '?');
  return [match.indicator.id, ...used];
}

function inAnyOrder(emitted: readonly EmittedMatch[]): string {
  return JSON.stringify(emitted.map((match) => match.join(' ')).sort());
}

/** The oracle knows no steps: for each indicator, what it emits over the whole stream. */
function checkOracle(one: StreamCase): readonly string[] {
  const expected = one.steps.flatMap((step) => step.emits);
  return Object.entries(one.indicators).flatMap(([id, pattern]) => {
    const wanted = JSON.stringify(expected.filter(([indicator]) => indicator === id));
    const emitted = JSON.stringify(oracleEmissions(one, pattern, id).map((labels) => [id, ...labels]));
    return wanted === emitted ? [] : [`${id}: expected ${wanted}, got ${emitted}`];
  });
}
