import type { Path, Step } from './ast.js';
import { canonicalHashName } from './fold.js';
import { isDictionary, ownMember, type Dictionary } from './json.js';
import type { OracleObservation } from './observe.js';
import { decodeBase64, decodeHex } from './octets.js';
import type { Profile } from './profile.js';

/** What a string is, as far as the detection profile cares (semantics 13). */
export type Role = 'plain' | 'hash' | 'domain' | 'email' | 'url';

/** A value that a path selects, after its property's codec (semantics 4.1). */
export type Value =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'string'; readonly text: string; readonly role: Role }
  | { readonly kind: 'octets'; readonly octets: readonly number[] }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** `key` is the property that holds the dictionary; an SCO has none. */
  | { readonly kind: 'dictionary'; readonly members: Dictionary; readonly key: string | undefined }
  /** JSON null, or what the codec could not decode: present, comparable with nothing. */
  | { readonly kind: 'incomparable' }
  /** A reference without a target: it occupies its position, but yields no value. */
  | { readonly kind: 'dangling' };

const ROLE_OF_VALUE: ReadonlyMap<unknown, Role> = new Map([
  ['domain-name', 'domain'],
  ['email-addr', 'email'],
  ['url', 'url'],
]);

/** The SCOs of the observation at which the path may start (semantics 5.1). */
export function rootsOf(observation: OracleObservation, type: string): Dictionary[] {
  return [...observation.objects.values()].filter((sco) => ownMember(sco, 'type') === type);
}

/** Everything the path selects from one root, dangling references included; empty if it is absent (semantics 5). */
export function selectValues(root: Dictionary, path: Path, observation: OracleObservation, profile: Profile): Value[] {
  let selected: Value[] = [{ kind: 'dictionary', members: root, key: undefined }];
  for (const step of path.steps) selected = selected.flatMap((value) => takeStep(value, step, observation, profile));
  return profile.spreadsLists ? selected.flatMap(spreadListOfStrings) : selected;
}

function takeStep(value: Value, step: Step, observation: OracleObservation, profile: Profile): Value[] {
  if (step.kind === 'key') {
    if (value.kind !== 'dictionary') return [];
    return keysNamed(step.name, value, profile).map((key) =>
      decode(value.members[key], key, roleOf(value, key), observation),
    );
  }
  if (value.kind !== 'list') return [];
  if (step.kind === 'every') return [...value.items];
  const item = value.items[step.index];
  return item === undefined ? [] : [item];
}

type DictionaryValue = Extract<Value, { kind: 'dictionary' }>;

function keysNamed(name: string, { members, key }: DictionaryValue, profile: Profile): string[] {
  if (profile.folds && key === 'hashes') {
    return Object.keys(members).filter((member) => canonicalHashName(member) === canonicalHashName(name));
  }
  return Object.hasOwn(members, name) ? [name] : [];
}

function roleOf(parent: DictionaryValue, key: string): Role {
  if (parent.key === 'hashes') return 'hash';
  const isSco = parent.key === undefined;
  return (isSco && key === 'value' ? ROLE_OF_VALUE.get(ownMember(parent.members, 'type')) : undefined) ?? 'plain';
}

/** Turns JSON into a value. The codec goes by the property's name and applies to each element of a list. */
function decode(json: unknown, key: string, role: Role, observation: OracleObservation): Value {
  if (Array.isArray(json)) {
    return { kind: 'list', items: json.map((item: unknown) => decode(item, key, role, observation)) };
  }
  if (key.endsWith('_ref') || key.endsWith('_refs')) {
    const target = typeof json === 'string' ? observation.objects.get(json) : undefined;
    return target === undefined ? { kind: 'dangling' } : { kind: 'dictionary', members: target, key: undefined };
  }
  if (key.endsWith('_hex') || key.endsWith('_bin')) {
    const decodeText = key.endsWith('_hex') ? decodeHex : decodeBase64;
    const octets = typeof json === 'string' ? decodeText(json) : undefined;
    return octets === undefined ? { kind: 'incomparable' } : { kind: 'octets', octets };
  }
  if (typeof json === 'number') return { kind: 'number', number: json };
  if (typeof json === 'boolean') return { kind: 'boolean', boolean: json };
  if (typeof json === 'string') return { kind: 'string', text: json, role };
  if (isDictionary(json)) return { kind: 'dictionary', members: json, key };
  return { kind: 'incomparable' };
}

/** An empty list stays a list, so that EXISTS does not lose what it finds in the spec profile. */
function spreadListOfStrings(value: Value): readonly Value[] {
  const isListOfStrings =
    value.kind === 'list' && value.items.length > 0 && value.items.every((item) => item.kind === 'string');
  return isListOfStrings ? value.items : [value];
}
