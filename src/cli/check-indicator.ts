import { validatePattern } from '../analysis/validate-pattern.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostic.js';
import { versionOf, type Indicator } from '../stix/indicator.js';
import type { StixVersion } from '../syntax/parse-pattern.js';

/** What a check of an indicator says. `language` is that of a pattern that is not of STIX, and not looked at. */
export type Checked =
  | { readonly kind: 'checked'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'other language'; readonly language: string };

/** Checks the pattern of an indicator, and that it is there. Diagnostics without a span are about the indicator itself. */
export function checkIndicator(indicator: Partial<Indicator>, stixVersion: StixVersion | 'auto'): Checked {
  const { pattern, pattern_type: language }: Readonly<Record<string, unknown>> = indicator;
  if (language !== undefined && language !== 'stix') {
    if (typeof language === 'string') return { kind: 'other language', language };
    return checked([
      diagnostic('I104', `The pattern_type of an indicator is text such as "stix"; here it is ${kindOf(language)}.`),
    ]);
  }
  const diagnostics = checkId(indicator);
  if (pattern === undefined) {
    return checked([...diagnostics, diagnostic('I103', 'The indicator has no pattern, and looks for nothing.')]);
  }
  if (typeof pattern !== 'string') {
    return checked([
      ...diagnostics,
      diagnostic('I104', `The pattern of an indicator is text; here it is ${kindOf(pattern)}.`),
    ]);
  }
  const version = stixVersion === 'auto' ? versionOf(indicator) : stixVersion;
  return checked([...diagnostics, ...validatePattern(pattern, { stixVersion: version })]);
}

function checked(diagnostics: readonly Diagnostic[]): Checked {
  return { kind: 'checked', diagnostics };
}

function checkId({ id }: Readonly<Record<string, unknown>>): readonly Diagnostic[] {
  if (id === undefined) return [diagnostic('I103', 'The indicator has no id, and is not loaded.')];
  return typeof id === 'string'
    ? []
    : [diagnostic('I104', `The id of an indicator is text; here it is ${kindOf(id)}.`)];
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
