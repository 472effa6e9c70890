import { PROFILES, type Profile, type ProfileName } from '../compile/profile.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { toObservations } from '../match/compile-pattern.js';
import type { EvaluateOptions } from '../match/evaluate.js';
import type { Match } from '../match/match.js';
import type { Indicator } from '../stix/indicator.js';
import type { Observation } from '../stix/observation.js';
import type { Limits } from '../syntax/limits.js';
import type { ParseOptions, StixVersion } from '../syntax/parse-pattern.js';
import { createShapeCache } from '../syntax/shape-cache.js';
import { compareTimestamps, parseTimestamp } from '../values/timestamp.js';
import {
  emptyContents,
  indicatorAt,
  insertIndicator,
  isWasteful,
  liveSlots,
  removeIndicator,
  slotOf,
  type Contents,
} from './contents.js';
import { matchBatch } from './match-batch.js';
import {
  createPreparedIndicators,
  type LoadedIndicator,
  type PreparedIndicators,
  type VisitHits,
  type VisitUndecided,
} from './prepared-indicators.js';
import { readIndicator, type ReadResult, type SkipReason } from './read-indicator.js';
import {
  copyContents,
  openContents,
  openShared,
  saveContents,
  shareContents,
  type SharedContents,
} from './saved-set.js';
import type { ScreenData } from './screen-data.js';

export type { LoadedIndicator } from './prepared-indicators.js';

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

/** Many indicators, ready to be matched together. */
export interface IndicatorSet {
  readonly size: number;
  readonly skipped: readonly SkippedIndicator[];
  readonly profile: ProfileName;
  /** How many indicators look for something else under the profile than under `spec` (semantics 13). */
  readonly profileTouched: number;
  /** The object types at which a pattern that is or was in the set asks for the `id` of an object. */
  readonly idTypes: ReadonlySet<string>;
  /** Another number after every change of what the set holds. */
  readonly version: number;
  /** Adds indicators; one whose id is already there replaces it if it is not older (by `modified`). */
  add(indicators: Iterable<Partial<Indicator>>): void;
  /** Removes indicators by id; ids that are not there are ignored. */
  remove(ids: Iterable<string>): void;
  /** Puts other indicators in place of all, in one step: if `indicators` throws, the set is as it was. */
  replaceAll(indicators: Iterable<Partial<Indicator>>): void;
  /** The matches of a batch: at most one an indicator, each with its least witness, in the order in which indicators were added. */
  match(input: unknown): Match[];
  /** The set as bytes for `openIndicatorSet`. */
  save(): Uint8Array;
  /** The indicators of the set, compiled one after the other: with a million of them, a matter of minutes. */
  loaded(): Iterable<LoadedIndicator>;
  /** For each indicator with an expression that the observation satisfies: which expressions. Indicators come in the order of addition.
   * Before them, those with an expression that was left undecided. */
  evaluate(observation: Observation, visit: VisitHits, visitUndecided?: VisitUndecided): void;
  /** The indicator with an id, compiled, if it is in the set. */
  find(id: string): LoadedIndicator | undefined;
  /** The indicator at a slot that `evaluate` of another set over the same shared tables has named. */
  load(slot: number): LoadedIndicator;
  /**
   * Moves the tables to memory that other threads can open with `openSharedSet`. Nobody sees what another changes: the next change of a set
   * moves it to memory of its own again, at the price of a copy.
   */
  share(): SharedContents;
  /** What tells records apart that cannot match before there is an observation. A view, valid until `version` changes. */
  screenData(): ScreenData;
}

/** Contents with what was compiled of them; changes of the set as a whole put another in its place. */
interface State {
  readonly contents: Contents;
  readonly prepared: PreparedIndicators;
  readonly skipped: SkippedIndicator[];
  /** If other threads read the contents too: how they open them. */
  readonly shared?: SharedContents | undefined;
}

/**
 * Creates a set of indicators. Whatever is wrong with one of them (another language, an invalid pattern, revoked) puts it in `skipped` with
 * the reason and leaves the others alone.
 */
export function createIndicatorSet(
  indicators: Iterable<Partial<Indicator>> = [],
  options: IndicatorSetOptions = {},
): IndicatorSet {
  const parse = parseOptions(options);
  return setOf(fill(emptyState(PROFILES[options.profile ?? 'spec'], parse), indicators, parse), parse, options);
}

/**
 * Opens a set that `save` wrote, in the profile that it was made with. Nothing is parsed, so that it takes a fraction of the time that
 * loading took.
 * @throws SealedDataError if the bytes are no saved set, were written by another version, or are damaged.
 */
export function openIndicatorSet(bytes: Uint8Array, options: Omit<IndicatorSetOptions, 'profile'> = {}): IndicatorSet {
  return openContentsAs(openContents(bytes), undefined, options);
}

/** Opens the tables that a set of another thread shares, in the profile that it was made with. */
export function openSharedSet(
  shared: SharedContents,
  options: Omit<IndicatorSetOptions, 'profile'> = {},
): IndicatorSet {
  return openContentsAs(openShared(shared), shared, options);
}

