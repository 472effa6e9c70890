/** For every node, the nodes that it refers to; each of these is a key too. A node may be named twice. */
export type References = ReadonlyMap<string, readonly string[]>;

/**
 * Groups the nodes of a graph so that two are together if each leads to the other, and orders the groups so that what a group refers to
 * is in it or in one before it: the strongly connected components, as Kosaraju finds them. Which nodes are together depends on the
 * graph alone, not on the order of the keys. Linear in nodes and references, and no deeper on the call stack for a longer chain.
 *
 *     a → b → c ⇄ d → e      e | c d | b | a
 */
export function groupByReferences(references: References): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const placed = new Set<string>();
  for (const first of finishingOrder(reverse(references)).reverse()) {
    if (placed.has(first)) continue;
    placed.add(first);
    const group = [first];
    // The loop sees what it appends. What the group leads to outside itself has been placed already.
    for (const node of group) {
      for (const target of references.get(node) ?? []) {
        if (placed.has(target)) continue;
        placed.add(target);
        group.push(target);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** The nodes in the order in which a depth-first search leaves them. */
function finishingOrder(references: References): string[] {
  const finished: string[] = [];
  const seen = new Set<string>();
  const path: { readonly node: string; readonly targets: Iterator<string> }[] = [];
  const enter = (node: string): void => {
    if (seen.has(node)) return;
    seen.add(node);
    path.push({ node, targets: (references.get(node) ?? []).values() });
  };
  for (const root of references.keys()) {
    enter(root);
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const next = last.targets.next();
      if (next.done !== true) {
        enter(next.value);
      } else {
        finished.push(last.node);
        path.pop();
      }
    }
  }
  return finished;
}

function reverse(references: References): References {
  const reversed = new Map<string, string[]>([...references.keys()].map((node) => [node, []]));
  for (const [node, targets] of references) {
    for (const target of targets) reversed.get(target)?.push(node);
  }
  return reversed;
}
