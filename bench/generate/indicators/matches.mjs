import { createRandom, seedOf } from '../random.mjs';
import { literal, syllables } from '../words.mjs';
import { quote } from './values.mjs';

/**
 * Regular expressions as public rules have them: anchored host names, paths with classes and repeats, case ignored in file names. The feeds that
 * were measured have a single one, so the shapes are ours.
 */
export function matchesIndicator(number) {
  const random = createRandom(seedOf(40, number));
  // Beyond the numbers that LIKE takes.
  const text = literal(random, number + 500_000);
  return SHAPES[number % SHAPES.length](text, syllables(random, 5));
}

const SHAPES = [
  (text) => ({
    pattern: `[domain-name:value MATCHES ${quote(`^d2[a-z0-9]+\\.${text}\\.net$`)}]`,
    sighting: (time) => ({ name: `d2x${time}.${text}.net` }),
  }),
  (text, word) => ({
    pattern: `[url:value MATCHES ${quote(`^https?://[^/]+/${word}/${text}\\.php\\?id=\\d+$`)}]`,
    sighting: (time) => ({ url: { path: `/${word}/${text}.php?id=${time}` } }),
  }),
  (text) => ({
    pattern: `[url:value MATCHES ${quote(`/${text}/[a-z]{4,8}\\.(php|aspx)(\\?|$)`)}]`,
    sighting: (time) => ({ url: { path: `/${text}/index.php?${time}` } }),
  }),
  (text) => ({
    pattern: `[file:name MATCHES ${quote(`(?i)^${text}_[0-9]{4,}\\.(doc|xls)m?$`)}]`,
    sighting: (time) => ({ fileName: `${text[0].toUpperCase()}${text.slice(1)}_${1000 + time}.DOCM` }),
  }),
  (text) => ({
    pattern: `[domain-name:value MATCHES ${quote(`(^|\\.)(cdn|api|img)\\d*-${text}\\.(com|net|org)$`)}]`,
    sighting: (time) => ({ name: `cdn${time}-${text}.org` }),
  }),
];
