import { canonicalJson } from '../../../stix/canonical-json.js';
import type { StixObject } from '../../../stix/stix-object.js';
import { OWN_NAMESPACE, uuidV5 } from '../../../stix/uuid.js';
import { instantOf } from '../translation.js';

/** The galaxies whose clusters are STIX objects, by the beginning of their name. */
const GALAXIES: readonly (readonly [
  galaxy: RegExp,
  type: 'attack-pattern' | 'intrusion-set' | 'malware' | 'tool' | 'threat-actor',
])[] = [
  [/^mitre-(?:enterprise-|mobile-|pre-|ics-)?attack-pattern$|^mitre-ics-techniques$/, 'attack-pattern'],
  [/^mitre-(?:enterprise-attack-)?intrusion-set$|^mitre-ics-groups$/, 'intrusion-set'],
  [
    /^(?:mitre-(?:enterprise-attack-|mobile-attack-)?malware|malpedia|ransomware|banker|stealer|rat|backdoor|botnet|cryptominers)$/,
    'malware',
  ],
  [/^(?:mitre-(?:enterprise-attack-)?tool|tool|exploit-kit)$/, 'tool'],
  [/^(?:threat-actor|microsoft-activity-group)$/, 'threat-actor'],
];

/** The object that a tag such as `misp-galaxy:mitre-attack-pattern="Launch Daemon - T1543.004"` stands for; undefined for other tags. */
export function objectOfTag(tag: string, time: number): StixObject | undefined {
  const [, galaxy = '', cluster = ''] = /^misp-galaxy:([\w-]{1,80})="([^"]{1,200})"$/.exec(tag) ?? [];
  const type = GALAXIES.find(([name]) => name.test(galaxy))?.[1];
  if (type === undefined) return undefined;
  const [, name = cluster, attackId] = /^(.*?) - ([TGS]\d{4}(?:\.\d{3})?)$/.exec(cluster) ?? [];
  return {
    type,
    spec_version: '2.1',
    id: `${type}--${uuidV5(OWN_NAMESPACE, canonicalJson(['misp-galaxy', type, cluster]))}`,
    created: instantOf(time),
    modified: instantOf(time),
    name,
    ...(type === 'malware' && { is_family: true }),
    ...(attackId !== undefined && { external_references: [{ source_name: 'mitre-attack', external_id: attackId }] }),
  };
}
