import { evaluateSet } from './character-set.js';
import type { CharacterSet } from './character-set.js';
import { rangesOf } from './code-point-set.js';
import type { Node, SequenceNode } from './syntax-tree.js';

/** A text that a subject must hold, letter case of ASCII left out of account. */
export interface RequiredLiteral {
  /** At the beginning, at the end (perhaps before one final line feed), or anywhere. */
  readonly where: 'head' | 'tail' | 'anywhere';
  /** ASCII, capitals folded. */
  readonly text: string;
}

/**
 * What is known of a part of an expression, on subjects of ASCII: `texts`, all that it can match, where these are few; and `needed`, of which
 * one at least occurs in whatever it matches.
 */
interface Knowledge {
  readonly texts?: readonly string[];
  readonly needed?: readonly RequiredLiteral[];
}

const ASCII = 0x80;
/** More ways to write a run of characters than these, and it is taken as unknown. */
const MAX_TEXTS = 16;
const MAX_LENGTH = 64;
/** More alternatives cost more to look for than to try. */
const MAX_NEEDED = 64;
const UNKNOWN: Knowledge = {};

/**
 * The literals of which every ASCII subject that the expression matches holds at least one; the best choice that a look at each node once
 * finds. Empty if no ASCII subject matches; undefined if nothing can be said. Subjects with other characters are left out: case variants
 * outside ASCII (the long s) and normalization make them hard to foretell, and they are rare.
 */
export function requiredLiterals(node: Node): readonly RequiredLiteral[] | undefined {
  const branches = node.kind === 'choice' ? node.branches : [node];
  const needed: RequiredLiteral[] = [];
  for (const branch of branches) {
    const ofBranch = neededOf(
      ofSequence(branch.kind === 'sequence' ? branch : { kind: 'sequence', items: [branch] }, true),
    );
    if (!ofBranch) return undefined;
    needed.push(...ofBranch);
  }
  return needed.length <= MAX_NEEDED ? needed : undefined;
}

function knowledgeOf(node: Node): Knowledge {
  switch (node.kind) {
    case 'set':
      return ofSet(node.set);
    case 'sequence':
      return ofSequence(node, false);
    case 'choice':
      return either(node.branches.map(knowledgeOf));
    case 'repeat': {
      const body = knowledgeOf(node.body);
      if (node.max === 0) return { texts: [''] };
      if (node.min === 1 && node.max === 1) return body;
      if (node.min === 0) return node.max === 1 && body.texts ? limited([...body.texts, '']) : UNKNOWN;
      const needed = neededOf(body);
      return needed ? { needed } : UNKNOWN;
    }
    case 'atomic':
      return knowledgeOf(node.body);
    case 'assertion':
      // It can only make fewer subjects match.
      return { texts: [''] };
    case 'line-break':
      return UNKNOWN;
  }
}

/** The characters of a set, where there are few; the two cases of a letter are one. */
function ofSet(set: CharacterSet): Knowledge {
  const texts = new Set<string>();
  for (const { start, end } of rangesOf(evaluateSet(set, 'text', ASCII))) {
    for (let codePoint = start; codePoint < end; codePoint += 1) {
      texts.add(String.fromCharCode(codePoint).toLowerCase());
      if (texts.size > MAX_TEXTS) return UNKNOWN;
    }
  }
  return { texts: [...texts] };
}

function either(branches: readonly Knowledge[]): Knowledge {
  if (branches.every(({ texts }) => texts)) return limited(branches.flatMap(({ texts }) => texts ?? []));
  const needed = branches.map(neededOf);
  return needed.every((one) => one !== undefined) ? { needed: needed.flat() } : UNKNOWN;
}

/** `isWhole`: nothing comes before or after it, so that its ends are those of the subject where assertions say so. */
function ofSequence({ items }: SequenceNode, isWhole: boolean): Knowledge {
  const candidates: (readonly RequiredLiteral[])[] = [];
  const first = items[0];
  const last = items.at(-1);
  const startsText = isWhole && first?.kind === 'assertion' && first.assertion === 'text-start';
  const endsText = isWhole && last?.kind === 'assertion' && (last.assertion === 'text-end' || last.assertion === 'end');

  let run: readonly string[] = [''];
  let isFirstRun = true;
  const closeRun = (isLastRun: boolean): void => {
    const where = isFirstRun && startsText ? 'head' : isLastRun && endsText ? 'tail' : 'anywhere';
    candidates.push(run.map((text) => ({ where, text })));
    run = [''];
    isFirstRun = false;
  };
  for (const item of items) {
    const { texts, needed } = knowledgeOf(item);
    const longer = texts && joinTexts(run, texts);
    if (longer) {
      run = longer;
      continue;
    }
    closeRun(false);
    if (needed) candidates.push(needed);
    // Too many ways to go on: what follows is a run of its own.
    if (texts && texts.length <= MAX_TEXTS) run = texts;
  }
  const texts = isFirstRun ? run : undefined;
  closeRun(true);
  const needed = best(candidates);
  return { ...(texts && { texts }), ...(needed && { needed }) };
}

/** Every text of the one followed by every text of the other; undefined where these are many or long. */
function joinTexts(heads: readonly string[], tails: readonly string[]): readonly string[] | undefined {
  if (heads.length * tails.length > MAX_TEXTS) return undefined;
  const joined = heads.flatMap((head) => tails.map((tail) => head + tail));
  return joined.some((text) => text.length > MAX_LENGTH) ? undefined : joined;
}

function limited(texts: readonly string[]): Knowledge {
  const distinct = [...new Set(texts)];
  return distinct.length <= MAX_TEXTS ? { texts: distinct } : UNKNOWN;
}

function neededOf({ texts, needed }: Knowledge): readonly RequiredLiteral[] | undefined {
  return needed ?? (texts && best([texts.map((text) => ({ where: 'anywhere' as const, text }))]));
}

/** The choice whose shortest literal is longest; of a choice with an empty literal nothing is gained. */
function best(candidates: readonly (readonly RequiredLiteral[])[]): readonly RequiredLiteral[] | undefined {
  let found: readonly RequiredLiteral[] | undefined;
  let score = 0;
  for (const candidate of candidates) {
    const shortest = Math.min(...candidate.map(({ text }) => text.length));
    if (shortest <= score) continue;
    found = candidate;
    score = shortest;
  }
  return found;
}
