import { SaxesParser } from 'saxes';
import type { JsonObject } from './record.js';

/** Windows events nest five levels; a definition of a task inside one is text. */
const MAX_DEPTH = 32;

/** An element that is being read. */
interface OpenElement {
  readonly name: string;
  /** Attributes as `@Name`, and elements by their names; without a prototype, so that no name is special. */
  readonly members: Record<string, unknown>;
  text: string;
  hasMembers: boolean;
}

/** Whether a text begins as an XML document that holds Windows events, or is one (Windows, "Event Schema"); `evtx_dump` numbers them. */
export function isEventXml(text: string): boolean {
  return (
    /^\s*(?:Record \d+\s+)?<(?:\?xml|Events?[\s>])/.test(text) && /<Event[\s>]/.test(text) && text.includes('<System')
  );
}

/**
 * Reads one `<Event>` element as a record such as those that make JSON of the XML write: an attribute is `@Name`, an element with nothing but text is that
 * text, and elements of one name are a list. Undefined for what is not well-formed. No entity is expanded but the five of XML, since nothing
 * before the element can declare one; what is nested deeper than events are is refused.
 */
export function parseEventXml(text: string): JsonObject | undefined {
  const root: OpenElement = element('', {});
  const open: OpenElement[] = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) throw new Error('nested too deep');
    open.push(element(name, attributes));
  });
  parser.on('text', (piece) => {
    const current = open.at(-1);
    if (current) current.text += piece;
  });
  parser.on('cdata', (piece) => {
    const current = open.at(-1);
    if (current) current.text += piece;
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    const parent = open.at(-1);
    if (closed && parent) addMember(parent, closed.name, valueOf(closed));
  });
  try {
    parser.write(text).close();
  } catch {
    return undefined;
  }
  return root.members;
}

function element(name: string, attributes: Readonly<Record<string, string>>): OpenElement {
  const members = Object.create(null) as Record<string, unknown>;
  const entries = Object.entries(attributes);
  for (const [attribute, value] of entries) members[`@${attribute}`] = value;
  return { name, members, text: '', hasMembers: entries.length > 0 };
}

/** What stands between elements is layout; only an element that holds none has a text. */
function valueOf({ members, text, hasMembers }: OpenElement): unknown {
  if (!hasMembers) return text;
  if (text.trim() !== '') members['#text'] = text;
  return members;
}

function addMember(parent: OpenElement, name: string, value: unknown): void {
  const { members } = parent;
  const known = members[name];
  if (known === undefined) members[name] = value;
  else if (Array.isArray(known)) known.push(value);
  else members[name] = [known, value];
  parent.hasMembers = true;
}
