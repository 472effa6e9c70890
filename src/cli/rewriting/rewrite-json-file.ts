import type { Finding } from '../../diagnostics/finding.js';
import { readStixFeed, type FeedBatch, type FeedIndicator } from '../../feeds/index.js';
import { readByteOrderMark } from '../../input/text-encoding.js';
import { findingOfFault, findingsInFeed } from '../validation/findings.js';
import { reasonOf, type Change, type Rewriter, type RewrittenFile } from './rewritten-file.js';
import { spliceElements, type StringEdit } from './splice-elements.js';

/**
 * Rewrites the patterns of STIX 2.x JSON, each inside of its string; nothing else of the file changes. What is printed is one pattern a
 * line: a pattern with a line break in a string, for which the language has no escape, takes as many lines as it has.
 */
export async function rewriteJsonFile(file: string, bytes: Buffer, rewriter: Rewriter): Promise<RewrittenFile> {
  const draft: Draft = { patterns: 0, changes: [], findings: [], edits: [], printed: [], otherLanguages: new Map() };
  for await (const { indicators, faults, locate } of readStixFeed(file, [bytes])) {
    for (const one of indicators) rewriteIndicator(one, locate, rewriter, draft);
    for (const fault of faults) draft.findings.push(findingOfFault(fault));
  }
  const { encoding, markBytes } = readByteOrderMark(bytes);
  const content =
    encoding === 'utf-8'
      ? (spliceElements(bytes, markBytes, draft.edits) ?? { reason: 'it is not UTF-8 throughout' })
      : { reason: 'it is UTF-16, and only UTF-8 is written' };
  return { ...draft, printed: draft.printed.map((text) => `${text}\n`).join(''), content };
}

interface Draft {
  patterns: number;
  readonly changes: Change[];
  readonly findings: Finding[];
  readonly edits: StringEdit[];
  readonly printed: string[];
  readonly otherLanguages: Map<string, number>;
}

function rewriteIndicator(one: FeedIndicator, locate: FeedBatch['locate'], rewriter: Rewriter, draft: Draft): void {
  const { pattern, pattern_type: language }: Readonly<Record<string, unknown>> = one.indicator;
  // An indicator without a pattern is for `validate` to name.
  if (typeof pattern !== 'string') return;
  if (language !== undefined && language !== 'stix') {
    const name = String(language);
    draft.otherLanguages.set(name, (draft.otherLanguages.get(name) ?? 0) + 1);
    return;
  }
  draft.patterns += 1;
  const result = rewriter.rewrite(pattern, one);
  if (result.kind === 'invalid') {
    draft.findings.push(...findingsInFeed(one, result.diagnostics, locate));
    return;
  }
  draft.printed.push(result.kind === 'changed' ? result.text : pattern);
  const location = result.kind === 'changed' ? locate(one) : undefined;
  if (result.kind !== 'changed' || !location?.json) return;
  draft.edits.push({ place: location.json, value: result.text });
  const { file, pointer } = one.place;
  const place = { file, ...location.positionAt(0), ...(pointer !== undefined && { pointer: `${pointer}/pattern` }) };
  draft.changes.push({ place, before: pattern, after: result.text, ...reasonOf(result) });
}
