import type { RelationshipGraph } from '../../stix/relationship-graph.js';
import { TLP_LEVELS, tlpLevelOf, tlpLevelOfMarking, type TlpLevel } from '../../stix/tlp.js';

/** The strictest level that an object is marked with; undefined if none of its markings is one of the protocol's. */
export function tlpOf(
  object: Readonly<Record<string, unknown>>,
  graph: Pick<RelationshipGraph, 'object'>,
): TlpLevel | undefined {
  const markings: unknown = object['object_marking_refs'];
  const levels = (Array.isArray(markings) ? (markings as readonly unknown[]) : []).map((id) =>
    typeof id === 'string' ? (tlpLevelOfMarking(id) ?? tlpOfDefinition(graph.object(id))) : undefined,
  );
  return TLP_LEVELS.findLast((level) => levels.includes(level));
}

/** A marking of a producer's own that says `tlp` (STIX 7.2.1.4). */
function tlpOfDefinition(marking: Readonly<Record<string, unknown>> | undefined): TlpLevel | undefined {
  const definition = marking?.['definition'];
  if (typeof definition !== 'object' || definition === null) return undefined;
  const { tlp } = definition as Readonly<Record<string, unknown>>;
  return typeof tlp === 'string' ? tlpLevelOf(tlp) : undefined;
}
