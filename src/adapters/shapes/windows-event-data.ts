import { compileField, isJsonObject, type JsonObject, type ReadField } from '../record.js';

/** How the name and the text of a `Data` element are written by those who turn XML into JSON. */
const NAMES: readonly ReadField[] = ['Name', '@Name', '#attributes.Name', '_attributes.Name', '$.Name', '-Name'].map(
  nested,
);
const TEXTS: readonly ReadField[] = ['#text', '_', '$t', '_text', 'text', 'Value', 'content', '#content'].map(nested);

/**
 * The data of an event as one object: from an object that has it already, from a list of `Data` elements, or from the one element inside
 * `UserData`. Elements without a name are kept together as `Data`. Nothing is read but own members, and `fromEntries` sets no prototype.
 */
export function eventData(value: unknown): JsonObject {
  if (Array.isArray(value)) return namedElements(value);
  if (!isJsonObject(value)) return {};
  if (!Object.hasOwn(value, 'Data')) return unwrapped(value);
  const { Data: data, ...others } = value;
  if (!isJsonObject(data) && !Array.isArray(data)) return value;
  return { ...withoutAttributes(others), ...namedElements([data].flat()) };
}

function namedElements(elements: readonly unknown[]): JsonObject {
  const named: [string, unknown][] = [];
  const nameless: unknown[] = [];
  for (const element of elements) {
    const name = firstText(element, NAMES);
    if (name === undefined) nameless.push(isJsonObject(element) ? firstText(element, TEXTS) : element);
    else named.push([name, firstText(element, TEXTS)]);
  }
  if (nameless.length > 0) named.push(['Data', nameless]);
  return Object.fromEntries(named);
}

/** `UserData` holds one element, which holds the data. */
function unwrapped(value: JsonObject): JsonObject {
  const members = Object.entries(withoutAttributes(value));
  const [only] = members;
  return members.length === 1 && only && isJsonObject(only[1]) ? withoutAttributes(only[1]) : value;
}

const ATTRIBUTES = /^(?:@|#attributes$|_attributes$|\$$|xmlns)/;

function withoutAttributes(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !ATTRIBUTES.test(name)));
}

function firstText(element: unknown, reads: readonly ReadField[]): string | undefined {
  for (const read of reads) {
    const text = read(element);
    if (typeof text === 'string') return text;
    if (typeof text === 'number' || typeof text === 'boolean') return String(text);
  }
  return undefined;
}

function nested(path: string): ReadField {
  return compileField(path, 'nested');
}
