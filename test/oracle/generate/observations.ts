import fc from 'fast-check';
import { referenceTarget, templates, type Template } from './objects.js';
import { instants } from './pools.js';

/** One Observed Data before its container form and its references are settled. */
type Draft = {
  readonly objects: readonly Template[];
  /** Indexes into `instants`, in any order. */
  readonly times: readonly [number, number];
  readonly count: number;
  readonly form: 'embedded' | 'listed' | 'both';
  /** In the listed form: objects that the bundle holds but `object_refs` leaves out. */
  readonly unlisted: readonly boolean[];
  /** In the listed form: an object of any observation that is listed here as well. */
  readonly borrowed: number | undefined;
  /** In the listed form: more entries that must change nothing. */
  readonly oddities: readonly ('duplicate' | 'missing' | 'identity')[];
};

/** Observed Data of some object types, at times that meet, in both container forms, as bundles or loose objects. */
export function inputOf(types: readonly string[], maxObservations: number): fc.Arbitrary<unknown[]> {
  const template = fc.oneof(...types.flatMap((type) => templates[type] ?? []));
  const rarely = (weight: number): fc.Arbitrary<boolean> =>
    fc.oneof({ weight, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  const index = fc.nat({ max: instants.length - 1 });
  const draft: fc.Arbitrary<Draft> = fc.record({
    objects: fc.array(template, { minLength: 1, maxLength: 3 }),
    times: fc.oneof(
      index.map((at): [number, number] => [at, at]),
      fc.tuple(index, index),
    ),
    count: fc.constantFrom(1, 1, 1, 1, 1, 2, 3, 999_999_999),
    form: fc.constantFrom('embedded', 'listed', 'both'),
    unlisted: fc.array(rarely(8), { minLength: 3, maxLength: 3 }),
    borrowed: fc.option(fc.nat({ max: 5 }), { freq: 1, nil: undefined }),
    oddities: fc.subarray(['duplicate', 'missing', 'identity'], { maxLength: 1 }),
  });
  return fc
    .tuple(fc.array(draft, { minLength: 1, maxLength: maxObservations }), fc.constantFrom('bundle', 'bundles', 'loose'))
    .map(([drafts, packing]) => pack(drafts.map(settle), packing));
}

type Settled = {
  readonly observed: Record<string, unknown>;
  readonly scos: readonly Template[];
  readonly draft: Draft;
};

function settle(draft: Draft, position: number): Settled {
  const ids = draft.objects.map((object, index) => identifier(object.type, position * 3 + index));
  const keys = draft.objects.map((_, index) => String(index));
  const withReferences = (targets: readonly string[]): Template[] =>
    draft.objects.map((object, index) => {
      const sco = pointTo(object, targets) as Template;
      return { ...sco, id: ids[index] };
    });
  const [earlier, later] = [Math.min(...draft.times), Math.max(...draft.times)];
  const observed: Record<string, unknown> = {
    type: 'observed-data',
    spec_version: '2.1',
    id: identifier('observed-data', position),
    created: '2020-01-01T00:00:00.000Z',
    modified: '2020-01-01T00:00:00.000Z',
    first_observed: instants[earlier],
    last_observed: instants[later],
    number_observed: draft.count,
  };
  if (draft.form !== 'listed') {
    observed.objects = Object.fromEntries(withReferences(keys).map((sco, index) => [String(index), sco]));
  }
  if (draft.form !== 'embedded') observed.object_refs = ids.filter((_, index) => draft.unlisted[index] !== true);
  return { observed, scos: draft.form === 'embedded' ? [] : withReferences(ids), draft };
}

/** Replaces the markers at any depth. A target beyond the observation's objects dangles. */
function pointTo(value: unknown, targets: readonly string[]): unknown {
  const target = referenceTarget(value);
  if (target !== undefined) return targets[target] ?? identifier('x-gone', target);
  if (Array.isArray(value)) return value.map((item: unknown) => pointTo(item, targets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pointTo(member, targets)]));
}

function pack(settled: readonly Settled[], packing: 'bundle' | 'bundles' | 'loose'): unknown[] {
  const scos = settled.flatMap((one) => one.scos);
  const identity = { type: 'identity', id: identifier('identity', 0), name: 'a' };
  for (const { observed, draft } of settled) {
    if (!Array.isArray(observed.object_refs)) continue;
    const references: unknown[] = observed.object_refs;
    const borrowed = draft.borrowed === undefined ? undefined : scos[draft.borrowed]?.id;
    if (borrowed !== undefined && !references.includes(borrowed)) references.push(borrowed);
    if (draft.oddities.includes('duplicate')) references.push(...references.slice(0, 1));
    if (draft.oddities.includes('missing')) references.push(identifier('x-gone', 0));
    if (draft.oddities.includes('identity')) references.push(identity.id);
  }
  const observed = settled.map((one) => one.observed);
  if (packing === 'loose') return [...observed, ...scos, identity];
  if (packing === 'bundle') return [bundle(0, [identity, ...scos, ...observed])];
  return [bundle(0, [identity, ...scos]), ...observed.map((one, index) => bundle(index + 1, [one]))];
}

function bundle(number: number, objects: readonly unknown[]): unknown {
  return { type: 'bundle', id: identifier('bundle', number), objects };
}

function identifier(type: string, number: number): string {
  return `${type}--00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
