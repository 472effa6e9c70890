/** STIX Domain Objects (STIX 2.1 section 4). */
const DOMAIN_OBJECTS = [
  'attack-pattern',
  'campaign',
  'course-of-action',
  'grouping',
  'identity',
  'incident',
  'indicator',
  'infrastructure',
  'intrusion-set',
  'location',
  'malware',
  'malware-analysis',
  'note',
  'observed-data',
  'opinion',
  'report',
  'threat-actor',
  'tool',
  'vulnerability',
] as const;

/** STIX Relationship Objects (section 5), meta objects (section 7) and the bundle. */
const OTHER_OBJECTS = [
  'relationship',
  'sighting',
  'extension-definition',
  'language-content',
  'marking-definition',
  'bundle',
] as const;

const NEVER_OBSERVED: ReadonlySet<string> = new Set([...DOMAIN_OBJECTS, ...OTHER_OBJECTS]);

/** Whether objects of a type can be matched: cyber-observable objects and custom types can, everything else cannot (semantics 1.2). */
export function isMatchableType(type: string): boolean {
  return !NEVER_OBSERVED.has(type);
}
