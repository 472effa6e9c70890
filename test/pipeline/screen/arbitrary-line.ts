import fc from 'fast-check';

/** How a JSON text may be put otherwise, one change each; the first keep its meaning, the last may keep nothing. */
const CHANGES: readonly ((line: string, at: number) => string)[] = [
  (line) => line.replaceAll('":', '" : ').replaceAll(',"', ' ,\t"'),
  (line) => line.replaceAll('/', '\\/'),
  (line, at) => escapeUnit(line, at),
  (line) => line.replaceAll(/:(\d+)([,}])/g, ':$1.0$2'),
  (line) => line.replaceAll(/:(\d)(\d+)([,}])/g, ':$1.$2e1$3'),
  (line) => line.replaceAll(/:(\d+)([,}])/g, ':"$1"$2'),
  (line) => `  ${line}\r`,
  (line) => line.replace('{', '{"extra":[[[{"query":"a"}]]],'),
  (line) => line.replace(/"([a-z_.]+)":("[^"\\]*"|\d+)/, '"$1":null,"$1":$2'),
  (line, at) => line.slice(0, at) + line.slice(at + 1),
  (line, at) => `${line.slice(0, at)}"${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)}\\${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)}\u0001${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)}\u212a${line.slice(at)}`,
  (line, at) => line.slice(0, at),
  (line, at) => `${line.slice(0, at)}0${line.slice(at)}`,
  (line, at) => `${line.slice(0, at)}-${line.slice(at)}`,
  (line) => `${line}{}`,
  (line) => `[${line}]`,
  () => '',
];

/** Writes the letter at a place, if there is one, as an escape: in a string it stays what it is, and elsewhere it is no JSON any more. */
function escapeUnit(line: string, at: number): string {
  return /[a-z0-9.]/i.test(line.charAt(at))
    ? `${line.slice(0, at)}\\u${line.charCodeAt(at).toString(16).padStart(4, '0')}${line.slice(at + 1)}`
    : line;
}

/** A line that holds the record, or held it before it was changed. */
export function arbitraryLine(record: unknown): fc.Arbitrary<string> {
  const written = JSON.stringify(record);
  const change = fc.record({ change: fc.constantFrom(...CHANGES), at: fc.nat(Math.max(0, written.length)) });
  return fc
    .array(change, { maxLength: 3 })
    .map((changes) => changes.reduce((line, { change: apply, at }) => apply(line, at).replaceAll('\n', ' '), written));
}
