/** A word of a line: as it stands, in double quotes, or in square brackets. */
export interface Token {
  readonly kind: 'plain' | 'quoted' | 'bracketed';
  /** Without quotes or brackets, escapes undone. */
  readonly text: string;
}

/** No line of a web server has more. */
const MOST_TOKENS = 200;

/**
 * The words of a line between spaces, as web servers write them: in quotes a backslash takes what follows for itself, and `\x22` is a byte
 * (Apache, "Custom log formats"; nginx, `escape=default`). Undefined for a quote or bracket that does not end, and for too many words.
 */
export function tokensOf(line: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (line.charAt(at) === ' ' || line.charAt(at) === '\t') {
      at += 1;
      continue;
    }
    if (tokens.length === MOST_TOKENS) return undefined;
    const opening = line.charAt(at);
    const end =
      opening === '"' ? endOfQuoted(line, at + 1) : opening === '[' ? line.indexOf(']', at) : endOfPlain(line, at);
    if (end < 0) return undefined;
    if (opening === '"') tokens.push({ kind: 'quoted', text: unescapeQuoted(line.slice(at + 1, end)) });
    else if (opening === '[') tokens.push({ kind: 'bracketed', text: line.slice(at + 1, end) });
    else tokens.push({ kind: 'plain', text: line.slice(at, end) });
    at = opening === '"' || opening === '[' ? end + 1 : end;
  }
  return tokens;
}

/** The place of the quote that ends the text; -1 if there is none. */
export function endOfQuoted(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) {
    if (line.charAt(at) === '\\') at += 1;
    else if (line.charAt(at) === '"') return at;
  }
  return -1;
}

function endOfPlain(line: string, from: number): number {
  for (let at = from; at < line.length; at += 1) if (line.charAt(at) === ' ' || line.charAt(at) === '\t') return at;
  return line.length;
}

/** What is written in quotes, escapes undone. */
export function unescapeQuoted(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:x([0-9A-Fa-f]{2})|(.))/g, (_, hex: string | undefined, other: string | undefined) =>
    hex === undefined ? (other ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
