import { accept, invalid, peek, type InlineOptions, type ParserState } from './parser-state.js';

/**
 * Reads the letters of `(?imsxnJU-imsxnJU)` or `(?^...)` up to the character that ends them, which the caller looks at.
 */
export function readInlineOptions(state: ParserState, options: InlineOptions): InlineOptions {
  const start = state.position;
  const reset = accept(state, '^');
  let current: InlineOptions = reset
    ? { ...options, caseless: false, multiline: false, dotAll: false, extended: 0, noCapture: false }
    : options;
  let on = true;
  for (;;) {
    if (on && accept(state, '-')) {
      if (reset) throw invalid('After `(?^` nothing can be switched off.', start, state.position);
      on = false;
      continue;
    }
    const changed = readOption(state, current, on);
    if (!changed) return current;
    current = changed;
  }
}

function readOption(state: ParserState, options: InlineOptions, on: boolean): InlineOptions | undefined {
  const changed = switchOption(peek(state), options, on);
  if (!changed) return undefined;
  state.position += 1;
  // Two in a row are an option of their own.
  if (state.text.charAt(state.position - 1) === 'x' && accept(state, 'x') && on) return { ...changed, extended: 2 };
  return changed;
}

function switchOption(letter: string, options: InlineOptions, on: boolean): InlineOptions | undefined {
  switch (letter) {
    case 'i':
      return { ...options, caseless: on };
    case 'm':
      return { ...options, multiline: on };
    case 's':
      return { ...options, dotAll: on };
    case 'x':
      return { ...options, extended: on ? 1 : 0 };
    case 'n':
      return { ...options, noCapture: on };
    case 'J':
      return { ...options, duplicateNames: on };
    case 'U':
      return { ...options, ungreedy: on };
    default:
      return undefined;
  }
}
