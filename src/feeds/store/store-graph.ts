import type { GraphRelationship, GraphRoute, RelationshipGraph } from '../../stix/relationship-graph.js';
import { textAt } from './database.js';
import type { Store } from './open-store.js';
import { readObject } from './read-objects.js';

/** The relationship graph of a store. It is read as it is asked for, so that a large store costs nothing where little matches. */
export function createStoreGraph(store: Store): RelationshipGraph {
  return {
    object: (id) => {
      const stored = readObject(store, id);
      return stored?.state === 'revoked' ? undefined : stored?.object;
    },
    relationships: (id, routes) => {
      const typesOf = (direction: GraphRoute['direction']): readonly string[] =>
        (routes ?? []).flatMap((route) => (route.direction === direction ? [route.type] : []));
      const [out, back] = [typesOf('forward'), typesOf('backward')];
      const among = (types: readonly string[]): string =>
        routes === undefined ? '' : ` AND type IN (${types.map(() => '?').join(', ')})`;
      const sql = `SELECT id, type, source_ref, target_ref FROM relationship WHERE source_ref = ?${among(out)}
        UNION SELECT id, type, source_ref, target_ref FROM relationship WHERE target_ref = ?${among(back)} ORDER BY id`;
      return store.database.rows(sql, id, ...out, id, ...back).map((row): GraphRelationship => ({
        id: textAt(row, 0),
        type: textAt(row, 1),
        source: textAt(row, 2),
        target: textAt(row, 3),
      }));
    },
  };
}
