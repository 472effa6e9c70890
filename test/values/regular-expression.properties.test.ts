import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRegularExpression, type Mode } from '../../src/values/regular-expression/index.js';
import { askPcre2, hasPcre2 } from './pcre2-oracle.js';

/** An expression of the generator, and by definition: the places where it can end if it begins at `start`. */
interface Model {
  readonly text: string;
  readonly ends: (subject: readonly string[], start: number) => ReadonlySet<number>;
}

const NOWHERE: ReadonlySet<number> = new Set();

function oneOf(text: string, test: (character: string) => boolean): Model {
  return {
    text,
    ends: (subject, start) => {
      const character = subject[start];
      return character !== undefined && test(character) ? new Set([start + 1]) : NOWHERE;
    },
  };
}

function assertion(text: string, test: (subject: readonly string[], place: number) => boolean): Model {
  return { text, ends: (subject, start) => (test(subject, start) ? new Set([start]) : NOWHERE) };
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}_]/u.test(character);
const isBoundary = (subject: readonly string[], place: number): boolean =>
  isWord(subject[place - 1]) !== isWord(subject[place]);
const isEnd = (subject: readonly string[], place: number): boolean =>
  place === subject.length || (place === subject.length - 1 && subject[place] === '\n');

const characters = ['a', 'b', 'A', 'é', 'É', '1', '_', '-', ' ', '\n', '\u{1f600}', '\u00a0'];

const atoms: readonly Model[] = [
  ...characters.map((character) =>
    oneOf(
      /[\s-]/.test(character) ? `\\x{${character.charCodeAt(0).toString(16)}}` : character,
      (found) => found === character,
    ),
  ),
  oneOf('.', () => true),
  oneOf('\\N', (found) => found !== '\n'),
  oneOf('\\w', isWord),
  oneOf('\\W', (found) => !isWord(found)),
  oneOf('\\s', (found) => /[\s\u0085]/u.test(found)),
  oneOf('[^a-b]', (found) => found !== 'a' && found !== 'b'),
  oneOf('[[:upper:]_]', (found) => /[\p{Lu}_]/u.test(found)),
  oneOf('(?i:[aé])', (found) => 'aAéÉ'.includes(found)),
  assertion('^', (_, place) => place === 0),
  assertion('$', isEnd),
  assertion('\\Z', isEnd),
  assertion('\\z', (subject, place) => place === subject.length),
  assertion('\\b', isBoundary),
  assertion('\\B', (subject, place) => !isBoundary(subject, place)),
  assertion('(?m:^)', (subject, place) => place === 0 || (subject[place - 1] === '\n' && place < subject.length)),
];

function sequence(models: readonly Model[]): Model {
  return {
    text: models.map(({ text }) => text).join(''),
    ends: (subject, start) =>
      models.reduce<ReadonlySet<number>>(
        (places, { ends }) => new Set([...places].flatMap((place) => [...ends(subject, place)])),
        new Set([start]),
      ),
  };
}

function choice(models: readonly Model[]): Model {
  return {
    text: `(?:${models.map(({ text }) => text).join('|')})`,
    ends: (subject, start) => new Set(models.flatMap(({ ends }) => [...ends(subject, start)])),
  };
}

function repeat(body: Model, suffix: string, min: number, max: number): Model {
  return {
    text: `(?:${body.text})${suffix}`,
    ends: (subject, start) => {
      const found = new Set<number>(min === 0 ? [start] : []);
      let places: ReadonlySet<number> = new Set([start]);
      // Once as many iterations as there are places have been made, more of them reach nothing new.
      for (let count = 1; count <= Math.min(max, min + subject.length + 1); count += 1) {
        places = new Set([...places].flatMap((place) => [...body.ends(subject, place)]));
        if (count >= min) for (const place of places) found.add(place);
      }
      return found;
    },
  };
}

const quantifiers: readonly (readonly [string, number, number])[] = [
  ['*', 0, Infinity],
  ['+', 1, Infinity],
  ['?', 0, 1],
  ['*?', 0, Infinity],
  ['{2}', 2, 2],
  ['{1,3}', 1, 3],
  ['{2,}', 2, Infinity],
  ['{0}', 0, 0],
];

