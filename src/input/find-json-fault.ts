/** Where a text ceases to be JSON, and why. */
export interface JsonTextFault {
  /** Offset in UTF-16 code units. */
  readonly offset: number;
  readonly message: string;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

const DIGITS = /[0-9]/;
const HEX_DIGITS = /[0-9a-fA-F]/;

/**
 * Finds the first place where a text violates RFC 8259; undefined if it is one JSON value. Agrees with `JSON.parse`, whose
 * own messages change from one version of the engine to the next and often lack the place. One pass, no recursion.
 */
export function findJsonFault(text: string): JsonTextFault | undefined {
  const open: ('[' | '{')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++;
    const char = text.charAt(at);
    const container = open.at(-1);
    if (expected === 'comma or end' && container === undefined) {
      return char === '' ? undefined : { offset: at, message: 'something follows the end of the value' };
    }
    if (char === '') return { offset: at, message: 'the text ends early' };

    if (expected === 'comma or end') {
      if (char === ',') expected = container === '[' ? 'value' : 'key';
      else if (char === (container === '[' ? ']' : '}')) open.pop();
      else return { offset: at, message: `a comma or ${container === '[' ? ']' : '}'} is missing` };
      at++;
    } else if (expected === 'colon') {
      if (char !== ':') return { offset: at, message: 'a colon is missing after a key' };
      expected = 'value';
      at++;
    } else if ((expected === 'value or ]' && char === ']') || (expected === 'key or }' && char === '}')) {
      open.pop();
      expected = 'comma or end';
      at++;
    } else if (expected === 'key' || expected === 'key or }') {
      if (char !== '"') return { offset: at, message: 'a key in double quotes is missing' };
      const end = readString(text, at);
      if (typeof end !== 'number') return end;
      expected = 'colon';
      at = end;
    } else if (char === '[' || char === '{') {
      open.push(char);
      expected = char === '[' ? 'value or ]' : 'key or }';
      at++;
    } else {
      const end = readScalar(text, at);
      if (typeof end !== 'number') return end;
      expected = 'comma or end';
      at = end;
    }
  }
}

/** The offset after a string, number or word. */
function readScalar(text: string, start: number): number | JsonTextFault {
  if (text.charAt(start) === '"') return readString(text, start);
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, start)) return start + word.length;
  return readNumber(text, start);
}

function readString(text: string, start: number): number | JsonTextFault {
  let at = start + 1;
  for (;;) {
    const char = text.charAt(at);
    if (char === '') return { offset: start, message: 'a string has no end' };
    if (char === '"') return at + 1;
    if (char < ' ') return { offset: at, message: 'a control character stands in a string' };
    if (char === '\\') {
      const escaped = text.charAt(at + 1);
      const isKnown = escaped !== '' && '"\\/bfnrt'.includes(escaped);
      const isCode = escaped === 'u' && countMatching(text, at + 2, HEX_DIGITS, 4) === 4;
      if (!isKnown && !isCode) return { offset: at, message: 'a string has an unknown escape' };
      at += isCode ? 6 : 2;
    } else at++;
  }
}

function readNumber(text: string, start: number): number | JsonTextFault {
  let at = text.charAt(start) === '-' ? start + 1 : start;
  const whole = countMatching(text, at, DIGITS);
  if (whole === 0) return { offset: at, message: 'a value is missing' };
  if (whole > 1 && text.charAt(at) === '0') return { offset: at, message: 'a number begins with a zero' };
  at += whole;
  if (text.charAt(at) === '.') {
    const decimals = countMatching(text, at + 1, DIGITS);
    if (decimals === 0) return { offset: at, message: 'a number has no digits after its point' };
    at += 1 + decimals;
  }
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    const sign = text.charAt(at + 1);
    const digits = at + (sign === '+' || sign === '-' ? 2 : 1);
    const exponent = countMatching(text, digits, DIGITS);
    if (exponent === 0) return { offset: at, message: 'a number has no digits in its exponent' };
    at = digits + exponent;
  }
  return at;
}

function countMatching(text: string, start: number, pattern: RegExp, most = Infinity): number {
  let count = 0;
  while (count < most && pattern.test(text.charAt(start + count))) count++;
  return count;
}
