import type { Indicator } from '../../stix/indicator.js';
import type { RelationshipGraph } from '../../stix/relationship-graph.js';
import type { StixObject } from '../../stix/stix-object.js';
import { attackTechniqueOf, type AttackDomain } from './attack-technique.js';
import { CONTEXT_ROUTES } from './context-routes.js';

/** One relationship of a way through the graph, and the object that it led to. */
export interface ContextStep {
  readonly relationship_type: string;
  /** `backward`: the object is the relationship's source, as malware is used by a campaign. */
  readonly direction: 'forward' | 'backward';
  readonly id: string;
  readonly type: string;
  readonly name?: string;
}

/** An object that an indicator stands for, and how it is known. */
export interface ContextObject {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly aliases?: readonly string[];
  /** Of an attack pattern that is a technique of ATT&CK: its number and matrix. */
  readonly attack_id?: string;
  readonly attack_domain?: AttackDomain;
  readonly kill_chain_phases?: readonly KillChainPhase[];
  /** From the indicator to the object: the shortest way, and of several the one with the least ids. */
  readonly path: readonly ContextStep[];
}

export interface KillChainPhase {
  readonly kill_chain_name: string;
  readonly phase_name: string;
}

/** Who and what is behind an indicator. Plain JSON, with the names that the command line prints. */
export interface MatchContext {
  /** The nearest first. */
  readonly objects: readonly ContextObject[];
  readonly indicator_types?: readonly string[];
  readonly kill_chain_phases?: readonly KillChainPhase[];
  /** The name of the identity that made the indicator. */
  readonly created_by?: string;
  /** Whether there is more than a context holds. */
  readonly truncated?: true;
}

/** Bounds of one context: what a hostile feed could make of it otherwise. */
export interface ContextLimits {
  readonly maxObjects: number;
  readonly maxSteps: number;
  /** Relationships that are looked at. */
  readonly maxRelationships: number;
}

export const CONTEXT_LIMITS: ContextLimits = { maxObjects: 100, maxSteps: 4, maxRelationships: 5_000 };

/** What is known of the indicator: undefined if that is nothing. */
export function readContext(
  indicator: Indicator,
  graph: RelationshipGraph,
  limits: ContextLimits = CONTEXT_LIMITS,
): MatchContext | undefined {
  const { objects, isTruncated } = reachedFrom(indicator.id, graph, limits);
  const types = textsOf(indicator['indicator_types']);
  const phases = killChainPhasesOf(indicator);
  const creator = indicator['created_by_ref'];
  const createdBy = typeof creator === 'string' ? nameOf(graph.object(creator)) : undefined;
  if (objects.length + types.length + phases.length === 0 && createdBy === undefined) return undefined;
  return {
    objects,
    ...(types.length > 0 && { indicator_types: types }),
    ...(phases.length > 0 && { kill_chain_phases: phases }),
    ...(createdBy !== undefined && { created_by: createdBy }),
    ...(isTruncated && { truncated: true }),
  };
}

interface Reached {
  readonly id: string;
  readonly type: string;
  readonly path: readonly ContextStep[];
}

/** A search in breadth, so that the first way that is found is a shortest one. */
function reachedFrom(
  id: string,
  graph: RelationshipGraph,
  { maxObjects, maxSteps, maxRelationships }: ContextLimits,
): { readonly objects: readonly ContextObject[]; readonly isTruncated: boolean } {
  const known = new Set([id]);
  const found: ContextObject[] = [];
  let looked = 0;
  let isTruncated = false;
  let ring: readonly Reached[] = [{ id, type: 'indicator', path: [] }];
  for (let step = 0; step < maxSteps && ring.length > 0 && !isTruncated; step += 1) {
    const next: Reached[] = [];
    for (const from of ring) {
      const routes = CONTEXT_ROUTES.get(from.type) ?? [];
      if (routes.length === 0) continue;
      for (const relationship of graph.relationships(from.id, routes)) {
        looked += 1;
        isTruncated ||= looked > maxRelationships || found.length >= maxObjects;
        if (isTruncated) return { objects: found, isTruncated };
        const isSource = relationship.source === from.id;
        const direction = isSource ? 'forward' : 'backward';
        if (!routes.some((route) => route.type === relationship.type && route.direction === direction)) continue;
        const other = isSource ? relationship.target : relationship.source;
        const object = known.has(other) ? undefined : graph.object(other);
        // What indicates the same malware is no context.
        if (!object || object.type === 'indicator') continue;
        known.add(other);
        const name = nameOf(object);
        const path: readonly ContextStep[] = [
          ...from.path,
          {
            relationship_type: relationship.type,
            direction,
            id: other,
            type: object.type,
            ...(name !== undefined && { name }),
          },
        ];
        found.push(describe(object, path));
        next.push({ id: other, type: object.type, path });
      }
    }
    ring = next;
  }
  return { objects: found, isTruncated };
}

function describe(object: StixObject, path: readonly ContextStep[]): ContextObject {
  const name = nameOf(object);
  const aliases = textsOf(object['aliases']).filter((alias) => alias !== name);
  const technique = attackTechniqueOf(object);
  const phases = killChainPhasesOf(object);
  return {
    id: object.id,
    type: object.type,
    ...(name !== undefined && { name }),
    ...(aliases.length > 0 && { aliases }),
    ...(technique && { attack_id: technique.id, attack_domain: technique.domain }),
    ...(phases.length > 0 && { kill_chain_phases: phases }),
    path,
  };
}

function nameOf(object: StixObject | undefined): string | undefined {
  return typeof object?.['name'] === 'string' ? object['name'] : undefined;
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function killChainPhasesOf(object: Readonly<Record<string, unknown>>): readonly KillChainPhase[] {
  const phases: unknown = object['kill_chain_phases'];
  return (Array.isArray(phases) ? (phases as readonly unknown[]) : []).flatMap((phase) => {
    if (typeof phase !== 'object' || phase === null) return [];
    const { kill_chain_name: chain, phase_name: name } = phase as Readonly<Record<string, unknown>>;
    return typeof chain === 'string' && typeof name === 'string' ? [{ kill_chain_name: chain, phase_name: name }] : [];
  });
}
