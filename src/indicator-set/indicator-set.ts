import type { ObservationTest } from '../compile/observation-expression.js';
import { PROFILES, type Profile, type ProfileName } from '../compile/profile.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { toObservations } from '../match/compile-pattern.js';
import type { EvaluateOptions } from '../match/evaluate.js';
import type { Match } from '../match/match.js';
import type { PreparedPattern } from '../match/prepare-pattern.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import type { ObservationExpression } from '../syntax/ast.js';
import type { Limits } from '../syntax/limits.js';
import type { StixVersion } from '../syntax/parse-pattern.js';
import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';
import { createExpressionIndex, type ExpressionIndex } from './expression-index.js';
import { loadIndicator, type SkipReason } from './load-indicator.js';
import { matchBatch } from './match-batch.js';
import { openIndicators, saveIndicators } from './saved-set.js';
import type { ScreenData } from './screen-data.js';
import { screenDataOf } from './screen-data-of.js';

export interface IndicatorSetOptions extends EvaluateOptions {
  readonly profile?: ProfileName;
  /** By default each indicator says it itself, by `pattern_version` or `spec_version`. */
  readonly stixVersion?: StixVersion;
  readonly limits?: Partial<Limits>;
}

/** An indicator that the set does not hold, and why. */
export interface SkippedIndicator {
  readonly indicator: Partial<Indicator>;
  readonly reason: SkipReason;
  readonly diagnostics: readonly Diagnostic[];
}

/** An indicator in the set. */
export interface LoadedIndicator {
  readonly indicator: Indicator;
  readonly pattern: PreparedPattern;
  /** Whether the profile changes what the pattern looks for. */
  readonly profileTouched: boolean;
}

/** Many indicators, ready to be matched together. */
export interface IndicatorSet {
  readonly size: number;
  readonly skipped: readonly SkippedIndicator[];
  readonly profile: ProfileName;
  /** Another number after every change of what the set holds. */
  readonly version: number;
  /** Adds indicators; one whose id is already there replaces it if it is not older (by `modified`). */
  add(indicators: Iterable<Partial<Indicator>>): void;
  /** Removes indicators by id; ids that are not there are ignored. */
  remove(ids: Iterable<string>): void;
  /** Puts other indicators in place of all, in one step. */
  replaceAll(indicators: Iterable<Partial<Indicator>>): void;
  /** The matches of a batch: at most one an indicator, each with its least witness, in the order in which indicators were added. */
  match(input: unknown): Match[];
  /** The set as bytes for `openIndicatorSet`. */
  save(): Uint8Array;
  /** The indicators that are loaded. */
  loaded(): Iterable<LoadedIndicator>;
  /** What a screen needs to know to tell which records the set cannot match; computed once a version. */
  screenData(): ScreenData;
  /** For each indicator with an expression that the observation satisfies: which expressions. */
  evaluate(observation: Observation, visit: (loaded: LoadedIndicator, expressions: readonly number[]) => void): void;
}

/** One distinct expression of the set, whoever uses it. */
interface SharedExpression {
  readonly node: ObservationExpression;
  readonly test: ObservationTest;
  readonly users: { readonly loaded: LoadedIndicator; readonly expression: number }[];
  /** The number of the observation that this was last a candidate for. */
  seen: number;
}

interface Contents {
  readonly byId: Map<string, LoadedIndicator>;
  readonly shared: Map<string, SharedExpression>;
  readonly index: ExpressionIndex<SharedExpression>;
  readonly skipped: SkippedIndicator[];
}

/**
 * Creates a set of indicators. Whatever is wrong with one of them (another language, an invalid pattern, revoked) puts it in `skipped` with
 * the reason and leaves the others alone.
 */
export function createIndicatorSet(
  indicators: Iterable<Partial<Indicator>> = [],
  options: IndicatorSetOptions = {},
): IndicatorSet {
  const profile = PROFILES[options.profile ?? 'spec'];
  let contents = fill(emptyContents(profile), indicators, profile, options);
  let observed = 0;
  let version = 0;
  let screen: { readonly version: number; readonly data: ScreenData } | undefined;

  const evaluate: IndicatorSet['evaluate'] = (observation, visit) => {
    observed += 1;
    const number = observed;
    const satisfied: SharedExpression[] = [];
    contents.index.candidates(observation, (shared) => {
      if (shared.seen === number) return;
      shared.seen = number;
      if (shared.test(observation)) satisfied.push(shared);
    });
    if (satisfied.length > 0) visitUsers(satisfied, visit);
  };

  return {
    get size() {
      return contents.byId.size;
    },
    get skipped() {
      return contents.skipped;
    },
    profile: profile.name,
    get version() {
      return version;
    },
    add: (added) => {
      version += 1;
      fill(contents, added, profile, options);
    },
    remove: (ids) => {
      version += 1;
      for (const id of ids) withdraw(contents, id);
    },
    replaceAll: (replacement) => {
      contents = fill(emptyContents(profile), replacement, profile, options);
      version += 1;
    },
    screenData: () => {
      if (screen?.version !== version) {
        const comparisons = [...contents.shared.values()].map(({ node }) => node.comparison);
        screen = { version, data: screenDataOf(comparisons, profile) };
      }
      return screen.data;
    },
    save: () =>
      saveIndicators(
        [...contents.byId.values()].map((loaded) => loaded.indicator),
        profile.name,
      ),
    loaded: () => contents.byId.values(),
    evaluate,
    match: (input) => matchBatch(contents.byId.values(), evaluate, toObservations(input), options),
  };
}