const { model } = fc.letrec<{ model: Model }>((tie) => ({
  model: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: fc.constantFrom(...atoms), weight: 3 },
    { arbitrary: fc.array(tie('model'), { maxLength: 4 }).map(sequence), weight: 3 },
    { arbitrary: fc.array(tie('model'), { minLength: 1, maxLength: 3 }).map(choice), weight: 1 },
    {
      arbitrary: fc
        .tuple(tie('model'), fc.constantFrom(...quantifiers))
        .map(([body, [suffix, min, max]]) => repeat(body, suffix, min, max)),
      weight: 2,
    },
  ),
}));

const subjects = fc.array(
  fc
    .tuple(fc.array(fc.constantFrom(...characters), { maxLength: 6 }), fc.constantFrom('', '\n'))
    .map(([all, last]) => all.join('') + last),
  { minLength: 4, maxLength: 8 },
);

describe('generated expressions', () => {
  it('match what they match by definition', () => {
    fc.assert(
      fc.property(model, subjects, ({ text, ends }, all) => {
        const compiled = compileRegularExpression(text, 'text');
        if (compiled.kind !== 'compiled') throw new Error(compiled.message);
        for (const subject of all) {
          const places = [...subject];
          const expected = [...places, ''].some((_, start) => ends(places, start).size > 0);
          expect([text, subject, compiled.search(subject)]).toEqual([text, subject, expected]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** Pieces that make any expression, most of them none. */
const pieces = (
  'a b é A ß k 1 2 _ - . ^ $ | ( ) [ ] { } * + ? \\ , : = ! < > # x Q E P n i m & (? (?: (?i) (?m) (?x) (?-s) (?> (?| (?= (?<n> [^ [: ' +
  '[:alpha:] [:^upper:] \\w \\W \\s \\d \\b \\B \\R \\N \\h \\v \\A \\z \\Z \\Q \\E \\K \\x \\x{e9} \\o{101} \\0 \\1 \\c \\p \\p{L} \\P{Lu} {2} {1,2} ++ *+ ?+ +? (?#'
)
  .split(' ')
  .concat([' ', '\n', '\u0301']);
const octetPieces = pieces
  .filter((piece) => [...piece].every((character) => character <= '\u00ff'))
  .concat(['\u00ff', '\u00a0']);

describe.skipIf(!hasPcre2())('random text as an expression', () => {
  const questions = (
    mode: Mode,
  ): fc.Arbitrary<readonly { pattern: string; mode: Mode; subjects: readonly string[] }[]> => {
    const normalize = (text: string): string => (mode === 'text' ? text.normalize('NFC') : text);
    const subject = fc
      .array(fc.constantFrom('a', 'b', 'A', 'é', 'É', 'k', '1', '_', '-', ' ', '\n', '\r', '\u00a0', '\u0085'), {
        maxLength: 6,
      })
      .map((all) => normalize(all.join('')));
    const pattern = fc
      .array(fc.constantFrom(...(mode === 'text' ? pieces : octetPieces)), { maxLength: 9 })
      .map((all) => normalize(all.join('')));
    return fc.array(
      fc.record({ pattern, mode: fc.constant(mode), subjects: fc.array(subject, { minLength: 3, maxLength: 5 }) }),
      {
        minLength: 500,
        maxLength: 500,
      },
    );
  };

  it.each(['text', 'octets'] as const)('is taken, refused and matched as by PCRE2: %s', (mode) => {
    fc.assert(
      fc.property(questions(mode), (all) => {
        const answers = askPcre2(all);
        all.forEach(({ pattern, subjects: asked }, index) => {
          const compiled = compileRegularExpression(pattern, mode);
          const answer = answers[index] ?? 'invalid';
          if (compiled.kind === 'unsupported') return;
          expect([pattern, compiled.kind]).toEqual([pattern, answer === 'invalid' ? 'invalid' : 'compiled']);
          if (compiled.kind !== 'compiled' || answer === 'invalid') return;
          const found = asked.map((subject, at) => (answer[at] === undefined ? undefined : compiled.search(subject)));
          expect([pattern, asked, found]).toEqual([pattern, asked, answer]);
        });
      }),
      // Shrinking would ask PCRE2 for each step; the failing expression is in the message as it is.
      { numRuns: 6, endOnFailure: true },
    );
  });
});
