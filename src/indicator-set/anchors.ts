import { foldingOf, type Folding } from '../compile/folding.js';
import { AS_IS, type Fold } from '../compile/operators/operator.js';
import type { Profile } from '../compile/profile.js';
import { codecOf } from '../compile/selected-value.js';
import { assertNever } from '../syntax/assert-never.js';
import type { Comparison, ComparisonNode, Constant, Existence, ObjectPath } from '../syntax/ast.js';
import { parseAddressBlock, type AddressBlock } from '../values/address.js';
import { compileRegularExpression } from '../values/regular-expression/index.js';
import { likeLiterals } from './like-literals.js';
import { WINDOWS, windowOf, type WindowKind } from './windows.js';

/**
 * A necessary condition of an expression that can be looked up. Of the anchors of an expression at least one holds whenever it does.
 * - `text`, `number`: some value at the path equals the text as the profile folds it, or the number.
 * - `head`, `tail`, `gram`: some text at the path begins with, ends with or contains the text, which has the length of a window.
 * - `block`: some address at the path lies in the block.
 * - `above`, `below`: some value at the path is not before, or not after, the bound.
 * - `present`: the path selects something.
 * - `type`: there is an object of the type.
 */
export type Anchor =
  | { readonly kind: 'text' | 'number' | WindowKind; readonly at: AnchoredPath; readonly text: string }
  | { readonly kind: 'block'; readonly at: AnchoredPath; readonly block: AddressBlock }
  | { readonly kind: 'above' | 'below'; readonly at: AnchoredPath; readonly bound: number | string }
  | { readonly kind: 'present'; readonly at: AnchoredPath }
  | { readonly kind: 'type'; readonly type: string };

/** Where an anchor looks, and what a profile does to the values there before they are compared. */
export interface AnchoredPath {
  readonly path: ObjectPath;
  readonly reading: Reading;
  readonly folding: Folding;
}

/**
 * What folding depends on besides the path: `=` and IN fold, LIKE folds and normalizes, MATCHES normalizes (and is not searched for case
 * variants outside ASCII, so that other texts are all candidates), everything else takes a value as it is.
 */
export type Reading = 'equality' | 'like' | 'matches' | 'plain';

/** Draws the anchors of a comparison tree. Of the operands of an AND the cheapest will do; an OR needs those of all. */
export function anchorsOf(node: ComparisonNode, profile: Profile): readonly Anchor[] {
  switch (node.kind) {
    case 'comparison':
      return anchorsOfComparison(node, profile);
    case 'existence':
      return anchorsOfExistence(node);
    case 'comparisonAnd':
      return cheapest(node.operands.map((operand) => anchorsOf(operand, profile)));
    case 'comparisonOr':
      return node.operands.flatMap((operand) => anchorsOf(operand, profile));
    default:
      return assertNever(node);
  }
}

/** How often an anchor is thought to name an observation that does not hold: the cost of having it, relative to a text's. */
const COST: { readonly [Kind in Anchor['kind']]: number } = {
  text: 1,
  block: 3,
  tail: 4,
  head: 4,
  gram: 6,
  number: 8,
  above: 200,
  below: 200,
  present: 1000,
  type: 10_000,
};
/** A window of four units occurs in many texts, one of sixteen hardly in any other. */
const LONGEST = WINDOWS[0];

/** What many records hold: the type of a referenced object, the protocols, and short words such as `tcp` or `GET`. */
const COMMON_NAMES: ReadonlySet<string> = new Set(['type', 'protocols', 'request_method', 'is_active']);
const SHORT_WORD = 5;

function costOfText(at: AnchoredPath, text: string): number {
  const isCommon = at.path.steps.some((step) => step.kind === 'keyStep' && COMMON_NAMES.has(step.name));
  if (isCommon) return COST.below;
  return text.length < SHORT_WORD ? COST.number : COST.text;
}

function costOf(anchors: readonly Anchor[]): number {
  let cost = 0;
  for (const anchor of anchors) {
    if (anchor.kind === 'text') cost += costOfText(anchor.at, anchor.text);
    else cost += isWindow(anchor) ? (COST[anchor.kind] * LONGEST) / anchor.text.length : COST[anchor.kind];
  }
  return cost;
}

function isWindow(anchor: Anchor): anchor is Extract<Anchor, { text: string }> & { kind: WindowKind } {
  return anchor.kind === 'head' || anchor.kind === 'tail' || anchor.kind === 'gram';
}

function cheapest(choices: readonly (readonly Anchor[])[]): readonly Anchor[] {
  return choices.reduce((best, anchors) => (costOf(anchors) < costOf(best) ? anchors : best));
}

function anchorsOfExistence({ negated, path }: Existence): readonly Anchor[] {
  return negated ? [{ kind: 'type', type: path.objectType }] : [present(path)];
}

