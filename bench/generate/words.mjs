// The texts that names, paths and files are made of. Who made a text can be told from it, so that no indicator occurs in a log unless it was
// planted: labels end in a letter that says which family they are of, and the literals of LIKE and MATCHES hold two letters in a row that are
// in nothing else.

const CONSONANTS = ['b', 'c', 'd', 'f', 'g', 'h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'w', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u'];
const CLOSING = ['l', 'm', 'n', 'r', 's', 't'];
/** No syllable, and no code, has two of these side by side. */
const MARKS = ['qj', 'jq', 'qx', 'xj', 'zx', 'qz', 'vq', 'wq', 'jx', 'zj', 'jz', 'vj', 'xq', 'qv', 'wj', 'xz'];
/** Digits of a code: none of them is in a mark. */
const DIGITS = 'abcdefghikmnoprst';
const CODE_LENGTH = 5;
const CODES = DIGITS.length ** CODE_LENGTH;
/** Has no factor in common with the number of codes, and times it stays a safe integer. */
const SCATTER = 1_000_003;

/** Whose a label is. */
export const FAMILY = { background: 0, indicator: 1, term: 2 };
const FAMILIES = 4;
/** Neighbours in the alphabet, as many as there are families. */
const ENDINGS = 'efgh';

/** Something that can be pronounced, of two letters at least. */
export function syllables(random, length) {
  const wanted = Math.max(2, length);
  let text = '';
  while (text.length < wanted) {
    text += random.pick(CONSONANTS) + random.pick(VOWELS);
    if (text.length < wanted && random.chance(0.3)) text += random.pick(CLOSING);
  }
  return text.slice(0, wanted);
}

/** Another text of five letters for each number; those of neighbours look nothing like each other. */
export function code(number) {
  if (number >= CODES) throw new Error(`There are ${CODES} codes, and no number ${number}.`);
  let left = (number * SCATTER) % CODES;
  let text = '';
  for (let digit = 0; digit < CODE_LENGTH; digit += 1) {
    text += DIGITS[left % DIGITS.length];
    left = Math.floor(left / DIGITS.length);
  }
  return text;
}

/**
 * One label of a name, about `length` letters and eight at least. No other of the family is the same.
 *
 * @param {string} [middle] stands before the end: a hyphen, a digit
 */
export function label(random, family, number, length, middle = '') {
  const start = syllables(random, length - CODE_LENGTH - 1 - middle.length);
  return signed(`${start}${middle}${code(number)}`, family);
}

/** A literal of a LIKE or a MATCHES: nothing else that is generated contains it. */
export function literal(random, number) {
  return `${syllables(random, 4)}${MARKS[number % MARKS.length]}${code(number)}`;
}

/** With a last letter that makes the sum of the letters say the family. */
function signed(text, family) {
  const [first] = ENDINGS;
  return text + ENDINGS[(family + FAMILIES - ((sumOf(text) + first.charCodeAt(0)) % FAMILIES)) % FAMILIES];
}

/** The family of a label, whatever its case. */
export const familyOf = (text) => sumOf(text.toLowerCase()) % FAMILIES;

function sumOf(text) {
  let sum = 0;
  for (let at = 0; at < text.length; at += 1) sum += text.charCodeAt(at);
  return sum;
}

export const hasMark = (text) => MARKS.some((mark) => text.toLowerCase().includes(mark));
