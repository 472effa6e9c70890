import type { GraphRelationship, RelationshipGraph } from './relationship-graph.js';
import type { StixObject } from './stix-object.js';

/** Types that say who and what is behind an indicator; a feed's other objects are not kept for it. */
export const CONTEXT_TYPES: ReadonlySet<string> = new Set([
  'attack-pattern',
  'campaign',
  'identity',
  'infrastructure',
  'intrusion-set',
  'location',
  'malware',
  'marking-definition',
  'observed-data',
  'threat-actor',
  'tool',
  'vulnerability',
]);

/** A graph that is filled object by object. */
export interface MemoryGraph extends RelationshipGraph {
  /** Takes an object of a context type, or a relationship; any other is passed over. Of several versions of one object the latest counts. */
  readonly add: (object: Readonly<Record<string, unknown>>) => void;
  /** How many objects and relationships were not taken because of the limit. */
  readonly leftOut: () => number;
}

/** Objects and relationships that a graph in memory holds; of more, a store is the place. */
export const MAX_GRAPH_OBJECTS = 200_000;

/** An empty graph that holds at most `limit` objects and relationships. */
export function createMemoryGraph(limit: number = MAX_GRAPH_OBJECTS): MemoryGraph {
  const objects = new Map<string, StixObject>();
  const relationships = new Map<string, GraphRelationship & { readonly version: string }>();
  const byEnd = new Map<string, Set<string>>();
  const revoked = new Map<string, string>();
  let leftOut = 0;

  const isOld = (id: string, version: string): boolean => {
    const gone = revoked.get(id);
    if (gone !== undefined && version <= gone) return true;
    return version < versionOf(objects.get(id)) || version < (relationships.get(id)?.version ?? '');
  };

  const forget = (id: string): void => {
    objects.delete(id);
    const known = relationships.get(id);
    if (!known) return;
    relationships.delete(id);
    for (const end of [known.source, known.target]) byEnd.get(end)?.delete(id);
  };

  return {
    add: (object) => {
      const { type, id } = object;
      if (typeof id !== 'string' || typeof type !== 'string') return;
      if (type !== 'relationship' && !CONTEXT_TYPES.has(type)) return;
      const version = versionOf(object);
      if (isOld(id, version)) return;
      forget(id);
      if (object['revoked'] === true) {
        revoked.set(id, version);
        return;
      }
      if (objects.size + relationships.size >= limit) {
        leftOut += 1;
        return;
      }
      if (type !== 'relationship') {
        objects.set(id, object as StixObject);
        return;
      }
      const { relationship_type: kind, source_ref: source, target_ref: target } = object;
      if (typeof kind !== 'string' || typeof source !== 'string' || typeof target !== 'string') return;
      relationships.set(id, { id, type: kind, source, target, version });
      for (const end of [source, target]) {
        const known = byEnd.get(end);
        if (known) known.add(id);
        else byEnd.set(end, new Set([id]));
      }
    },
    leftOut: () => leftOut,
    object: (id) => objects.get(id),
    relationships: (id) =>
      [...(byEnd.get(id) ?? [])].sort().flatMap((one) => {
        const found = relationships.get(one);
        return found ? [{ id: found.id, type: found.type, source: found.source, target: found.target }] : [];
      }),
  };
}

/** `modified` as text: timestamps of one feed have one form, and a tie or another form keeps what came later. */
function versionOf(object: Readonly<Record<string, unknown>> | undefined): string {
  const version = object?.['modified'] ?? object?.['created'];
  return typeof version === 'string' ? version : '';
}

/** Several graphs as one: the first that has an object tells of it. */
export function joinGraphs(graphs: readonly RelationshipGraph[]): RelationshipGraph {
  return {
    object: (id) => {
      for (const graph of graphs) {
        const found = graph.object(id);
        if (found) return found;
      }
      return undefined;
    },
    relationships: (id) => {
      const found = graphs.flatMap((graph) => graph.relationships(id));
      return graphs.length === 1 ? found : [...new Map(found.map((one) => [one.id, one])).values()];
    },
  };
}
