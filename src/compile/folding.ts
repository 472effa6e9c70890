import type { Comparison, ObjectPath } from '../syntax/ast.js';
import { foldDomainName } from '../values/domain-name.js';
import { foldCase } from '../values/fold-case.js';
import { foldEmailAddress } from '../values/email-address.js';
import { normalizeUrl } from '../values/url.js';
import { AS_IS, type Fold } from './operators/operator.js';
import type { Profile } from './profile.js';
import { isReferenceName } from './selected-value.js';

/**
 * What a profile folds on both sides of a comparison (semantics 13). Where the path reaches its value through a reference, the kind of
 * value is known only from the object that holds it.
 */
export type Folding =
  | { readonly kind: 'fixed'; readonly fold: Fold }
  | { readonly kind: 'by-holder'; readonly folds: ReadonlyMap<string, Fold> };

const UNFOLDED: Folding = { kind: 'fixed', fold: AS_IS };

/** The folding that applies to a comparison under a profile. */
export function foldingOf(comparison: Pick<Comparison, 'path' | 'operator'>, profile: Profile): Folding {
  const { path, operator } = comparison;
  if (operator !== '=' && operator !== '!=' && operator !== 'IN' && operator !== 'LIKE') return UNFOLDED;
  if (profile.foldNames && endsUnderHashes(path)) return { kind: 'fixed', fold: HASH_VALUE };

  const [last, before] = [path.steps.at(-1), path.steps.at(-2)];
  if (last?.kind !== 'keyStep' || last.name !== 'value') return UNFOLDED;
  const folds = valueFolds(profile, operator !== 'LIKE');
  if (!before) return { kind: 'fixed', fold: folds.get(path.objectType) ?? AS_IS };
  return folds.size > 0 && endsAtReference(path) ? { kind: 'by-holder', folds } : UNFOLDED;
}

/** The folds of `value` by the type of the object that holds it. Tables, for they are asked for by every comparison of every feed. */
function valueFolds(profile: Profile, withUrls: boolean): ReadonlyMap<string, Fold> {
  if (profile.normalizeUrls && withUrls) return profile.foldNames ? NAMES_AND_URLS : URLS;
  return profile.foldNames ? NAMES : NOTHING;
}

/** `...hashes.MD5`, not `...hashes.MD5.x` and not `...hashes[0]`. */
function endsUnderHashes(path: ObjectPath): boolean {
  const before = path.steps.at(-2);
  return path.steps.at(-1)?.kind === 'keyStep' && before?.kind === 'keyStep' && before.name === 'hashes';
}

/** Whether what stands before the last step is a referenced object. */
function endsAtReference(path: ObjectPath): boolean {
  for (let at = path.steps.length - 2; at >= 0; at -= 1) {
    const step = path.steps[at];
    if (step?.kind === 'keyStep') return isReferenceName(step.name);
  }
  return false;
}

const HASH_VALUE: Fold = { apply: foldCase, scope: 'whole' };
const DOMAIN_NAME: Fold = { apply: foldDomainName, scope: 'whole' };
const EMAIL_ADDRESS: Fold = { apply: foldEmailAddress, scope: 'after-at' };
const URL: Fold = { apply: normalizeUrl, scope: 'whole' };

const NOTHING: ReadonlyMap<string, Fold> = new Map();
const NAMES: ReadonlyMap<string, Fold> = new Map([
  ['domain-name', DOMAIN_NAME],
  ['email-addr', EMAIL_ADDRESS],
]);
const URLS: ReadonlyMap<string, Fold> = new Map([['url', URL]]);
const NAMES_AND_URLS: ReadonlyMap<string, Fold> = new Map([...NAMES, ...URLS]);
