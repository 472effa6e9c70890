import type { Profile } from '../../compile/profile.js';
import { matchSingle, toHit } from '../../match/evaluate.js';
import type { Hit } from '../../match/hits.js';
import { indicatorOfPattern, type Match } from '../../match/match.js';
import { preparePattern, type PreparedPattern } from '../../match/prepare-pattern.js';
import { compareRelease, timeObservation, type TimedObservation } from '../../match/release-order.js';
import type { Observation } from '../../stix/observation.js';
import type { ObservationExpression, Pattern } from '../../syntax/ast.js';
import { printNode } from '../../syntax/print.js';
import { createBinder, type Binder } from './binder.js';
import { compileNearestRoot, type FindNearestRoot, type NearestRoot } from './nearness.js';

/** Takes observations one after the other, and says at the end what a pattern is on them. What it keeps is bounded. */
export interface Inspection {
  readonly take: (observation: Observation) => void;
  readonly result: () => Inspected;
}

/** What a pattern is on some observations. */
export interface Inspected {
  readonly pattern: PreparedPattern;
  /** How many observations there were. */
  readonly observations: number;
  readonly brackets: readonly BracketSeen[];
  /** The observations that satisfy some bracket, as far as they are looked at together, in release order. */
  readonly hits: readonly Hit[];
  /** The binding that the observations hold, if they do; `exhausted` if the search for one was given up. */
  readonly match: Match | 'none' | 'exhausted';
  /** Whether there were more observations that satisfy brackets than are looked at together. */
  readonly isCut: boolean;
  readonly binder: Binder;
  /** For each pair of brackets: what looks for the object of an observation that comes nearest to it. */
  readonly nearestRoots: readonly FindNearestRoot[];
}

/** What one pair of brackets is on all observations. */
export interface BracketSeen {
  readonly node: ObservationExpression;
  /** How many observations satisfy it. */
  readonly hits: number;
  /** The first that does, or the one that comes nearest; undefined if none has an object of a type that it asks for. */
  readonly best: Seen | undefined;
}

export interface Seen extends NearestRoot {
  readonly observation: Observation;
}

/** So many observations that satisfy some bracket are looked at together for a binding and the reason why there is none. */
export const MAX_KEPT_OBSERVATIONS = 10_000;

/** Begins to inspect a valid pattern. */
export function createInspection(ast: Pattern, profile: Profile): Inspection {
  const pattern = preparePattern(ast, profile);
  const indicator = indicatorOfPattern(printNode(ast));
  const nearestRoots = pattern.expressions.map(({ node }) => compileNearestRoot(node, profile));
  const brackets: { node: ObservationExpression; hits: number; best: Seen | undefined }[] = pattern.expressions.map(
    ({ node }) => ({ node, hits: 0, best: undefined }),
  );
  const kept: { readonly timed: TimedObservation; readonly satisfied: readonly number[] }[] = [];
  let observations = 0;
  let isCut = false;
  let single: Match | undefined;

  const take = (observation: Observation): void => {
    observations += 1;
    const satisfied: number[] = [];
    pattern.expressions.forEach(({ test }, number) => {
      const bracket = brackets[number];
      if (!bracket) return;
      const isHit = test(observation);
      if (isHit) satisfied.push(number);
      if (bracket.hits === 0) {
        const nearest = nearestRoots[number]?.(observation);
        if (nearest && (isHit || nearest.nearness > (bracket.best?.nearness ?? 0))) {
          bracket.best = { ...nearest, observation };
        }
      }
      if (isHit) bracket.hits += 1;
    });
    if (satisfied.length === 0) return;
    const timed = timeObservation(observation, observations);
    if (pattern.singleSlots) single ??= matchSingle(pattern.singleSlots, satisfied, indicator, timed);
    if (kept.length < MAX_KEPT_OBSERVATIONS) kept.push({ timed, satisfied });
    else isCut = true;
  };

  return {
    take,
    result: () => {
      const released = kept.sort((one, other) => compareRelease(one.timed, other.timed));
      const hits = released.map(({ timed, satisfied }, position): Hit => toHit(pattern, position, timed, satisfied));
      const binder = createBinder(
        ast,
        profile,
        hits,
        indicator,
        released.map(({ timed }) => timed.observation),
      );
      const match = pattern.singleSlots ? (single ?? 'none') : binder.match();
      return {
        pattern,
        observations,
        brackets,
        hits,
        match,
        isCut: isCut && !pattern.singleSlots,
        binder,
        nearestRoots,
      };
    },
  };
}
