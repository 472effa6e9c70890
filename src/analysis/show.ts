import type { Node } from '../syntax/ast.js';
import { printNode } from '../syntax/print.js';

/** What a message shows of a text that an input controls: longer than any path of the standard, shorter than a screen. */
const MOST = 100;

/** A node as canonical text, or the beginning of it. */
export function showNode(node: Node): string {
  return showText(printNode(node));
}

/** A text, or its beginning. */
export function showText(text: string, most = MOST): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
