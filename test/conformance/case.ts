/** A conformance case, and the check that a row of JSON is one. */

export type ProfileName = 'spec' | 'detection' | 'reference';
export const PROFILE_NAMES: readonly ProfileName[] = ['spec', 'detection', 'reference'];

/**
 * Whether the pattern matches, or why there is no answer. `invalid`: rejected when compiled, at a level (semantics 9) that the contract
 * leaves open.
 */
export type Expectation = boolean | 'syntax-error' | 'invalid-constant' | 'invalid' | 'input-error';

/** An observation in short: its objects by key, when it was seen, and how often (once, if it does not say). */
export interface ShortObservation {
  readonly objects: Readonly<Record<string, unknown>>;
  readonly first: string;
  readonly last?: string;
  readonly count?: number;
}

/** What `validatePattern` has to say (semantics 9); `no-violation` may still be lint, `clean` is silence. */
export interface Diagnosis {
  readonly level: 'violation' | 'lint' | 'no-violation' | 'clean';
  readonly code?: string;
}

export interface ConformanceCase {
  readonly name: string;
  readonly clause: readonly string[];
  readonly divergence?: readonly string[];
  readonly pattern: string;
  readonly observations?: readonly ShortObservation[];
  /** Raw STIX, where how it is read is the question. */
  readonly input?: readonly unknown[];
  /** One value for all profiles, or one for each profile that the case is about. */
  readonly expect: Expectation | { readonly [Name in ProfileName]?: Expectation };
  readonly stixVersion?: '2.0';
  /** `silent`: the oracle has to decline, it is too simple for this. `unasked`: it would take for ever. */
  readonly oracle?: 'silent' | 'unasked';
  readonly diagnoses?: Diagnosis;
  /** `[expression, position in release order]` for every slot of the least binding, in the order of the pattern. */
  readonly witness?: readonly (readonly [number, number])[];
  readonly why?: string;
}

const KEYS: ReadonlySet<string> = new Set(
  'name clause divergence pattern observations input expect stixVersion oracle diagnoses witness why'.split(' '),
);
const EXPECTATIONS: ReadonlySet<unknown> = new Set([
  true,
  false,
  'syntax-error',
  'invalid-constant',
  'invalid',
  'input-error',
]);
const LEVELS: ReadonlySet<unknown> = new Set(['violation', 'lint', 'no-violation', 'clean']);

/** A row that is an object. */
export type Row = Readonly<Record<string, unknown>>;

/** Notes a problem unless something holds. */
export type Require = (holds: boolean, problem: string) => void;

/** What is wrong with a row of any table of cases: in the keys and names that all have, and in what `check` asks besides. */
export function problemsOfRow(
  row: unknown,
  keys: ReadonlySet<string>,
  check: (row: Row, require: Require) => void,
): readonly string[] {
  if (!isRecord(row)) return ['not an object'];
  const problems: string[] = [];
  const require: Require = (holds, problem) => {
    if (!holds) problems.push(problem);
  };
  for (const key of Object.keys(row)) require(keys.has(key), `unknown key ${key}`);
  require(typeof row.name === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(row.name), 'name is not in kebab-case');
  require(isListOf(row.clause, isText) && row.clause.length > 0, 'clause is no list of ids');
  check(row, require);
  return problems;
}

/** Everything that is wrong with a row as a conformance case; empty if it is one. */
export function problemsOfCase(row: unknown): readonly string[] {
  return problemsOfRow(row, KEYS, checkCase);
}

function checkCase(row: Row, require: Require): void {
  require(row.divergence === undefined || isListOf(row.divergence, isText), 'divergence is no list of ids');
  require(typeof row.pattern === 'string', 'pattern is no string');
  require((row.observations === undefined) !== (row.input === undefined), 'wants either observations or input');
  require(row.observations === undefined ||
    isListOf(row.observations, isShortObservation), 'observations are malformed');
  require(row.input === undefined || Array.isArray(row.input), 'input is no list');
  require(EXPECTATIONS.has(row.expect) || isExpectationByProfile(row.expect), 'expect is malformed');
  require(row.stixVersion === undefined || row.stixVersion === '2.0', 'stixVersion is not 2.0');
  require(row.oracle === undefined || row.oracle === 'silent' || row.oracle === 'unasked', 'oracle is malformed');
  require(row.diagnoses === undefined ||
    (isRecord(row.diagnoses) && LEVELS.has(row.diagnoses.level)), 'diagnoses is malformed');
  require(row.witness === undefined ||
    (row.observations !== undefined && isListOf(row.witness, isSlot)), 'witness is malformed');
  require(row.why === undefined || typeof row.why === 'string', 'why is no string');
}

/** The profiles that a case is about, with what it expects under each. */
export function expectations({ expect }: ConformanceCase): readonly (readonly [ProfileName, Expectation])[] {
  return PROFILE_NAMES.flatMap((profile) => {
    const expectation = typeof expect === 'object' ? expect[profile] : expect;
    return expectation === undefined ? [] : [[profile, expectation] as const];
  });
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isOne);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function isShortObservation(value: unknown): value is ShortObservation {
  if (!isRecord(value) || !isRecord(value.objects) || !isText(value.first)) return false;
  const keys = new Set(['objects', 'first', 'last', 'count']);
  return Object.keys(value).every((key) => keys.has(key));
}

function isSlot(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => Number.isInteger(part));
}

function isExpectationByProfile(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length > 0 &&
    entries.every(([profile, one]) => PROFILE_NAMES.some((name) => name === profile) && EXPECTATIONS.has(one))
  );
}
