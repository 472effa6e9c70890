import { writeString } from '../../syntax/literals.js';
import { wholeTextsOf } from '../constants-of.js';
import { nearestSpelling } from '../nearest-spelling.js';
import type { ValuePath } from '../object-path/resolve-path.js';
import type { Finding, Rule } from '../rule.js';
import { showNode, showText } from '../show.js';

/** A text that an enumeration does not have, or that misspells one of a vocabulary or the name of a protocol (STIX 2.1 section 10). */
export const unknownValue: Rule = {
  code: 'P311',
  check: {
    comparison: (comparison, { resolve }) => {
      const resolved = resolve(comparison.path);
      if (resolved.kind !== 'value') return undefined;
      const found: Finding[] = [];
      for (const { value, span } of wholeTextsOf(comparison)) {
        const judged = judge(value, resolved);
        if (!judged) continue;
        const path = showNode(comparison.path);
        const shown = writeString(value.slice(0, 40));
        const { meant, why } = judged;
        const text = meant === undefined ? undefined : writeString(meant);
        found.push({
          message: `${path} is never ${shown}: ${why}${text === undefined ? '' : `; write ${showText(text)}`}.`,
          span,
          ...(text !== undefined && { fix: { span, text } }),
        });
      }
      return found;
    },
  },
};

interface Judgement {
  readonly meant: string | undefined;
  readonly why: string;
}

const MOST_SHOWN = 5;

function judge(value: string, { property, holds }: ValuePath): Judgement | undefined {
  if (property.kind !== 'text') return undefined;
  if (holds.includes('protocol')) {
    const lower = value.toLowerCase();
    return value === lower ? undefined : { meant: lower, why: 'names of protocols are in lower case' };
  }
  const { values, vocabulary } = property;
  if (values) {
    if (values.includes(value)) return undefined;
    const shown =
      values.length > MOST_SHOWN ? `${values.slice(0, MOST_SHOWN).join(', ')} and others` : values.join(', ');
    return { meant: nearestSpelling(value, values), why: `the standard has ${shown}` };
  }
  // A vocabulary is open: only what looks like a slip of the pen is worth a word.
  if (!vocabulary || vocabulary.includes(value)) return undefined;
  const meant = nearestSpelling(value, vocabulary);
  return meant === undefined ? undefined : { meant, why: 'the vocabulary of the standard spells it otherwise' };
}
