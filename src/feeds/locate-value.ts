import { createElementPositions, type FilePosition } from '../input/element-positions.js';
import type { JsonElement } from '../input/json-element.js';
import { createJsonLocator, createStringMap } from '../input/locate-json.js';
import type { FeedBatch, ValueLocation } from './feed.js';
import { findIndicators, type FoundIndicator } from './indicator-objects.js';

/** Looks into the text of one element, whose members and lines are found once. */
type LocateInElement = (path: FoundIndicator['path']) => ValueLocation | undefined;

/**
 * Finds values of the indicators that some elements hold. Nothing is prepared before the first call, so that a feed of which no place is
 * asked for costs nothing.
 */
export function createValueLocator(elements: readonly JsonElement[]): FeedBatch['locate'] {
  let known: ReadonlyMap<FoundIndicator['indicator'], LocateInElement> | undefined;
  return ({ indicator }, pointer = '/pattern') => {
    known ??= new Map(
      elements.flatMap((element) => {
        const locate = createElementLocator(element);
        return findIndicators(element.value).map(
          ({ indicator: found, path }) =>
            [found, (within: FoundIndicator['path']) => locate([...path, ...within])] as const,
        );
      }),
    );
    return known.get(indicator)?.(pathOf(pointer, indicator));
  };
}

/** The steps of a JSON pointer (RFC 6901); what it leads through tells names from indexes. */
function pathOf(pointer: string, root: unknown): FoundIndicator['path'] {
  let value = root;
  return pointer
    .split('/')
    .slice(1)
    .map((token) => {
      const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(name) : name;
      const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, step);
      value = isThere ? (value as Readonly<Record<string | number, unknown>>)[step] : undefined;
      return step;
    });
}

function createElementLocator(element: JsonElement): LocateInElement {
  const { text } = element;
  const positions = createElementPositions(element);
  const locator = createJsonLocator(text);
  return (path) => {
    const span = locator.find(path);
    if (!span) return undefined;
    const end = (): FilePosition => positions(span.end);
    if (!text.startsWith('"', span.start)) return { positionAt: () => positions(span.start), end };
    let toText: ((offset: number) => number) | undefined;
    return {
      positionAt: (offset) => {
        toText ??= createStringMap(text, span);
        return positions(toText(offset));
      },
      end,
      json: { element, start: span.start, end: span.end },
    };
  };
}
