import { childKeys, type Node, type NodeByKind, type NodeKind } from './ast.js';

/** One function per kind of node that is of interest; `parent` is the node that holds it. Returning `false` skips its children. */
export type Visitor = {
  readonly [Kind in NodeKind]?: (node: NodeByKind[Kind], parent: Node | undefined) => unknown;
};

/** The children of a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const key of childKeys[node.kind]) {
    const value = (node as unknown as Readonly<Record<string, Node | readonly Node[]>>)[key];
    if (Array.isArray(value)) for (const child of value as readonly Node[]) children.push(child);
    else if (value !== undefined) children.push(value as Node);
  }
  return children;
}

/**
 * Calls the visitor's functions for a node and everything below it, parents first, in the order of the text. Depth is bounded by the
 * nesting limit of the parser, since chains are n-ary.
 */
export function walkPattern(node: Node, visitor: Visitor): void {
  walk(node, undefined, visitor);
}

function walk(node: Node, parent: Node | undefined, visitor: Visitor): void {
  const visit = visitor[node.kind] as ((node: Node, parent: Node | undefined) => unknown) | undefined;
  if (visit?.(node, parent) === false) return;
  // Without `childrenOf`, whose list would be made anew for every node of every pattern of a feed.
  for (const key of childKeys[node.kind]) {
    const value = (node as unknown as Readonly<Record<string, Node | readonly Node[] | undefined>>)[key];
    if (value === undefined) continue;
    if (isList(value)) for (const child of value) walk(child, node, visitor);
    else walk(value, node, visitor);
  }
}

const isList = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value);
