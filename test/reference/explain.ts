import { compilePattern } from '../../src/index.js';
import { repair, study, type StudiedCase } from './repair.js';
import { needsOwnCopies, readReferenceInput, renderData, type ReferenceCase } from './reference-case.js';
import type { Answer, Question } from './reference-process.js';
import { hasOnlySeparateMoments } from './separate-moments.js';
import type { StixVersion } from '../oracle/index.js';

/** What the generators make, for one version of STIX. */
export type DifferentialCase = {
  readonly pattern: string;
  readonly input: readonly unknown[];
  readonly version: StixVersion;
};

/** What came of one case. */
export type Outcome = {
  readonly matched: boolean;
  /** The case as the reference matcher was first asked, and its answer. */
  readonly asked: Question;
  readonly answer: Answer;
} & (
  | { readonly kind: 'agreed' }
  /** By the least set of disagreements without which the two agree. */
  | { readonly kind: 'explained'; readonly by: readonly string[] }
  | { readonly kind: 'exhausted' }
  /** `repaired` is the case without any known disagreement, to which the answer is still not the engine's verdict. */
  | { readonly kind: 'unexplained'; readonly repaired: Question; readonly repairedAnswer: Answer }
);

/** What the reference does that no rewriting of a case can keep it from. */
export const SEPARATE_MOMENTS = 'separate-moments';

/**
 * Compares the engine with the reference matcher on one case. A case that holds something that the reference is known to
 * do differently is asked once as it is and once with all of that repaired; the second answer must be the engine's
 * verdict in any case, and if the first is not, as many repairs as possible are taken back to see which ones it needed.
 */
export async function compare(
  { pattern, input, version }: DifferentialCase,
  ask: (question: Question) => Promise<Answer>,
): Promise<Outcome> {
  const matched = compilePattern(pattern, { profile: 'reference', stixVersion: version }).match(input) !== undefined;
  const studied = studyInContainer({ pattern, version, observations: readReferenceInput(input) });
  const separate = !matched && hasOnlySeparateMoments(studied);
  const suspects = [...(separate ? [SEPARATE_MOMENTS] : []), ...studied.suspects];

  const put = (names: readonly string[]): Question => toQuestion(repair(studied, new Set(names)));
  const expected = (names: readonly string[]): boolean => matched || names.includes(SEPARATE_MOMENTS);
  const isExpected = (answer: Answer, names: readonly string[]): boolean =>
    'matched' in answer && answer.matched === expected(names);

  const asked = put([]);
  const answer = await ask(asked);
  const outcome = { matched, asked, answer };
  if (suspects.length === 0 || 'exhausted' in answer)
    return { ...outcome, ...judge(answer, isExpected(answer, []), asked) };

  const repaired = put(suspects);
  const repairedAnswer = await ask(repaired);
  if (!isExpected(repairedAnswer, suspects)) return { ...outcome, ...judge(repairedAnswer, false, repaired) };
  if (isExpected(answer, [])) return { ...outcome, kind: 'agreed' };

  let needed: readonly string[] = suspects;
  for (const suspect of suspects) {
    const fewer = needed.filter((name) => name !== suspect);
    if (isExpected(await ask(put(fewer)), fewer)) needed = fewer;
  }
  return { ...outcome, kind: 'explained', by: needed };
}

function judge(answer: Answer, isExpected: boolean, repaired: Question) {
  if (isExpected) return { kind: 'agreed' } as const;
  if ('exhausted' in answer) return { kind: 'exhausted' } as const;
  return { kind: 'unexplained', repaired, repairedAnswer: answer } as const;
}

/**
 * In 2.1 several observations share one SCO. Where repairs would have to give each its own copy, the case is asked in the
 * container of 2.0 from the start.
 */
function studyInContainer(given: ReferenceCase): StudiedCase {
  const studied = study(given);
  const isShared = given.version === '2.1' && needsOwnCopies(repair(studied, new Set(studied.suspects)).observations);
  return isShared ? study({ ...given, version: '2.0' }) : studied;
}

function toQuestion(one: ReferenceCase): Question {
  return { pattern: one.pattern, version: one.version, data: renderData(one) };
}
