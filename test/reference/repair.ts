/**
 * Rewrites a case so that the reference matcher cannot show what it is known to do differently. A rewritten case has the
 * verdict of the original by our semantics (`repair.test.ts` holds the oracle to that), so whatever the reference
 * matcher answers to it can be compared, and the rest of the pattern is tested beside the known difference.
 */
import { parsePattern, walkPattern, type Span, type StixVersion } from '../../src/index.js';
import { bracketsOf } from '../oracle/ast.js';
import { isRejected } from '../oracle/comparisons.js';
import { parseOraclePattern } from '../oracle/parse.js';
import { profiles } from '../oracle/profile.js';
import { shapesOf } from '../oracle/shapes.js';
import { isFinerThanMicroseconds, isSecond60, stretchToMicroseconds, withoutSecond60 } from './moments.js';
import { holdsFor, usesOf, toOracle, type ComparisonUse } from './comparison-uses.js';
import { comparisonQuirks } from './quirks.js';
import type { ReferenceCase, ReferenceObservation } from './reference-case.js';

/** A case with what its comparisons look at, worked out once. */
export type StudiedCase = ReferenceCase & {
  readonly uses: readonly ComparisonUse[];
  readonly qualifiers: readonly Qualifier[];
  /** The disagreements that a repair of this case could remove, in the order of `repairable`. */
  readonly suspects: readonly string[];
};

/** A number or instant of a qualifier, or an octet constant without octets, and where it stands. */
type Qualifier = { readonly kind: 'seconds' | 'instant' | 'empty'; readonly text: string; readonly span: Span };

type Edit = { readonly span: Span; readonly text: string };

/** The names of the disagreements that `repair` knows. */
export const repairable: readonly string[] = [
  'listed-twice',
  'empty-binary',
  'no-timestamp-in-data',
  ...Object.keys(comparisonQuirks),
];

/** Finds out what a case holds; `count` is cut to what the pattern can use, since the reference expands it (D1, semantics 1.3). */
export function study({ pattern, version, observations: given }: ReferenceCase): StudiedCase {
  const slots = Math.max(...shapesOf(parseOraclePattern(pattern, version)).map((shape) => shape.slots.length));
  const observations = given.map((one) => ({ ...one, count: Math.min(one.count, slots) }));
  const uses = usesOf(pattern, version, observations);
  const qualifiers = qualifiersOf(pattern, version);
  const times = [
    ...observations.flatMap(({ first, last }) => [first, last]),
    ...qualifiers.flatMap(({ kind, text }) => (kind === 'empty' ? [] : [text])),
  ];
  const found: Readonly<Record<string, boolean>> = {
    'listed-twice':
      version === '2.1' && observations.some(({ references = [] }) => new Set(references).size < references.length),
    'empty-binary': qualifiers.some(({ kind }) => kind === 'empty'),
    'no-timestamp-in-data': rejectedBy(pattern, version, observations).some(Boolean),
    'finer-than-microseconds': times.some(isFinerThanMicroseconds),
    'second-60': times.some(isSecond60),
  };
  const suspects = repairable.filter(
    (name) => found[name] === true || uses.some((use) => comparisonQuirks[name]?.(use) === true),
  );
  return { pattern, version, observations, uses, qualifiers, suspects };
}

/** Which observations the reference profile rejects (semantics 13, D10). */
function rejectedBy(pattern: string, version: StixVersion, observations: readonly ReferenceObservation[]): boolean[] {
  const brackets = bracketsOf(parseOraclePattern(pattern, version));
  return observations.map((observation) =>
    brackets.some(({ comparison }) => isRejected(comparison, toOracle(observation), profiles.reference)),
  );
}

function qualifiersOf(pattern: string, version: StixVersion): Qualifier[] {
  const found: Qualifier[] = [];
  const { ast } = parsePattern(pattern, { stixVersion: version });
  if (ast === undefined) return [];
  walkPattern(ast, {
    within: ({ seconds: { text, span } }) => found.push({ kind: 'seconds', text, span }),
    startStop: ({ start, stop }) => {
      for (const bound of [start, stop]) {
        found.push({ kind: 'instant', text: bound.kind === 'string' ? bound.value : bound.text, span: bound.span });
      }
    },
    binary: ({ base64, span }) => base64 === '' && found.push({ kind: 'empty', text: '', span }),
  });
  return found;
}

