import { sampler } from './random.mjs';
import { label, syllables } from './words.mjs';

const SUBDOMAINS = ['www', 'mail', 'api', 'cdn', 'login', 'static', 'img', 'update', 'm', 'ns1'];

/**
 * Makes host names of a shape that was measured. The label below the top-level domain says the family and is another one for each number.
 *
 * @param {typeof import('../statistics/logs.json').names} shape
 * @returns {(random: object, family: number, number: number) => string}
 */
export function createNames(shape) {
  const topLevel = sampler(shape.topLevel);
  const labels = sampler(shape.labels);
  return (random, family, number) => {
    const middle = `${random.chance(shape.hyphen) ? '-' : ''}${random.chance(shape.digit) ? random.below(100) : ''}`;
    const parts = [
      label(random, family, number, Math.round(random.quantile(shape.labelLength)), middle),
      topLevel(random),
    ];
    for (let more = Number(labels(random)) - 2; more > 0; more -= 1) {
      parts.unshift(random.chance(0.5) ? random.pick(SUBDOMAINS) : syllables(random, 3 + random.below(8)));
    }
    const name = parts.join('.');
    return random.chance(shape.upperCase) ? capitalised(name) : name;
  };
}

const capitalised = (text) => text[0].toUpperCase() + text.slice(1);
