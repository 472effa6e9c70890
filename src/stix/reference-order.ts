/** For every node, the nodes that it refers to; each of these is a key too. A node may be named twice. */
export type References = ReadonlyMap<string, readonly string[]>;

/** The nodes of a graph, in an order in which what is referred to comes first, except in the knot. */
export interface ReferenceOrder {
  /** What no cycle can be reached from. */
  readonly before: readonly string[];
  /** What lies on a cycle, or between two cycles. */
  readonly knot: readonly string[];
  /** The rest: what leads to a cycle, but is on none. */
  readonly after: readonly string[];
}

/**
 * Orders the nodes of a graph by what they refer to. Which group a node is in depends on the graph alone, not on the order of the keys.
 * Linear in nodes and references.
 *
 *     a → b → c ⇄ d → e      before: e   knot: c d   after: b a
 */
export function orderByReferences(references: References): ReferenceOrder {
  const { peeled: before, rest } = peel(references);
  const { peeled: leading, rest: knot } = peel(reverse(restrict(references, rest)));
  return { before, knot: [...knot], after: leading.reverse() };
}

/** Takes away what refers to nothing that is left, again and again; in the order of going. */
function peel(references: References): { readonly peeled: string[]; readonly rest: ReadonlySet<string> } {
  const referrers = reverse(references);
  const waitsFor = new Map([...references].map(([node, targets]) => [node, targets.length]));
  const peeled = [...references.keys()].filter((node) => waitsFor.get(node) === 0);
  // The loop sees what it appends.
  for (const node of peeled) {
    for (const referrer of referrers.get(node) ?? []) {
      const left = (waitsFor.get(referrer) ?? 0) - 1;
      waitsFor.set(referrer, left);
      if (left === 0) peeled.push(referrer);
    }
  }
  const gone = new Set(peeled);
  return { peeled, rest: new Set([...references.keys()].filter((node) => !gone.has(node))) };
}

function reverse(references: References): References {
  const reversed = new Map<string, string[]>([...references.keys()].map((node) => [node, []]));
  for (const [node, targets] of references) {
    for (const target of targets) reversed.get(target)?.push(node);
  }
  return reversed;
}

function restrict(references: References, nodes: ReadonlySet<string>): References {
  return new Map([...nodes].map((node) => [node, (references.get(node) ?? []).filter((target) => nodes.has(target))]));
}
