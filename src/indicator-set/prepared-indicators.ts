import { compileObservationExpression, type ObservationTest } from '../compile/observation-expression.js';
import type { Undecided } from '../compile/undecided.js';
import { preparePattern, type PreparedPattern } from '../match/prepare-pattern.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import { isValid, type ParseOptions } from '../syntax/parse-pattern.js';
import { indicatorAt, isAlive, type Contents } from './contents.js';
import { parseIndicatorPattern } from './read-indicator.js';
import { isTouchedBy } from './profile-touched.js';

export type { Undecided } from '../compile/undecided.js';

/** An indicator of the set, compiled. */
export interface LoadedIndicator {
  readonly indicator: Indicator;
  readonly pattern: PreparedPattern;
  /** Whether the profile changes what the pattern looks for. */
  readonly profileTouched: boolean;
  /** Its place in the order of addition, as long as the set is not changed. */
  readonly slot: number;
}

/** Calls back for each indicator with an expression that an observation satisfies: which ones, ascending. */
export type VisitHits = (loaded: LoadedIndicator, expressions: readonly number[]) => void;

/** Calls back for each indicator with an expression that was left undecided on an observation. */
export type VisitUndecided = (loaded: LoadedIndicator, reason: Undecided) => void;

/** The compiled indicators of a set's contents. One is compiled when it is first a candidate: of a million hardly any ever is. */
export interface PreparedIndicators {
  readonly load: (slot: number) => LoadedIndicator;
  /** Evaluates the candidates of an observation, each expression once whoever uses it; indicators come in the order of addition. */
  readonly evaluate: (observation: Observation, visit: VisitHits, visitUndecided?: VisitUndecided) => void;
}

/** The test of an expression, and what it said of the observation that was last asked about. */
interface SharedTest {
  readonly test: ObservationTest;
  /** The number of that observation. */
  asked: number;
  held: boolean;
  undecided: Undecided | undefined;
}

interface Prepared {
  readonly loaded: LoadedIndicator;
  readonly tests: readonly SharedTest[];
  /** The number of the observation that `hits` are of. */
  asked: number;
  hits: number[];
}

export function createPreparedIndicators(contents: Contents, options: ParseOptions): PreparedIndicators {
  const { uses, index, profile } = contents;
  const maxSubjectLength = options.limits?.maxSubjectLength;
  const prepared = new Map<number, Prepared>();
  const shared = new Map<string, SharedTest>();
  let observed = 0;

  const prepare = (slot: number): Prepared => {
    const known = prepared.get(slot);
    if (known) return known;
    const indicator = indicatorAt(contents, slot);
    const result = parseIndicatorPattern(indicator, indicator.pattern, options);
    if (!isValid(result)) throw new Error(`The pattern of ${indicator.id} was valid when it was added.`);
    const pattern = preparePattern(result.ast, profile, {
      maxSubjectLength,
      compile: (node, key) => shared.get(key)?.test ?? compileObservationExpression(node, profile, maxSubjectLength),
    });
    const tests = pattern.expressions.map(({ key, test }): SharedTest => {
      const one = shared.get(key) ?? { test, asked: 0, held: false, undecided: undefined };
      shared.set(key, one);
      return one;
    });
    const loaded: LoadedIndicator = { indicator, pattern, profileTouched: isTouchedBy(result.ast, profile), slot };
    const made: Prepared = { loaded, tests, asked: 0, hits: [] };
    prepared.set(slot, made);
    return made;
  };

  const holds = (one: SharedTest | undefined, observation: Observation): boolean => {
    if (!one) return false;
    if (one.asked !== observed) {
      one.asked = observed;
      one.undecided = undefined;
      one.held = one.test(observation, (reason) => (one.undecided = reason));
    }
    return one.held;
  };

  return {
    load: (slot) => prepare(slot).loaded,
    evaluate: (observation, visit, visitUndecided) => {
      observed += 1;
      const found: Prepared[] = [];
      let undecided: Map<LoadedIndicator, Undecided> | undefined;
      index.candidates(observation, (use) => {
        const slot = uses.values[use] ?? 0;
        const expression = uses.values[use + 1] ?? 0;
        if (!isAlive(contents, slot)) return;
        const candidate = prepare(slot);
        const test = candidate.tests[expression];
        if (!holds(test, observation)) {
          if (test?.undecided) (undecided ??= new Map()).set(candidate.loaded, test.undecided);
          return;
        }
        if (candidate.asked !== observed) {
          candidate.asked = observed;
          candidate.hits = [];
          found.push(candidate);
        }
        if (!candidate.hits.includes(expression)) candidate.hits.push(expression);
      });
      if (found.length > 1) found.sort((left, right) => left.loaded.slot - right.loaded.slot);
      if (undecided && visitUndecided) for (const [loaded, reason] of undecided) visitUndecided(loaded, reason);
      for (const { loaded, hits } of found) visit(loaded, hits.length > 1 ? hits.sort(ascending) : hits);
    },
  };
}

const ascending = (left: number, right: number): number => left - right;
