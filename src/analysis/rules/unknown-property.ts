import type { Properties } from '../../stix/object-model/property.js';
import type { ObjectPath } from '../../syntax/ast.js';
import { writeKey, writeString } from '../../syntax/literals.js';
import { canonicalHashName } from '../../values/hashes.js';
import { nearestSpelling } from '../nearest-spelling.js';
import type { UnknownPropertyPath } from '../object-path/resolve-path.js';
import type { Finding, Rule } from '../rule.js';
import { showNode, showText } from '../show.js';

/** A step of a path that the standard does not have there, and whose name does not say that somebody else does. */
export const unknownProperty: Rule = {
  code: 'P304',
  check: {
    objectPath: (path, { resolve }) => {
      const resolved = resolve(path);
      return resolved.kind === 'unknown-property' ? describe(path, resolved) : undefined;
    },
  },
};

/** What people write for what the standard spells in a way that is not near. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ['file:path', 'The name is in name, and the folder in parent_directory_ref.path.'],
  ['file:full_path', 'The name is in name, and the folder in parent_directory_ref.path.'],
  ['domain-name:name', 'The name itself is in value.'],
  ['url:url', 'The URL itself is in value.'],
  ['email-message:from', 'The sender is in from_ref.value.'],
  ['email-message:to', 'The receivers are in to_refs[*].value.'],
  ['process:path', 'The program is in image_ref, a file; the whole command in command_line.'],
  ['network-traffic:dst_ip', 'The address is in dst_ref.value.'],
  ['network-traffic:src_ip', 'The address is in src_ref.value.'],
]);
const MOST_NAMES = 6;

function describe(path: ObjectPath, { step, index, siblings }: UnknownPropertyPath): Finding {
  const { span, name } = step;
  const before = showNode({ ...path, steps: path.steps.slice(0, index) }).replace(/:$/, '');
  const names = Object.keys(siblings);
  if (names.length === 0)
    return { message: `${before} is a single value and has no ${showText(name, 40)} in it.`, span };

  const says = `${before} has no property ${showText(name, 40)}`;
  const algorithm = Object.hasOwn(siblings, 'hashes') ? canonicalHashName(name) : undefined;
  if (algorithm !== undefined) {
    const text = `hashes.${algorithm.includes('-') ? writeString(algorithm) : algorithm}`;
    return { message: `${says}: hashes are in ${text}.`, span, fix: { span, text } };
  }
  const advice = ADVICE.get(`${path.objectType}:${name}`);
  if (index === 0 && advice !== undefined) return { message: `${says}. ${advice}`, span };
  const meant = nearestSpelling(name, names);
  if (meant !== undefined)
    return { message: `${says}; did you mean ${meant}?`, span, fix: { span, text: writeKey(meant) } };
  return { message: `${says}${listOf(siblings)}. A property of your own begins with x_.`, span };
}

function listOf(siblings: Properties): string {
  const names = Object.keys(siblings);
  const own = names.filter((name) => !COMMON.has(name));
  return own.length > MOST_NAMES ? '' : `; it has ${own.join(', ')}`;
}

const COMMON: ReadonlySet<string> = new Set([
  'type',
  'id',
  'spec_version',
  'object_marking_refs',
  'granular_markings',
  'defanged',
  'extensions',
]);
