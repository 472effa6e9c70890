import type { StixObject } from '../../stix/stix-object.js';

/** Which ATT&CK matrix a technique belongs to, as the Navigator names domains. */
export type AttackDomain = 'enterprise-attack' | 'mobile-attack' | 'ics-attack';

export interface AttackTechnique {
  /** `T1566` or `T1566.001`. */
  readonly id: string;
  readonly domain: AttackDomain;
}

/** By the `source_name` of the reference that has the technique's number. */
const DOMAINS: ReadonlyMap<unknown, AttackDomain> = new Map<unknown, AttackDomain>([
  ['mitre-attack', 'enterprise-attack'],
  ['mitre-mobile-attack', 'mobile-attack'],
  ['mitre-ics-attack', 'ics-attack'],
]);

const TECHNIQUE = /^T\d{4}(?:\.\d{3})?$/;

/** The ATT&CK number of an attack pattern: in its external references (STIX 4.1), or else at the beginning of its name, where some feeds write it. */
export function attackTechniqueOf(object: StixObject): AttackTechnique | undefined {
  if (object.type !== 'attack-pattern') return undefined;
  const references: unknown = object['external_references'];
  for (const reference of Array.isArray(references) ? (references as readonly unknown[]) : []) {
    if (typeof reference !== 'object' || reference === null) continue;
    const { source_name: source, external_id: id } = reference as Readonly<Record<string, unknown>>;
    const domain = DOMAINS.get(source);
    if (domain && typeof id === 'string' && TECHNIQUE.test(id)) return { id, domain };
  }
  const { name } = object;
  const [id = ''] = typeof name === 'string' ? name.split(/[:\s-]/, 1) : [];
  return TECHNIQUE.test(id) ? { id, domain: 'enterprise-attack' } : undefined;
}
