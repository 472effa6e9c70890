import type { GraphRelationship, GraphRoute, RelationshipGraph } from './relationship-graph.js';
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

/** What is kept of an object: what its description or its observations say may be large, and nobody asks this graph for it. */
const KEPT = [
  'type',
  'id',
  'name',
  'aliases',
  'external_references',
  'kill_chain_phases',
  'definition',
  'modified',
  'created',
] as const;

/** A graph that is filled object by object. */
export interface MemoryGraph extends RelationshipGraph {
  /** Takes an object of a context type, or a relationship; any other is passed over. Of several versions of one object the latest counts. */
  readonly add: (object: Readonly<Record<string, unknown>>) => void;
  /** How many objects and relationships were not taken because of the limit. */
  readonly leftOut: () => number;
}

/** Objects and relationships that a graph in memory holds; of more, a store is the place. */
export const MAX_GRAPH_OBJECTS = 200_000;

/** The relationships of one type in one direction at an object. */
interface IdsOfRoute {
  readonly ids: Set<string>;
  /** The same in their order, once somebody has asked. */
  sorted: readonly string[] | undefined;
}

/** An empty graph that holds at most `limit` objects and relationships. */
export function createMemoryGraph(limit: number = MAX_GRAPH_OBJECTS): MemoryGraph {
  const objects = new Map<string, StixObject>();
  const relationships = new Map<string, GraphRelationship & { readonly version: string }>();
  const byEnd = new Map<string, Map<string, IdsOfRoute>>();
  const revoked = new Map<string, string>();
  let leftOut = 0;

  const isOld = (id: string, version: string): boolean => {
    const gone = revoked.get(id);
    if (gone !== undefined && version <= gone) return true;
    return version < versionOf(objects.get(id)) || version < (relationships.get(id)?.version ?? '');
  };

  const change = (end: string, route: GraphRoute, apply: (ids: Set<string>) => void): void => {
    const routesOfEnd = byEnd.get(end) ?? new Map<string, IdsOfRoute>();
    byEnd.set(end, routesOfEnd);
    const ofRoute = routesOfEnd.get(keyOf(route)) ?? { ids: new Set(), sorted: undefined };
    routesOfEnd.set(keyOf(route), ofRoute);
    apply(ofRoute.ids);
    ofRoute.sorted = undefined;
  };

  const forget = (id: string): void => {
    objects.delete(id);
    const known = relationships.get(id);
    if (!known) return;
    relationships.delete(id);
    for (const [end, route] of endsOf(known)) change(end, route, (ids) => ids.delete(id));
  };

  return {
    add: (object) => {
      const { type, id } = object;
      if (typeof id !== 'string' || typeof type !== 'string') return;
      if (type !== 'relationship' && !CONTEXT_TYPES.has(type)) return;
      const version = versionOf(object);
      if (isOld(id, version)) return;
      forget(id);
      if (objects.size + relationships.size + revoked.size >= limit) {
        leftOut += 1;
        return;
      }
      if (object['revoked'] === true) {
        revoked.set(id, version);
        return;
      }
      if (type !== 'relationship') {
        const kept = KEPT.flatMap((name) => (Object.hasOwn(object, name) ? [[name, object[name]]] : []));
        objects.set(id, Object.fromEntries(kept) as StixObject);
        return;
      }
      const { relationship_type: kind, source_ref: source, target_ref: target } = object;
      if (typeof kind !== 'string' || typeof source !== 'string' || typeof target !== 'string') return;
      const relationship = { id, type: kind, source, target, version };
      relationships.set(id, relationship);
      for (const [end, route] of endsOf(relationship)) change(end, route, (ids) => ids.add(id));
    },
    leftOut: () => leftOut,
    object: (id) => objects.get(id),
    relationships: (id, routes) => {
      const routesOfEnd = byEnd.get(id);
      const asked = routes ? routes.map((route) => routesOfEnd?.get(keyOf(route))) : [...(routesOfEnd?.values() ?? [])];
      const ids = asked.flatMap((ofRoute) => (ofRoute ? (ofRoute.sorted ??= [...ofRoute.ids].sort()) : []));
      const ordered = asked.length > 1 ? [...new Set(ids)].sort() : ids;
      return ordered.flatMap((one) => {
        const found = relationships.get(one);
        return found ? [{ id: found.id, type: found.type, source: found.source, target: found.target }] : [];
      });
    },
  };
}

const keyOf = ({ type, direction }: GraphRoute): string => `${direction} ${type}`;

function endsOf({ type, source, target }: GraphRelationship): readonly (readonly [string, GraphRoute])[] {
  return [
    [source, { type, direction: 'forward' }],
    [target, { type, direction: 'backward' }],
  ];
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
    relationships: (id, routes) => {
      const found = graphs.map((graph) => graph.relationships(id, routes)).filter((list) => list.length > 0);
      const [only = [], ...others] = found;
      return others.length === 0 ? only : [...new Map(found.flat().map((one) => [one.id, one])).values()];
    },
  };
}
