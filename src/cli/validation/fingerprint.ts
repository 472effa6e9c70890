import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { OWN_NAMESPACE, uuidV5 } from '../../stix/uuid.js';

/**
 * Marks the diagnostics of one pattern with names that stay the same while the pattern moves through its file, and while other parts of it
 * change: a name is made of the code, of what the diagnostic quotes, and of whose it is.
 *
 * @param subject the id of the indicator; the pattern itself where there is none
 */
export function fingerprintsOf(
  diagnostics: readonly Diagnostic[],
  subject: string,
  pattern: string | undefined,
): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, span, pointer }) => {
    const about = [code, subject, span ? (pattern?.slice(span.start, span.end) ?? '') : (pointer ?? '')];
    const name = JSON.stringify(about);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return uuidV5(OWN_NAMESPACE, JSON.stringify([...about, before]));
  });
}
