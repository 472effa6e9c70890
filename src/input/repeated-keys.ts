const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const SPACE = 0x20;

/**
 * Whether some object in a JSON text has two members of one name, of which `JSON.parse` keeps the last: readers that keep the first see another record. `value`
 * is what it made of the text. The members that are written are counted against those that are there, first as cheaply as can be: that finds
 * nothing for nearly every text, and strings in which a colon follows a quote are the reason to count again exactly. Linear, whatever the nesting.
 */
export function repeatsKey(text: string, value: unknown): boolean {
  const members = countMembers(value);
  return countCheaply(text) !== members && countExactly(text) !== members;
}

/**
 * The colons behind a quote, as before them in names; also what looks so inside of strings. -1 where one stands behind a space, as the colon of a member may.
 * One character at a time is what `indexOf` has a fast way for: two, or a regular expression, cost three times as much.
 */
function countCheaply(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const before = text.charCodeAt(at - 1);
    if (before === QUOTE) count += 1;
    else if (before <= SPACE) return -1;
  }
  return count;
}

/** The colons outside of strings. */
function countExactly(text: string): number {
  let count = 0;
  let isInside = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInside) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) isInside = false;
    } else if (code === QUOTE) isInside = true;
    else if (code === COLON) count += 1;
  }
  return count;
}

/** With a list of its own instead of the stack: a record may be nested as deep as its line is long. */
function countMembers(value: unknown): number {
  let count = 0;
  const open: object[] = isObject(value) ? [value] : [];
  for (let one = open.pop(); one; one = open.pop()) {
    if (Array.isArray(one)) {
      for (const member of one as readonly unknown[]) if (isObject(member)) open.push(member);
      continue;
    }
    // What JSON.parse makes inherits nothing that a loop would see, and `Object.values` would make a list of every record.
    for (const key in one) {
      count += 1;
      const member = (one as Readonly<Record<string, unknown>>)[key];
      if (isObject(member)) open.push(member);
    }
  }
  return count;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
