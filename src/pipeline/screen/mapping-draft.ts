import {
  TRANSFORMS,
  type ConstantMapping,
  type TransformName,
  type UrlMapping,
  type ValueMapping,
} from '../../adapters/index.js';
import { transformsOf } from '../../adapters/compile-value.js';
import type { FieldPlace } from '../../adapters/origins-of-value.js';
import { LOOK, PARTS } from './looks.js';
import type { ComposedPlan, FieldPlan, MappingPlan } from './screen-plan.js';

/** The plan of one mapping while it is drawn up. */
export interface MappingDraft {
  /** Has the fields of a value looked at; `looks` is what is asked of its text, and `path` the object path that it can be found by. */
  readonly look: (value: ValueMapping, place: FieldPlace, looks: number, path: string) => void;
  readonly always: (why: string) => void;
  readonly finish: () => MappingPlan;
}

/** Everything that `address-family` can give. */
const FAMILIES: readonly string[] = ['ipv4', 'ipv6'];

/** A draft with nothing to look at. `mayMatch` tells whether a text that is known beforehand is looked for. */
export function createMappingDraft(mayMatch: (text: string, looks: number) => boolean): MappingDraft {
  const fields = new Map<string, FieldPlan>();
  const composed = new Map<string, ComposedPlan>();
  let always: string | undefined;

  const addField = (path: string, { each }: FieldPlace, looks: number): void => {
    const lists = each === undefined ? [undefined] : [each].flat();
    for (const list of lists) {
      const key = list === undefined ? path : `${list}[] ${path}`;
      fields.set(key, { list, path, looks: (fields.get(key)?.looks ?? 0) | looks });
    }
  };

  const addComposed = (value: UrlMapping, { each }: FieldPlace, looks: number): void => {
    for (const list of each === undefined ? [undefined] : [each].flat()) {
      const key = `${list ?? ''} ${JSON.stringify(value)}`;
      composed.set(key, { list, value, looks: (composed.get(key)?.looks ?? LOOK.whole) | looks });
    }
  };

  const isAskedFor = (texts: readonly string[], looks: number): boolean =>
    (looks & LOOK.scalar) !== 0 || texts.some((text) => mayMatch(text, looks | LOOK.whole));

  const addTransformed = (
    path: string,
    transforms: readonly TransformName[],
    place: FieldPlace,
    looks: number,
  ): void => {
    if (transforms.includes('address-family')) {
      if (isAskedFor(FAMILIES, looks)) addField(path, place, LOOK.scalar);
      return;
    }
    // What is looked up knows no letter case.
    const [first, ...others] = transforms.filter((name) => TRANSFORMS[name].fidelity !== 'folded');
    const part = others.length === 0 ? partOf(first) : undefined;
    const decidable = part !== undefined && (first === undefined || (looks & (LOOK.number | LOOK.url)) === 0);
    if ((looks & LOOK.scalar) !== 0 || !decidable) addField(path, place, LOOK.scalar);
    else addField(path, place, (looks & PARTS) === 0 ? looks | part : looks);
  };

  const addConstant = ({ constant, when }: ConstantMapping, place: FieldPlace, looks: number, path: string): void => {
    if (!isAskedFor([String(constant)], looks)) return;
    if (when && 'field' in when && !('in' in when)) addField(when.field, place, LOOK.anything);
    else always ??= `${path} can be ${JSON.stringify(constant)} whatever else a record holds`;
  };

  const addTime = ({ time }: FieldPlace, path: string): void => {
    for (const value of [time.first, time.last, time.duration]) {
      if (value !== undefined) look(value, { each: undefined, time }, LOOK.scalar, path);
    }
  };

  const look: MappingDraft['look'] = (value, place, looks, path) => {
    if (looks === 0) return;
    if (typeof value === 'string') addTransformed(value, [], place, looks);
    else if ('field' in value) addTransformed(value.field, transformsOf(value), place, looks);
    else if ('constant' in value) addConstant(value, place, looks, path);
    else if ('firstOf' in value) for (const one of value.firstOf) look(one, place, looks, path);
    // What is looked for may lie across the parts.
    else if ('joined' in value) for (const one of value.joined) look(one, place, LOOK.scalar, path);
    else if ('time' in value) addTime(place, path);
    else if ((looks & ~LOOK.block) !== LOOK.value || !isPlainScheme(value.url.scheme)) {
      // The beginning of a URL, or something in it, may lie across the fields that it is composed of.
      addComposed(value, place, (looks & LOOK.value) === 0 ? looks : looks | LOOK.url);
    } else {
      look(value.url.path, place, LOOK.value | LOOK.url, path);
      look(value.url.host, place, LOOK.value | LOOK.urlHost | LOOK.withoutPort, path);
      if (value.url.port !== undefined) look(value.url.port, place, LOOK.urlPort, path);
    }
  };

  return {
    look,
    always: (why) => {
      always ??= why;
    },
    finish: () => ({ always, fields: [...fields.values()], composed: [...composed.values()] }),
  };
}

/** The part of a field's text that a transform takes; undefined if it does more than that. */
function partOf(transform: TransformName | undefined): number | undefined {
  switch (transform) {
    case undefined:
      return LOOK.whole;
    case 'without-port':
      return LOOK.withoutPort;
    case 'split-at-commas':
      return LOOK.betweenCommas;
    case 'base-name':
      return LOOK.baseName;
    default:
      return undefined;
  }
}

/** Whether a URL with this scheme can be taken apart again (`urlPieces`). */
function isPlainScheme(scheme: ValueMapping): boolean {
  if (typeof scheme === 'string') return false;
  if ('firstOf' in scheme) return scheme.firstOf.every(isPlainScheme);
  return 'constant' in scheme && /^[a-z]{1,10}$/.test(String(scheme.constant));
}
