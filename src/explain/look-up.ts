import type { Profile } from '../compile/profile.js';
import { anchorsOf, type Anchor } from '../indicator-set/anchors.js';
import type { ObservationExpression } from '../syntax/ast.js';
import { writeString } from '../syntax/literals.js';
import { printObjectPath } from '../syntax/print.js';
import { formatAddressBlock } from '../values/address.js';
import { inRow, show, withArticle } from './english/words.js';

/** One way in which a pair of brackets is found among those of many indicators. */
export interface LookUp {
  readonly kind: Anchor['kind'];
  /** The object path that is looked at, or the type if it is only that. */
  readonly at: string;
  /** What is looked for there; nothing where any value will do. */
  readonly keys: readonly string[];
  /** Whether texts with characters beyond ASCII are tried without being looked up. */
  readonly exceptBeyondAscii: boolean;
}

/** Finds out how an indicator set looks a pair of brackets up: in each of these ways. The one place here that knows what an anchor is. */
export function lookUpsOf({ comparison }: ObservationExpression, profile: Profile): readonly LookUp[] {
  const lookUps = new Map<string, LookUp & { readonly keys: string[] }>();
  for (const anchor of anchorsOf(comparison, profile)) {
    const at = anchor.kind === 'type' ? anchor.type : printObjectPath(anchor.at.path);
    const exceptBeyondAscii = isOfExpression(anchor);
    const name = JSON.stringify([anchor.kind, at, exceptBeyondAscii]);
    const known = lookUps.get(name) ?? { kind: anchor.kind, at, keys: [], exceptBeyondAscii };
    lookUps.set(name, known);
    const key = keyOf(anchor);
    if (key !== undefined && !known.keys.includes(key)) known.keys.push(key);
  }
  return [...lookUps.values()];
}

function isOfExpression(anchor: Anchor): boolean {
  return 'text' in anchor && anchor.at.reading === 'matches';
}

function keyOf(anchor: Anchor): string | undefined {
  switch (anchor.kind) {
    case 'block':
      return formatAddressBlock(anchor.block);
    case 'above':
    case 'below':
      return typeof anchor.bound === 'number' ? String(anchor.bound) : writeString(anchor.bound);
    case 'number':
      return anchor.text;
    case 'present':
    case 'type':
      return undefined;
    default:
      return writeString(anchor.text);
  }
}

const MOST_KEYS = 3;

/** Look-ups in words. */
export function lookUpLines(lookUps: readonly LookUp[]): readonly string[] {
  return lookUps.length > 0 ? lookUps.map(lookUpLine) : ['never tried: nothing can satisfy it'];
}

function lookUpLine({ kind, at, keys, exceptBeyondAscii }: LookUp): string {
  const rest = keys.length - MOST_KEYS;
  const shown = keys.slice(0, MOST_KEYS).map(show);
  const list = inRow(rest > 0 ? [...shown, `${rest.toLocaleString('en')} others`] : shown, 'or');
  const also = exceptBeyondAscii ? '; texts with characters beyond ASCII are all tried' : '';
  return `${WORDS[kind](show(at), list)}${also}`;
}

const WORDS: { readonly [Kind in Anchor['kind']]: (at: string, list: string) => string } = {
  text: (at, list) => `looked up by the value of ${at}: ${list}`,
  number: (at, list) => `looked up by the value of ${at}: ${list}`,
  head: (at, list) => `looked up by the beginning of ${at}: ${list}`,
  tail: (at, list) => `looked up by the end of ${at}: ${list}`,
  gram: (at, list) => `looked up by a part of ${at}: ${list}`,
  block: (at, list) => `looked up by the address block that ${at} is in: ${list}`,
  above: (at, list) => `tried on every ${at} from ${list} upwards`,
  below: (at, list) => `tried on every ${at} from ${list} downwards`,
  present: (at) => `not looked up: tried on every observation that has ${at}`,
  type: (at) => `not looked up: tried on every observation with ${withArticle(at)}`,
};
