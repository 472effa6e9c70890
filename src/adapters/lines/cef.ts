import { readEventTime } from './log-date.js';

const EXTENSION_KEY = /(?:^|\s)([A-Za-z0-9_][\w.[\]-]{0,62})=/g;

/**
 * A Common Event Format message (Micro Focus, "ArcSight Common Event Format", 2.x): seven fields between bars, then `key=value` pairs whose values may
 * have spaces. Header fields escape `|` and `\`, values `=` and `\`, and `\n` is a line break. Undefined for anything else.
 */
export function readCef(message: string): Readonly<Record<string, unknown>> | undefined {
  const start = message.indexOf('CEF:');
  if (start < 0 || start > 200) return undefined;
  const fields = splitHeader(message.slice(start + 4), 7);
  if (!fields || !/^\d{1,3}$/.test(fields.header[0] ?? '')) return undefined;
  const [, vendor, product, version, signature, name, severity] = fields.header;
  const extension = readExtension(fields.rest);
  const event_time = readEventTime(extension['start']) ?? readEventTime(extension['rt']);
  return { ...extension, vendor, product, version, signature, name, severity, event_time };
}

/** So many fields, each ended by a bar that is not escaped, and what follows. */
function splitHeader(
  text: string,
  count: number,
): { readonly header: readonly string[]; readonly rest: string } | undefined {
  const header: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length && header.length < count; at += 1) {
    if (text.charAt(at) === '\\') at += 1;
    else if (text.charAt(at) === '|') {
      header.push(text.slice(from, at).replace(/\\([\\|])/g, '$1'));
      from = at + 1;
    }
  }
  return header.length === count ? { header, rest: text.slice(from) } : undefined;
}

function readExtension(text: string): Readonly<Record<string, string>> {
  const keys = [...text.matchAll(EXTENSION_KEY)].filter(({ index }) => text.charAt(index - 1) !== '\\');
  return Object.fromEntries(
    keys.map((key, number) => {
      const value = text.slice(key.index + key[0].length, keys[number + 1]?.index ?? text.length);
      return [key[1] ?? '', value.trimEnd().replace(/\\([\\=nr])/g, unescapeValue)];
    }),
  );
}

function unescapeValue(_: string, escaped: string): string {
  return escaped === 'n' ? '\n' : escaped === 'r' ? '\r' : escaped;
}
