import type { ComparisonNode, ObservationNode } from './structure.js';

const TOKEN = /[thb]?'(?:[^'\\]|\\.)*'|[A-Za-z_][\w-]*|[+-]?\d*\.?\d+|[=!<>]=|<>|./gs;
const SPACES = [' ', '\n', '\t ', '\u00a0', '\r\n', '\u0085', '\u2003', ' /* ] */ ', " // '\n"];
const PRECEDENCE = { followedby: 0, or: 1, and: 2 } as const;

/**
 * The text of a pattern. Without `noise` one space stands between its parts; with it, every gap between two tokens
 * takes the next number of `noise` for a choice among white space, comments and, where it may, nothing.
 */
export function renderPattern(node: ObservationNode, noise: readonly number[] = []): string {
  return join(observationTokens(node), noise);
}

/** The text of a comparison expression; see `renderPattern`. */
export function renderComparison(node: ComparisonNode, noise: readonly number[] = []): string {
  return join(comparisonTokens(node), noise);
}

function observationTokens(node: ObservationNode): string[] {
  switch (node.kind) {
    case 'bracket':
      return ['[', ...comparisonTokens(node.comparison), ']'];
    case 'group':
      return ['(', ...observationTokens(node.operand), ')'];
    case 'and':
    case 'or':
    case 'followedby': {
      const level = PRECEDENCE[node.kind];
      const left = parenthesizedIf(observationLevel(node.left) < level, observationTokens(node.left));
      const right = parenthesizedIf(observationLevel(node.right) <= level, observationTokens(node.right));
      return [...left, node.kind.toUpperCase(), ...right];
    }
    case 'repeats':
      return [...qualifiedTokens(node.operand), 'REPEATS', String(node.times), 'TIMES'];
    case 'within':
      return [...qualifiedTokens(node.operand), 'WITHIN', node.seconds, 'SECONDS'];
    case 'startstop':
      return [...qualifiedTokens(node.operand), 'START', node.start, 'STOP', node.stop];
  }
}

function observationLevel(node: ObservationNode): number {
  return node.kind === 'and' || node.kind === 'or' || node.kind === 'followedby' ? PRECEDENCE[node.kind] : 3;
}

function qualifiedTokens(operand: ObservationNode): string[] {
  return parenthesizedIf(observationLevel(operand) < 3, observationTokens(operand));
}

function comparisonTokens(node: ComparisonNode): string[] {
  switch (node.kind) {
    case 'exists':
      return [...(node.negated ? ['NOT'] : []), 'EXISTS', node.path];
    case 'test':
      return [node.path, ...(node.negated ? ['NOT'] : []), node.operator, node.operand];
    case 'group':
      return ['(', ...comparisonTokens(node.operand), ')'];
    case 'or':
      return [
        ...comparisonTokens(node.left),
        'OR',
        ...parenthesizedIf(node.right.kind === 'or', comparisonTokens(node.right)),
      ];
    case 'and': {
      const left = parenthesizedIf(node.left.kind === 'or', comparisonTokens(node.left));
      const right = parenthesizedIf(
        node.right.kind === 'or' || node.right.kind === 'and',
        comparisonTokens(node.right),
      );
      return [...left, 'AND', ...right];
    }
  }
}

function parenthesizedIf(needed: boolean, tokens: string[]): string[] {
  return needed ? ['(', ...tokens, ')'] : tokens;
}

function join(chunks: readonly string[], noise: readonly number[]): string {
  if (noise.length === 0) return chunks.join(' ');
  const tokens = chunks.flatMap((chunk) => chunk.match(TOKEN) ?? []).filter((token) => token.trim() !== '');
  let text = '';
  for (const [index, token] of tokens.entries()) {
    text += gap(tokens[index - 1] ?? '', token, noise[index % noise.length] ?? 0) + token;
  }
  return text;
}

/** White space may be left out unless two words or numbers would run together (semantics 2.1). */
function gap(before: string, after: string, choice: number): string {
  const needed = /\w$/.test(before) && /^(?:\w|[+-]|\.\d)/.test(after);
  const choices = needed ? SPACES : ['', ...SPACES];
  return choices[choice % choices.length] ?? ' ';
}
