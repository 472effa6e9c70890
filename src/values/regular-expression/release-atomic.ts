import { setHas, setsMeet } from './code-point-set.js';
import { createFirstCharacters, either, followedBy, NOTHING_MORE, type FirstCharacters } from './first-characters.js';
import { LINE_BREAK, LINE_BREAK_CHARACTER, LINE_FEED } from './line-break.js';
import type { Mode } from './mode.js';
import { unsupported } from './parser-state.js';
import { visitNodes, type AtomicNode, type LineBreakNode, type Node, type RepeatNode } from './syntax-tree.js';

/**
 * Replaces atomic groups, possessive repeats and `\R` by ordinary ones where the search gives the same answer either way. An automaton
 * follows all ways to match at once; it cannot keep the first one only, so that elsewhere the expression is refused. The answer is the same
 *
 * - where nothing need follow: whichever way is kept, the search has succeeded;
 * - where the group can match in one way only: `(?>abc)`;
 * - for a run of one set, after which none of its characters can come: `[^"]*+"`, `\s*+$`.
 *
 * @throws Refusal (`unsupported`) elsewhere
 */
export function releaseAtomic(node: Node, mode: Mode): Node {
  let needed = false;
  visitNodes(node, ({ kind }) => {
    if (kind === 'atomic' || kind === 'line-break') needed = true;
  });
  return needed ? release(node, NOTHING_MORE, createFirstCharacters(mode)) : node;
}

type FirstOf = (node: Node) => FirstCharacters;

/** `follow`: how what comes after the node, up to the end of the expression, can begin. */
function release(node: Node, follow: FirstCharacters, firstOf: FirstOf): Node {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return node;
    case 'sequence': {
      const items: Node[] = [];
      let rest = follow;
      for (const item of node.items.toReversed()) {
        items.push(release(item, rest, firstOf));
        rest = followedBy(firstOf(item), rest);
      }
      return { kind: 'sequence', items: items.reverse() };
    }
    case 'choice':
      return { kind: 'choice', branches: node.branches.map((branch) => release(branch, follow, firstOf)) };
    case 'repeat':
      return releaseRepeat(node, follow, firstOf);
    case 'atomic':
      return releaseGroup(node, follow, firstOf);
    case 'line-break':
      return releaseLineBreak(node, follow);
  }
}

function releaseRepeat(node: RepeatNode, follow: FirstCharacters, firstOf: FirstOf): Node {
  const { body, min, max } = node;
  // A run of line breaks may be cut between CR and LF without harm, as long as it may be of any length and no line feed comes after it.
  if (body.kind === 'line-break' && min <= 1 && max === Infinity && !wantsLineFeed(follow)) {
    return { ...node, body: LINE_BREAK_CHARACTER };
  }
  if (max <= 1) return { ...node, body: release(body, follow, firstOf) };
  // The body may come again; and before the last iteration that must be there, the end of the body is not the end of the repeat.
  const next = { ...either([followedBy(firstOf(body), follow), follow]), passes: follow.passes && min <= 1 };
  return { ...node, body: release(body, next, firstOf) };
}

function releaseGroup({ body, start, end }: AtomicNode, follow: FirstCharacters, firstOf: FirstOf): Node {
  if (follow.passes || matchesInOneWay(body) || isRunBefore(body, follow, firstOf))
    return release(body, follow, firstOf);
  throw unsupported(
    'A possessive repeat or atomic group is matched only where giving characters back could change nothing, as in `[^"]*+"`. ' +
      'Write an ordinary repeat or group.',
    start,
    end,
  );
}

function releaseLineBreak({ start, end }: LineBreakNode, follow: FirstCharacters): Node {
  if (follow.passes || !wantsLineFeed(follow)) return LINE_BREAK;
  throw unsupported(
    '`\\R` takes CR LF as one; where a line feed may follow it is not matched. Write `\\r?\\n`.',
    start,
    end,
  );
}

function wantsLineFeed({ looksBack, set }: FirstCharacters): boolean {
  return looksBack || setHas(set, LINE_FEED);
}

/** Sets and assertions in a row, repeated a fixed number of times if at all. */
function matchesInOneWay(node: Node): boolean {
  switch (node.kind) {
    case 'set':
    case 'assertion':
      return true;
    case 'sequence':
      return node.items.every(matchesInOneWay);
    case 'repeat':
      return node.min === node.max && matchesInOneWay(node.body);
    case 'atomic':
      return matchesInOneWay(node.body);
    case 'choice':
    case 'line-break':
      return false;
  }
}

/**
 * A greedy run of one set whose characters cannot come next: after any shorter run stands a character of the set, and there what follows
 * fails, since it must consume or look at that character.
 */
function isRunBefore(node: Node, follow: FirstCharacters, firstOf: FirstOf): boolean {
  if (node.kind !== 'repeat' || !node.greedy || node.body.kind !== 'set') return false;
  return !follow.looksBack && !setsMeet(firstOf(node.body).set, follow.set);
}
