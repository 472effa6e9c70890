import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Bytes } from '../../../input/byte-source.js';
import { utf8Bytes } from '../../../input/text-encoding.js';
import { MAX_XML_DEPTH, MAX_XML_ELEMENTS } from '../limits.js';

/** An element. Names are without their prefix, which feeds choose as they like, but for `xsi:type`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text directly in it, trimmed. */
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Why a document was not read to its end; what came before it is lost, since elements refer to each other. */
export class XmlFault extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

interface OpenElement extends Omit<XmlElement, 'children' | 'text'> {
  readonly children: XmlElement[];
  readonly pieces: string[];
}

/**
 * Reads a document as a tree. A document type is refused, so that no entity can grow without bounds.
 * @throws XmlFault if the document is not well-formed, or over a limit
 */
export async function readXmlTree(bytes: Bytes): Promise<XmlElement> {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  const fail = (message: string): never => {
    throw new XmlFault(message, parser.line, parser.column + 1);
  };
  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('it has a document type, which is refused: its entities could grow without bounds'));
  parser.on('opentag', (tag: SaxesTagPlain) => {
    count += 1;
    if (count > MAX_XML_ELEMENTS) fail(`it has more elements than the limit maxXmlElements (${MAX_XML_ELEMENTS})`);
    if (open.length >= MAX_XML_DEPTH) fail(`it is deeper than the limit maxXmlDepth (${MAX_XML_DEPTH})`);
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, value]) => [attributeName(name), value]),
    );
    open.push({
      name: localName(tag.name),
      attributes,
      children: [],
      pieces: [],
      line: parser.line,
      column: parser.column + 1,
    });
  });
  const takeText = (text: string): void => {
    open.at(-1)?.pieces.push(text);
  };
  parser.on('text', takeText);
  parser.on('cdata', takeText);
  parser.on('closetag', () => {
    const closed = open.pop();
    if (!closed) return;
    const { pieces, ...element } = closed;
    const made: XmlElement = { ...element, text: pieces.join('').trim() };
    const parent = open.at(-1);
    if (parent) parent.children.push(made);
    else root = made;
  });
  const decoder = new TextDecoder();
  for await (const chunk of utf8Bytes(bytes)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
  return root ?? fail('it holds no element');
}

/** The type that a schema gives an element is another thing than an attribute of that name. */
function attributeName(name: string): string {
  return name.endsWith(':type') ? 'xsi:type' : localName(name);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements that a path of names leads to, `*` any name. */
export function childrenAt(element: XmlElement, ...path: readonly string[]): readonly XmlElement[] {
  return path.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => name === '*' || child.name === name)),
    [element],
  );
}

/** The text at a path; undefined if there is none. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  return childrenAt(element, ...path).find(({ text }) => text !== '')?.text;
}

/** The element and everything in it, in the order of the document. */
export function* descendants(element: XmlElement): Generator<XmlElement, void, undefined> {
  const waiting = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child) waiting.push(child);
    }
  }
}