/** The case with the named disagreements removed, as far as they are among its suspects. */
export function repair(study: StudiedCase, names: ReadonlySet<string>): ReferenceCase {
  const { observations, edits } = settleComparisons(study, names);
  const dropped = names.has('no-timestamp-in-data')
    ? rejectedBy(study.pattern, study.version, study.observations)
    : observations.map(() => false);
  const clock = settleTimes(study, names);
  return {
    version: study.version,
    pattern: applyEdits(study.pattern, [...edits, ...settleQualifiers(study, names, clock)]),
    observations: observations
      .filter((_, index) => dropped[index] !== true)
      .map((observation) => ({
        ...observation,
        first: clock.instant(observation.first),
        last: clock.instant(observation.last),
        references:
          observation.references && names.has('listed-twice')
            ? [...new Set(observation.references)]
            : observation.references,
      })),
  };
}

/** Puts the oracle's answer, as a property of the root, in the place of every comparison with a named difference. */
function settleComparisons(
  { pattern, uses, observations }: StudiedCase,
  names: ReadonlySet<string>,
): { observations: readonly ReferenceObservation[]; edits: readonly Edit[] } {
  const edits: Edit[] = [];
  let settled = observations;
  for (const [index, use] of uses.entries()) {
    const reasons = [...names].filter((name) => comparisonQuirks[name]?.(use) === true);
    if (reasons.length === 0) continue;
    // Without the comparison nothing would say that its observations are rejected: they have to go with it.
    if (use.rejects && !names.has('no-timestamp-in-data')) continue;
    const { node, comparison } = use;
    if (!node.negated && reasons.every((reason) => reason === 'exists')) {
      const path = pattern.slice(node.path.span.start, node.path.span.end);
      edits.push({ span: node.span, text: `(${path} = 1 OR ${path} != 1)` });
      continue;
    }
    const property = `settled_${index}`;
    edits.push({ span: node.span, text: `(${comparison.path.type}:${property} = true)` });
    settled = settled.map((observation, position) => {
      const original = observations[position] ?? observation;
      const objects = [...observation.objects].map(
        ([key, sco]) => [key, holdsFor(comparison, key, original) ? { ...sco, [property]: true } : sco] as const,
      );
      return { ...observation, objects: new Map(objects) };
    });
  }
  return { observations: settled, edits };
}

function settleQualifiers({ version, qualifiers }: StudiedCase, names: ReadonlySet<string>, clock: Clock): Edit[] {
  return qualifiers.flatMap(({ kind, text, span }) => {
    switch (kind) {
      case 'empty':
        return names.has('empty-binary') ? [{ span, text: "h''" }] : [];
      case 'seconds':
        // With spaces: a sign needs none after WITHIN, a digit does.
        return clock.duration(text) === text ? [] : [{ span, text: ` ${clock.duration(text)} ` }];
      case 'instant':
        // D32: a timestamp in 2.1, a string in 2.0.
        return [{ span, text: `${version === '2.1' ? 't' : ''}'${clock.instant(text)}'` }];
    }
  });
}

type Clock = { instant(text: string): string; duration(text: string): string };

/** How instants and durations are written. One that the reference refuses stays, and all others with it, unless that is repaired. */
function settleTimes({ observations, qualifiers }: StudiedCase, names: ReadonlySet<string>): Clock {
  const durations = qualifiers.flatMap(({ kind, text }) => (kind === 'seconds' ? [text] : []));
  const instants = [
    ...observations.flatMap(({ first, last }) => [first, last]),
    ...qualifiers.flatMap(({ kind, text }) => (kind === 'instant' ? [text] : [])),
  ];
  const refused = !names.has('second-60') && instants.some(isSecond60);
  if (refused) return { instant: (text) => text, duration: (text) => text };
  if (names.has('finer-than-microseconds')) return stretchToMicroseconds(instants, durations);
  return { instant: withoutSecond60, duration: (text) => text };
}

/** An edit inside a longer one is lost in it. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let position = 0;
  for (const { span, text: replacement } of [...edits].sort((one, other) => one.span.start - other.span.start)) {
    if (span.start < position) continue;
    result += text.slice(position, span.start) + replacement;
    position = span.end;
  }
  return result + text.slice(position);
}
