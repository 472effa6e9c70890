import type { Content } from '../../stix/object-model/property.js';
import type { Comparison } from '../../syntax/ast.js';
import { writeString } from '../../syntax/literals.js';
import { wholeTextsOf } from '../constants-of.js';
import type { Check, Finding } from '../rule.js';

/** What is wrong with a text, and the text that it surely stands for, if there is one. */
export interface TextAdvice {
  readonly message: string;
  readonly meant?: string;
}

/**
 * A check of the whole texts (of `=`, `!=` and IN) that a property is compared with, where the property holds one of some contents and, so
 * far as the model knows, no other.
 */
export function checkTexts(
  contents: readonly Content[],
  judge: (text: string, content: Content) => TextAdvice | undefined,
): Check<Comparison> {
  return (comparison, { resolve }) => {
    const texts = wholeTextsOf(comparison);
    if (texts.length === 0) return undefined;
    const resolved = resolve(comparison.path);
    if (resolved.kind !== 'value' || resolved.holds.length !== 1) return undefined;
    const [content] = resolved.holds;
    if (content === undefined || !contents.includes(content)) return undefined;
    let found: Finding[] | undefined;
    for (const { value, span } of texts) {
      const advice = judge(value, content);
      if (!advice) continue;
      const { message, meant } = advice;
      const fix = meant === undefined ? undefined : { span, text: writeString(meant) };
      found ??= [];
      found.push({ message, span, ...(fix && { fix }) });
    }
    return found;
  };
}

/** A value as messages show it. */
export function quote(text: string): string {
  return text.length > 60 ? `'${text.slice(0, 60)}...'` : `'${text}'`;
}
