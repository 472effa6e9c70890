import type { Comparison, StringConstant } from '../../syntax/ast.js';
import { writeString } from '../../syntax/literals.js';
import { wholeTextsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';

const CONTENTS: ReadonlySet<string> = new Set(['file-path', 'file-name', 'registry-key', 'command-line']);

/** A path whose backslashes are escaped once more than the language asks for, as when JSON was escaped by hand and then by a program. */
export const doubledBackslash: Rule = {
  code: 'P322',
  check: {
    comparison: (comparison, { resolve }) => {
      const suspects = textsOf(comparison).filter(({ value }) => value.includes('\\\\'));
      if (suspects.length === 0) return undefined;
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value' || resolved.property.kind !== 'text') return undefined;
      const [content] = resolved.holds;
      const isOne = content !== undefined && CONTENTS.has(content);
      // The data of a registry value may be a path, or anything else.
      if (!isOne && resolved.holds.length > 0) return undefined;
      const found: Finding[] = [];
      for (const { value, span } of suspects) {
        if (!isDoubled(value, content)) continue;
        const text = writeString(undouble(value, content));
        const message =
          'Every backslash of this text is doubled once too often, so that it asks for two where a path has one. In a pattern a backslash is written twice, and in JSON each of these twice again.';
        found.push({ message, span, fix: { span, text } });
      }
      return found;
    },
  },
};

function textsOf(comparison: Comparison): readonly StringConstant[] {
  const { operator, operand } = comparison;
  return operator === 'LIKE' && operand.kind === 'string' ? [operand] : wholeTextsOf(comparison);
}

/** Escaped twice too often, a backslash stands there four times. Each step leaves half of them, so that there are few. */
function undouble(value: string, content: string | undefined): string {
  let text = value;
  while (isDoubled(text, content)) text = text.replace(/\\\\/g, '\\');
  return text;
}

/**
 * Whether all backslashes come in pairs, and not because of one share: a single pair at the beginning, or after a space of a command, is
 * that of `\\server`.
 */
function isDoubled(value: string, content: string | undefined): boolean {
  const runs = [...value.matchAll(/\\+/g)];
  if (runs.some(([run]) => run.length % 2 === 1)) return false;
  const inside = runs.filter(({ index }) => index > 0 && !/[\s"'=%]/.test(value.charAt(index - 1)));
  if (inside.length === 0) return false;
  const isPath = content === 'file-path' || content === 'registry-key' || content === 'file-name';
  return isPath || inside.length > 1 || /^[A-Za-z]:\\\\/.test(value);
}
