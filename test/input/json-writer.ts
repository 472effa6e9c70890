import fc from 'fast-check';

/** A JSON value whose objects may have a member twice, which no JavaScript object can. */
export type Tree =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly Tree[] }
  | { readonly kind: 'object'; readonly members: readonly (readonly [string, Tree])[] };

/** A tree as text, with the places of everything in it, noted while it was written. */
export interface WrittenJson {
  readonly text: string;
  /** By path, of which the last member of one name counts: where the value begins and ends. */
  readonly values: ReadonlyMap<
    string,
    { readonly start: number; readonly end: number; readonly string?: readonly number[] }
  >;
}

const name = fc.constantFrom('pattern', 'objects', 'a', '', '"', 'é', '\\', '__proto__', 'constructor', '\u{1f600}');
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '/', '\n', "'", 'a', 'é', '\u{1f600}', '\ud800', '\u2028'),
    maxLength: 12,
  }),
);

/** Any tree, small names and strange strings first. */
export const tree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('scalar' as const), text: fc.constantFrom('null', 'true', '-1.5e3', '0') }),
    fc.record({ kind: fc.constant('string' as const), value: text }),
    fc.record({ kind: fc.constant('array' as const), items: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({
      kind: fc.constant('object' as const),
      members: fc.array(fc.tuple(name, tie('tree')), { maxLength: 5 }),
    }),
  ),
})).tree;

/** Choices of a writer, drawn as it goes: how a character is escaped, how much white space stands between tokens. */
export const choices = fc.infiniteStream(fc.nat({ max: 9 }));

const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['/', '\\/'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Writes a tree in one of the many ways in which JSON can be written. */
export function writeJson(root: Tree, drawn: Iterator<number>): WrittenJson {
  const values = new Map<string, { start: number; end: number; string?: readonly number[] }>();
  let out = '';
  const draw = (): number => Number(drawn.next().value);
  const space = (): void => {
    out += ['', '', '', '', ' ', '\n', '\r\n', '\t', ' \n  ', ''][draw()] ?? '';
  };

  /** Writes a string, and returns where each unit of its value went, and where its closing quote did. */
  const string = (value: string): readonly number[] => {
    const places: number[] = [];
    out += '"';
    for (const unit of value.split('')) {
      places.push(out.length);
      const must = unit === '"' || unit === '\\' || unit < ' ' || (unit >= '\ud800' && unit <= '\udfff');
      const short = draw() < 5 ? SHORT.get(unit) : undefined;
      const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
      out += short ?? (must || draw() === 0 ? `\\u${draw() < 5 ? code : code.toUpperCase()}` : unit);
    }
    places.push(out.length);
    out += '"';
    return places;
  };

  const write = (node: Tree, path: readonly (string | number)[]): void => {
    const start = out.length;
    const key = JSON.stringify(path);
    // What an earlier member of this name holds does not count any more.
    for (const known of values.keys()) if (known.startsWith(key.slice(0, -1))) values.delete(known);
    let places: readonly number[] | undefined;
    if (node.kind === 'scalar') out += node.text;
    else if (node.kind === 'string') places = string(node.value);
    else writeList(node, path);
    values.set(key, { start, end: out.length, ...(places && { string: places }) });
  };

  const writeList = (node: Extract<Tree, { kind: 'array' | 'object' }>, path: readonly (string | number)[]): void => {
    const isArray = node.kind === 'array';
    const entries = isArray ? node.items.map((item, index) => [index, item] as const) : node.members;
    out += isArray ? '[' : '{';
    entries.forEach(([step, value], index) => {
      if (index > 0) out += ',';
      space();
      if (typeof step === 'string') {
        string(step);
        space();
        out += ':';
        space();
      }
      write(value, [...path, step]);
      space();
    });
    if (entries.length === 0) space();
    out += isArray ? ']' : '}';
  };

  space();
  write(root, []);
  space();
  return { text: out, values };
}

/** What `JSON.parse` makes of a tree. */
export function valueOf(node: Tree): unknown {
  switch (node.kind) {
    case 'scalar':
      return JSON.parse(node.text);
    case 'string':
      return node.value;
    case 'array':
      return node.items.map(valueOf);
    case 'object':
      return Object.fromEntries(node.members.map(([key, value]) => [key, valueOf(value)]));
  }
}