function anchorsOfComparison(node: Comparison, profile: Profile): readonly Anchor[] {
  const { path, operand, negated, operator } = node;
  // Semantics 6.11: an absent path is false under every operator, so that something has to be there whatever is negated. Octets compare
  // with texts by rules of their own (6.2), which no look-up knows.
  if (negated || endsInOctets(path)) return [present(path)];
  switch (operator) {
    case '=':
    case 'IN':
      return anchorsOfEquality(node, operand.kind === 'set' ? operand.members : [operand], profile);
    case 'LIKE':
      return operand.kind === 'string' ? anchorsOfLike(node, operand.value, profile) : [present(path)];
    case 'MATCHES':
      return operand.kind === 'string' ? anchorsOfMatches(path, operand.value) : [present(path)];
    case 'ISSUBSET': {
      const block = operand.kind === 'string' ? parseAddressBlock(operand.value) : undefined;
      return block ? [{ kind: 'block', at: plain(path), block }] : [present(path)];
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      if (operand.kind !== 'integer' && operand.kind !== 'float' && operand.kind !== 'string') return [present(path)];
      return [{ kind: operator.startsWith('<') ? 'below' : 'above', at: plain(path), bound: operand.value }];
    }
    case '!=':
    case 'ISSUPERSET':
      return [present(path)];
    default:
      return assertNever(operator);
  }
}

function anchorsOfEquality(node: Comparison, constants: readonly Constant[], profile: Profile): readonly Anchor[] {
  const at: AnchoredPath = { path: node.path, reading: 'equality', folding: foldingOf(node, profile) };
  const anchors: Anchor[] = [];
  for (const constant of constants) {
    switch (constant.kind) {
      case 'integer':
      case 'float':
        anchors.push({ kind: 'number', at, text: String(constant.value) });
        break;
      case 'string':
        for (const text of foldings(constant.value, at.folding)) anchors.push({ kind: 'text', at, text });
        break;
      default:
        return [present(node.path)];
    }
  }
  return anchors;
}

/** The text in every way in which a value at the path may be folded: what holds the value decides, so it is entered under each. */
function foldings(text: string, folding: Folding): readonly string[] {
  if (folding.kind === 'fixed') return [folding.fold.apply(text)];
  return [...new Set([text, ...foldsOf(folding).map((fold) => fold.apply(text))])];
}

function foldsOf(folding: Folding): readonly Fold[] {
  return folding.kind === 'fixed' ? [folding.fold] : [AS_IS, ...folding.folds.values()];
}

function anchorsOfLike(node: Comparison, constant: string, profile: Profile): readonly Anchor[] {
  const at: AnchoredPath = { path: node.path, reading: 'like', folding: foldingOf(node, profile) };
  const normalized = constant.normalize('NFC');
  // LIKE holds of the value as written or of the folded one, so that the constant is read both ways, too.
  const spellings = new Set([normalized, ...foldsOf(at.folding).map((fold) => foldPattern(fold, normalized))]);
  const anchors: Anchor[] = [];
  for (const spelling of spellings) {
    const literal = likeLiterals(spelling);
    if (!literal) return [present(node.path)];
    if (!anchors.some((known) => 'text' in known && known.kind === literal.kind && known.text === literal.text)) {
      anchors.push({ ...literal, at });
    }
  }
  return anchors;
}

/** As `like` folds its constant: what stands before an `@` that is under a wildcard cannot be told from what follows it. */
function foldPattern({ apply, scope }: Fold, pattern: string): string {
  if (scope === 'whole') return apply(pattern);
  return pattern.endsWith('.') ? pattern.slice(0, -1) : pattern;
}

function anchorsOfMatches(path: ObjectPath, expression: string): readonly Anchor[] {
  const compiled = compileRegularExpression(expression, 'text');
  const literals = compiled.kind === 'compiled' ? compiled.literals() : undefined;
  if (!literals) return [present(path)];
  const at: AnchoredPath = { path, reading: 'matches', folding: UNFOLDED };
  const anchors = new Map<string, Anchor>();
  for (const { where, text } of literals) {
    const window = windowOf(where === 'anywhere' ? 'gram' : where, text);
    if (!window) return [present(path)];
    anchors.set(`${window.kind} ${window.text}`, { ...window, at });
  }
  // An expression that no ASCII text matches still has to be tried on the others.
  return anchors.size > 0 ? [...anchors.values()] : [present(path)];
}

const UNFOLDED: Folding = { kind: 'fixed', fold: AS_IS };

function plain(path: ObjectPath): AnchoredPath {
  return { path, reading: 'plain', folding: UNFOLDED };
}

function present(path: ObjectPath): Anchor {
  return { kind: 'present', at: plain(path) };
}

function endsInOctets(path: ObjectPath): boolean {
  for (let at = path.steps.length - 1; at >= 0; at -= 1) {
    const step = path.steps[at];
    if (step?.kind === 'keyStep') return codecOf(step.name) !== undefined;
  }
  return false;
}
