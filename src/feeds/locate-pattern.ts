import { createElementPositions } from '../input/element-positions.js';
import type { JsonElement } from '../input/json-element.js';
import { createJsonLocator, createStringMap } from '../input/locate-json.js';
import type { FeedBatch, PatternLocation } from './feed.js';
import { findIndicators, type FoundIndicator } from './indicator-objects.js';

/** Looks into the text of one element, whose members and lines are found once. */
type LocateInElement = (path: FoundIndicator['path']) => PatternLocation | undefined;

/**
 * Finds the patterns of the indicators that some elements hold. Nothing is prepared before the first call, so that a feed of which
 * no place is asked for costs nothing.
 */
export function createPatternLocator(elements: readonly JsonElement[]): FeedBatch['locate'] {
  let known: ReadonlyMap<FoundIndicator['indicator'], () => PatternLocation | undefined> | undefined;
  return ({ indicator }) => {
    known ??= new Map(
      elements.flatMap((element) => {
        const locate = createElementLocator(element);
        return findIndicators(element.value).map((found) => [found.indicator, () => locate(found.path)] as const);
      }),
    );
    return known.get(indicator)?.();
  };
}

function createElementLocator(element: JsonElement): LocateInElement {
  const { text } = element;
  const positions = createElementPositions(element);
  const locator = createJsonLocator(text);
  return (path) => {
    const span = locator.find([...path, 'pattern']);
    if (!span) return undefined;
    if (!text.startsWith('"', span.start)) return { positionAt: () => positions(span.start) };
    let toText: ((offset: number) => number) | undefined;
    return {
      positionAt: (offset) => {
        toText ??= createStringMap(text, span);
        return positions(toText(offset));
      },
      json: { element, start: span.start, end: span.end },
    };
  };
}
