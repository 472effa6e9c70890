import type { Comparison, StringConstant } from '../../syntax/ast.js';
import { writeString } from '../../syntax/literals.js';
import { refang } from '../../values/refang.js';
import { wholeTextsOf } from '../constants-of.js';
import type { Finding, Rule } from '../rule.js';
import { quote } from '../values/text-check.js';

const CONTENTS: ReadonlySet<string> = new Set(['domain-name', 'url', 'ipv4-addr', 'ipv6-addr', 'email-addr']);

/** A value written so that nobody clicks on it: `hxxp://c2[.]example`. No data has it in that form. */
export const defangedValue: Rule = {
  code: 'P323',
  check: {
    comparison: (comparison, { resolve }) => {
      const texts = textsOf(comparison);
      if (texts.length === 0) return undefined;
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value' || !resolved.holds.some((one) => CONTENTS.has(one))) return undefined;
      const found: Finding[] = [];
      for (const { value, span } of texts) {
        const plain = refang(value);
        if (plain === undefined) continue;
        const message = `This value is defanged, and no data has it so: write ${quote(plain)}.`;
        found.push({ message, span, fix: { span, text: writeString(plain) } });
      }
      return found;
    },
  },
};

function textsOf(comparison: Comparison): readonly StringConstant[] {
  const { operator, operand } = comparison;
  return operator === 'LIKE' && operand.kind === 'string' ? [operand] : wholeTextsOf(comparison);
}
