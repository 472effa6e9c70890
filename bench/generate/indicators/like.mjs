import { createRandom, sampler, seedOf } from '../random.mjs';
import { INDICATOR_STATISTICS } from '../statistics.mjs';
import { literal, syllables } from '../words.mjs';
import { quote } from './values.mjs';

const { like, likePaths } = INDICATOR_STATISTICS.operators;
const forms = sampler(like.form);
const isCommandLine = likePaths.process;
const REQUEST = "network-traffic:extensions.'http-request-ext'.request_value";

/**
 * LIKE with the wildcards where feeds have them. What a real one says about a request is said of the request here, what it says about command
 * lines no network log can show.
 */
export function likeIndicator(number) {
  const random = createRandom(seedOf(30, number));
  const text = literal(random, number);
  const word = syllables(random, 4 + random.below(5));
  if (random.chance(isCommandLine)) {
    return { pattern: `[process:command_line LIKE ${quote(`c:\\windows\\temp\\${text}.exe ${word}%`)}]` };
  }
  return FORMS[forms(random)](text, word, random.chance(0.5));
}

/** By form: with the pattern, what a record holds that it finds; `time` makes one sighting differ from the next. */
const FORMS = {
  suffix: (text) => ({
    pattern: `[domain-name:value LIKE ${quote(`%.${text}.com`)}]`,
    sighting: (time) => ({ name: `h${time}.${text}.com` }),
  }),
  prefix: (text, word, ofUrl) => ({
    pattern: ofUrl
      ? `[url:value LIKE ${quote(`http://${word}-${text}.net/%`)}]`
      : `[${REQUEST} LIKE ${quote(`/${text}/${word}%`)}]`,
    sighting: (time) => ({
      url: ofUrl ? { host: `${word}-${text}.net`, path: `/${time}` } : { path: `/${text}/${word}${time}` },
    }),
  }),
  contains: (text, word, ofUrl) => ({
    pattern: ofUrl
      ? `[url:value LIKE ${quote(`%/${word}/${text}.php?%`)}]`
      : `[${REQUEST} LIKE ${quote(`%=${text}&%`)}]`,
    sighting: (time) => ({ url: { path: ofUrl ? `/${word}/${text}.php?n=${time}` : `/${word}?k=${text}&n=${time}` } }),
  }),
  inner: (text, word, ofName) =>
    ofName
      ? {
          pattern: `[domain-name:value LIKE ${quote(`${word}.%.${text}.com`)}]`,
          sighting: (time) => ({ name: `${word}.n${time}.${text}.com` }),
        }
      : {
          pattern: `[url:value LIKE ${quote(`http://%/${text}/${word}.exe`)}]`,
          sighting: () => ({ url: { path: `/${text}/${word}.exe` } }),
        },
  whole: (text) => ({
    pattern: `[${REQUEST} LIKE ${quote(`/${text}?`)}]`,
    sighting: () => ({ url: { path: `/${text}?` } }),
  }),
};
