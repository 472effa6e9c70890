import { hasErrors } from '../../diagnostics/diagnostic.js';
import { formatPattern } from '../../syntax/format-pattern.js';
import { parsePattern, type StixVersion } from '../../syntax/parse-pattern.js';
import type { Rewritten } from './rewritten-file.js';

/** Formats one pattern; one that has errors stays as it is, for what it means is not certain. Warnings are for `validate`. */
export function formatText(pattern: string, stixVersion: StixVersion): Rewritten {
  const { diagnostics } = parsePattern(pattern, { stixVersion });
  if (hasErrors(diagnostics)) return { kind: 'invalid', diagnostics };
  const text = formatPattern(pattern, { stixVersion });
  return text === pattern ? { kind: 'same' } : { kind: 'changed', text };
}
