import { createHash } from 'node:crypto';
import { INDICATORS } from './indicators/index.mjs';
import { ACTORS, LINKS } from './report.mjs';

// The feed: Harbor Heron's report as a STIX 2.1 bundle.

// A name space of its own: STIX 2.1 section 2.9 keeps 00abedb4-... for the ids of cyber-observable objects.
const NAMESPACE = Buffer.from('5a8e1c0e7b6f4d0b9c56f1d3a2e44719', 'hex');
const PUBLISHED = '2026-03-20T09:30:00.000Z';
const REVOKED = '2026-03-24T14:05:00.000Z';

/** The id of an object of the feed: a UUID version 5 over its type and key. */
export function idOf(type, key) {
  const octets = createHash('sha1').update(NAMESPACE).update(`${type}:${key}`).digest().subarray(0, 16);
  octets[6] = (octets[6] & 0x0f) | 0x50;
  octets[8] = (octets[8] & 0x3f) | 0x80;
  return `${type}--${octets.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

const IDENTITY = idOf('identity', 'estuary');

function common(type, key) {
  const author = type === 'identity' ? {} : { created_by_ref: IDENTITY };
  return { type, spec_version: '2.1', id: idOf(type, key), ...author, created: PUBLISHED, modified: PUBLISHED };
}

function indicator({ key, name, shows, pattern, phase, object = {} }) {
  return {
    ...common('indicator', key),
    ...(object.revoked ? { modified: REVOKED } : {}),
    name,
    description: shows,
    indicator_types: ['malicious-activity'],
    pattern,
    pattern_type: 'stix',
    ...(object.pattern_type ? {} : { pattern_version: '2.1' }),
    valid_from: '2026-03-01T00:00:00Z',
    kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: phase }],
    ...object,
  };
}

function relationship(source, verb, target) {
  return {
    ...common('relationship', `${source} ${verb} ${target}`),
    relationship_type: verb,
    source_ref: source,
    target_ref: target,
  };
}

/** The bundle as an object, ready for JSON. */
export function bundle() {
  const ids = new Map(ACTORS.map(({ type, key }) => [key, idOf(type, key)]));
  const found = (key) => {
    if (!ids.has(key)) throw new Error(`The feed has no object called ${key}.`);
    return ids.get(key);
  };
  const actors = ACTORS.map(({ type, key, ...properties }) => ({ ...common(type, key), ...properties }));
  const links = LINKS.map(([source, verb, target]) => relationship(found(source), verb, found(target)));
  const indications = INDICATORS.map(({ key, indicates }) =>
    relationship(idOf('indicator', key), 'indicates', found(indicates)),
  );
  return {
    type: 'bundle',
    id: idOf('bundle', 'harbor-heron'),
    objects: [...actors, ...INDICATORS.map(indicator), ...links, ...indications],
  };
}