/**
 * Opens a set that `save` wrote.
 * @throws SealedDataError if the bytes are no saved set, were written by another version, or are damaged.
 */
export function openIndicatorSet(bytes: Uint8Array, options: Omit<IndicatorSetOptions, 'profile'> = {}): IndicatorSet {
  const { indicators, profile } = openIndicators(bytes);
  return createIndicatorSet(indicators, { ...options, profile });
}

function emptyContents(profile: Profile): Contents {
  return { byId: new Map(), shared: new Map(), index: createExpressionIndex(profile), skipped: [] };
}

function fill(
  contents: Contents,
  indicators: Iterable<Partial<Indicator>>,
  profile: Profile,
  options: IndicatorSetOptions,
): Contents {
  for (const indicator of indicators) {
    const result = loadIndicator(indicator, profile, options, (node, key) => contents.shared.get(key)?.test);
    if (result.kind === 'skipped') {
      contents.skipped.push({ indicator, reason: result.reason, diagnostics: result.diagnostics });
      if (result.reason === 'revoked' && indicator.id !== undefined) withdraw(contents, indicator.id);
      continue;
    }
    const { loaded } = result;
    const present = contents.byId.get(loaded.indicator.id);
    if (present) {
      const keepsPresent = isNewer(present.indicator, loaded.indicator);
      const loser = keepsPresent ? loaded : present;
      const same = present.indicator.modified === loaded.indicator.modified;
      contents.skipped.push({
        indicator: loser.indicator,
        reason: same ? 'duplicate' : 'older version',
        diagnostics: [],
      });
      if (keepsPresent) continue;
      withdraw(contents, loaded.indicator.id);
    }
    contents.byId.set(loaded.indicator.id, loaded);
    loaded.pattern.expressions.forEach(({ node, key, test }, expression) => {
      let shared = contents.shared.get(key);
      if (!shared) {
        contents.shared.set(key, (shared = { node, test, users: [], seen: 0 }));
        contents.index.add(node, shared);
      }
      shared.users.push({ loaded, expression });
    });
  }
  return contents;
}

function withdraw(contents: Contents, id: string): void {
  const loaded = contents.byId.get(id);
  if (!loaded) return;
  contents.byId.delete(id);
  for (const { key } of loaded.pattern.expressions) {
    const shared = contents.shared.get(key);
    if (!shared) continue;
    const rest = shared.users.filter((user) => user.loaded !== loaded);
    shared.users.splice(0, shared.users.length, ...rest);
    if (rest.length === 0) {
      contents.shared.delete(key);
      contents.index.remove(shared.node, shared);
    }
  }
}

/** Whether the one that is there is the later version; where the two do not compare, the later addition wins. */
function isNewer(present: Indicator, candidate: Indicator): boolean {
  const [left, right] = [present.modified, candidate.modified].map((text) =>
    text === undefined ? undefined : parseTimestamp(text),
  );
  return left !== undefined && right !== undefined && compareTimestamps(left, right) > 0;
}

function visitUsers(
  satisfied: readonly SharedExpression[],
  visit: (loaded: LoadedIndicator, expressions: readonly number[]) => void,
): void {
  const [only] = satisfied;
  if (satisfied.length === 1 && only?.users.length === 1 && only.users[0]) {
    visit(only.users[0].loaded, [only.users[0].expression]);
    return;
  }
  const byIndicator = new Map<LoadedIndicator, number[]>();
  for (const { users } of satisfied) {
    for (const { loaded, expression } of users) {
      const expressions = byIndicator.get(loaded);
      if (expressions) expressions.push(expression);
      else byIndicator.set(loaded, [expression]);
    }
  }
  for (const [loaded, expressions] of byIndicator)
    visit(
      loaded,
      expressions.sort((left, right) => left - right),
    );
}
