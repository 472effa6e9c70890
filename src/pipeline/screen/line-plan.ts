import type { LogMapping, ValueMapping } from '../../adapters/index.js';
import { LOOK } from './looks.js';
import type { ScreenPlan } from './screen-plan.js';
import { fieldsIn, partsOfUrl } from './parts-of-url.js';

/**
 * What to look at in the bytes of a line that nobody has parsed. Which mapping a record will be read by is not known there, so that a name
 * stands for the fields of all of them: a line that no mapping could make anything of is the same as one that this record's could not.
 */
export interface LinePlan {
  readonly names: readonly NamePlan[];
  readonly urls: UrlsPlan;
}

/** The URLs that mappings compose of several fields: every host that a line has may go with every port and every path. */
export interface UrlsPlan {
  readonly schemes: readonly string[];
  /** Bits of `LOOK`; 0 where no URL is looked at as a whole. */
  readonly looks: number;
}

/** A name of a member, at whatever depth it stands. */
export interface NamePlan {
  readonly name: string;
  /** Bits of `LOOK`. */
  readonly looks: number;
  /** Bits of `ROLE`. */
  readonly role: number;
  /** Bits of `PART`. */
  readonly part: number;
}

/** What a member is to a URL that is composed; as `assembly/url.ts` has them. */
export const PART = { host: 1, port: 2, path: 4 } as const;

/** What a member has to do with the time of its record; as `assembly/names.ts` has them. */
export const ROLE = {
  /** The record has to have it, or it is rejected. */
  required: 1,
  /** An interval begins with it, if it is there. */
  first: 2,
  last: 4,
  duration: 8,
} as const;

/** A plan for lines, or why there can be none. */
export type LinePlanned = { readonly plan: LinePlan } | { readonly reason: string };

/** Draws up what to look at in lines, from what has to be looked at in records. */
export function planLines({ source, mappings }: ScreenPlan): LinePlanned {
  if (source.shape !== undefined) return { reason: 'lines are parsed, since their records come in several forms' };
  const names = new Map<string, Omit<NamePlan, 'name'>>();
  const add = (name: string, { looks = 0, role = 0, part = 0 }: Partial<Omit<NamePlan, 'name'>>): void => {
    const known = names.get(name) ?? { looks: 0, role: 0, part: 0 };
    names.set(name, { looks: known.looks | looks, role: known.role | role, part: known.part | part });
  };

  const schemes = new Set<string>();
  let urlLooks = 0;
  for (const { always, fields, composed } of Object.values(mappings)) {
    if (always !== undefined) return { reason: `lines are parsed, since ${always}` };
    for (const { list, path, looks } of fields) for (const name of namesOf(path, list)) add(name, { looks });
    for (const { list, value, looks } of composed) {
      const parts = partsOfUrl(value, looks);
      if (parts && list === undefined) {
        for (const [part, paths] of Object.entries(parts.fields) as [keyof typeof PART, readonly string[]][])
          for (const name of paths.flatMap((path) => namesOf(path))) add(name, { part: PART[part] });
        for (const scheme of parts.schemes) schemes.add(scheme);
        urlLooks |= looks;
      } else {
        // What its fields make together is not seen in any of them; that there is a path is enough.
        for (const path of fieldsIn(value.url.path))
          for (const name of namesOf(path, list)) add(name, { looks: LOOK.scalar });
      }
    }
  }
  const roles = timeRoles([...source.mappings, source.fallback]);
  if (!roles) return { reason: 'lines are parsed, since the time of a record cannot be told from its bytes' };
  for (const [name, role] of roles) add(name, { role });
  return {
    plan: {
      names: Array.from(names, ([name, plan]) => ({ name, ...plan })),
      urls: { schemes: [...schemes], looks: urlLooks },
    },
  };
}

/** The names that the member may have that holds a field: its last step, or all of the path as one name (`compileField`). */
function namesOf(path: string, list?: string): readonly string[] {
  if (path === '.') return list === undefined ? [] : namesOf(list);
  const steps = path.split('.');
  // An element of a list goes by the name of the list; a member may be named by a number, too.
  const named = steps.findLast((step) => !/^\d+$/.test(step));
  return [...new Set([path, steps.at(-1) ?? path, named ?? path])];
}

/**
 * The parts that members play in the times of records, if they can be told for all mappings alike: each begins with the same field, which stands
 * in the record itself, or with one other if that is there.
 */
function timeRoles(mappings: readonly LogMapping[]): ReadonlyMap<string, number> | undefined {
  const begins = mappings.map(({ time }) => plainFields(time.first));
  const [required] = begins[0]?.slice(-1) ?? [];
  if (required === undefined || required.includes('.')) return undefined;
  if (!begins.every((fields) => fields?.at(-1) === required)) return undefined;

  const roles = new Map<string, number>([[required, ROLE.required]]);
  const enter = (paths: readonly string[] | undefined, role: number): boolean => {
    for (const name of paths?.flatMap((path) => namesOf(path)) ?? []) roles.set(name, (roles.get(name) ?? 0) | role);
    return paths !== undefined;
  };
  for (const [index, { time }] of mappings.entries()) {
    const preferred = begins[index]?.slice(0, -1) ?? [];
    if (preferred.length > 1 || !enter(preferred, ROLE.first)) return undefined;
    // Where one mapping prefers another beginning and one does not, an end cannot be compared with the right one.
    if (time.last !== undefined && (preferred.length !== 1 || !enter(plainFields(time.last), ROLE.last)))
      return undefined;
    if (time.duration !== undefined && !enter(plainFields(time.duration), ROLE.duration)) return undefined;
  }
  return roles;
}

/** The fields of a value that is one of them as it stands; undefined where something is done to them. */
function plainFields(value: ValueMapping): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  if (!('firstOf' in value)) return undefined;
  const fields = value.firstOf.map((one) => (typeof one === 'string' ? one : undefined));
  return fields.every((field) => field !== undefined) ? fields : undefined;
}
