import {
  isListOf,
  isRecord,
  isShortObservation,
  isText,
  problemsOfRow,
  type Require,
  type Row,
  type ShortObservation,
} from './case.js';

/** One emitted match: the indicator, then the labels of the observations that it uses, in release order. */
export type EmittedMatch = readonly [indicator: string, ...observations: string[]];

/** What happens next to the stream, and which matches it emits at once. `as` labels the observation. */
export type StreamStep =
  | { readonly push: ShortObservation; readonly as: string; readonly emits: readonly EmittedMatch[] }
  | { readonly advance: string; readonly emits: readonly EmittedMatch[] }
  | { readonly end: true; readonly emits: readonly EmittedMatch[] };

/** Observations in order of arrival, under the profile `spec` (semantics 14). */
export interface StreamCase {
  readonly name: string;
  readonly clause: readonly string[];
  /** Patterns by the id of their indicator. */
  readonly indicators: Readonly<Record<string, string>>;
  /** The indicators that take one observation: they answer on push. */
  readonly answersOnPush?: readonly string[];
  /** Default `match`. */
  readonly emission?: 'first' | 'each';
  /** Seconds by which the watermark stays behind the greatest time seen. Without it only `advance` moves the watermark. */
  readonly lateness?: number;
  readonly steps: readonly StreamStep[];
  /** How many observations were late. */
  readonly late?: number;
  /** How many hits are held before the last step. */
  readonly held?: number;
  readonly why?: string;
}

const KEYS: ReadonlySet<string> = new Set(
  'name clause indicators answersOnPush emission lateness steps late held why'.split(' '),
);

/** Everything that is wrong with a row as a stream case; empty if it is one. */
export function problemsOfStreamCase(row: unknown): readonly string[] {
  return problemsOfRow(row, KEYS, checkStreamCase);
}

function checkStreamCase(row: Row, require: Require): void {
  require(isRecord(row.indicators) && Object.values(row.indicators).every(isText), 'indicators are malformed');
  require(row.answersOnPush === undefined || isListOf(row.answersOnPush, isText), 'answersOnPush is malformed');
  require(row.emission === undefined || row.emission === 'first' || row.emission === 'each', 'emission is malformed');
  for (const key of ['lateness', 'late', 'held']) {
    require(row[key] === undefined || typeof row[key] === 'number', `${key} is no number`);
  }
  require(isListOf(row.steps, isStep), 'a step is malformed');
}

function isStep(value: unknown): value is StreamStep {
  if (!isRecord(value) || !isListOf(value.emits, isEmittedMatch)) return false;
  if ('push' in value) return isShortObservation(value.push) && isText(value.as);
  return 'advance' in value ? isText(value.advance) : value.end === true;
}

function isEmittedMatch(value: unknown): value is EmittedMatch {
  return isListOf(value, isText) && value.length > 1;
}