function openContentsAs(
  contents: Contents,
  shared: SharedContents | undefined,
  options: Omit<IndicatorSetOptions, 'profile'>,
): IndicatorSet {
  const parse = parseOptions(options);
  return setOf({ contents, prepared: createPreparedIndicators(contents, parse), shared, skipped: [] }, parse, options);
}

function parseOptions({ stixVersion, limits }: IndicatorSetOptions): ParseOptions {
  return { shapes: createShapeCache(), ...(stixVersion && { stixVersion }), ...(limits && { limits }) };
}

function setOf(initial: State, parse: ParseOptions, options: EvaluateOptions): IndicatorSet {
  const { profile } = initial.contents;
  let state = initial;
  let version = 0;

  /** The state in memory that may be changed: what is shared is read by others. */
  const changeable = (): State => {
    if (!state.shared) return state;
    const contents = copyContents(state.contents);
    return { ...state, contents, prepared: createPreparedIndicators(contents, parse), shared: undefined };
  };

  return {
    get size() {
      return state.contents.size;
    },
    get skipped() {
      return state.skipped;
    },
    get profileTouched() {
      return state.contents.touched;
    },
    get idTypes() {
      return state.contents.idTypes;
    },
    get version() {
      return version;
    },
    profile: profile.name,
    add: (added) => {
      // All of it first: if the caller's iterable throws, nothing has been added.
      state = tidy(fill(changeable(), Array.isArray(added) ? added : [...added], parse), parse);
      version += 1;
    },
    remove: (ids) => {
      const removed = [...ids];
      state = changeable();
      for (const id of removed) removeIndicator(state.contents, id);
      state = tidy(state, parse);
      version += 1;
    },
    replaceAll: (replacement) => {
      state = fill(emptyState(profile, parse), replacement, parse);
      version += 1;
    },
    save: () => saveContents(state.contents),
    *loaded() {
      const { contents, prepared } = state;
      for (const slot of liveSlots(contents)) yield prepared.load(slot);
    },
    evaluate: (observation, visit, visitUndecided) => {
      state.prepared.evaluate(observation, visit, visitUndecided);
    },
    find: (id) => {
      const slot = slotOf(state.contents, id);
      return slot === undefined ? undefined : state.prepared.load(slot);
    },
    load: (slot) => state.prepared.load(slot),
    share: () => {
      if (state.shared) return state.shared;
      const shared = shareContents(state.contents);
      const contents = openShared(shared);
      state = { ...state, contents, prepared: createPreparedIndicators(contents, parse), shared };
      return shared;
    },
    screenData: () => state.contents.index.screenData(),
    match: (input) => matchBatch(state.prepared.evaluate, toObservations(input), options),
  };
}

function emptyState(profile: Profile, parse: ParseOptions): State {
  const contents = emptyContents(profile);
  return { contents, prepared: createPreparedIndicators(contents, parse), skipped: [] };
}

function fill(state: State, indicators: Iterable<Partial<Indicator>>, parse: ParseOptions): State {
  const { contents, skipped } = state;
  for (const indicator of indicators) {
    const result = readIndicator(indicator, contents.profile, parse);
    if (result.kind === 'read') {
      insert(state, result);
      continue;
    }
    skipped.push({ indicator, reason: result.reason, diagnostics: result.diagnostics });
    if (result.reason === 'revoked' && indicator.id !== undefined) removeIndicator(contents, indicator.id);
  }
  return state;
}

function insert({ contents, skipped }: State, { indicator, pattern }: ReadResult & { readonly kind: 'read' }): void {
  const present = insertIndicator(contents, indicator, pattern, (one) => isNewer(one, indicator));
  if (!present) return;
  skipped.push({
    indicator: isNewer(present, indicator) ? indicator : present,
    reason: present.modified === indicator.modified ? 'duplicate' : 'older version',
    diagnostics: [],
  });
}

/** Makes the tables anew where most of them is dead, so that a feed that is added again and again takes no more than twice its room. */
function tidy(state: State, parse: ParseOptions): State {
  const { contents, skipped } = state;
  if (!isWasteful(contents)) return state;
  const { contents: tidied, prepared } = emptyState(contents.profile, parse);
  for (const slot of liveSlots(contents)) {
    const result = readIndicator(indicatorAt(contents, slot), contents.profile, parse);
    if (result.kind === 'read') insertIndicator(tidied, result.indicator, result.pattern);
  }
  return { contents: tidied, prepared, skipped };
}

/** Whether the one that is there is the later version; where the two do not compare, the later addition wins. */
function isNewer(present: Indicator, candidate: Indicator): boolean {
  const [left, right] = [present.modified, candidate.modified].map((text) =>
    typeof text === 'string' ? parseTimestamp(text) : undefined,
  );
  return left !== undefined && right !== undefined && compareTimestamps(left, right) > 0;
}
