import { createShapeCache, parsePattern, validatePattern } from '../../dist/index.js';
import { assertCount, timeInTurn } from '../measure.mjs';
import { grouped } from '../print.mjs';
import { readPatterns } from './parse.mjs';

/** Enough that a round takes a while. */
const AT_LEAST = 40_000;

/** Patterns per second of `validatePattern`, warm, beside parsing alone; each with shapes remembered from call to call and without. */
export async function benchValidate({ rounds, print }) {
  const distinct = readPatterns();
  const patterns = Array.from({ length: Math.ceil(AT_LEAST / distinct.length) }, () => distinct).flat();
  const shapes = createShapeCache();
  const parsed = (options) => () => patterns.filter((pattern) => parsePattern(pattern, options).ast).length;
  const findings = (options) => () =>
    patterns.reduce((sum, pattern) => sum + validatePattern(pattern, options).length, 0);
  const times = await timeInTurn(
    [
      { name: 'parse', run: parsed({}) },
      { name: 'validate', run: findings({}) },
      { name: 'parseShapes', run: parsed({ shapes }) },
      { name: 'validateShapes', run: findings({ shapes }) },
    ],
    rounds,
  );
  assertCount('patterns that parse with shapes', times.get('parseShapes').result, times.get('parse').result);
  assertCount('findings with shapes', times.get('validateShapes').result, times.get('validate').result);
  const perSecond = Object.fromEntries(
    [...times].map(([name, { ms }]) => [name, Math.round(patterns.length / (ms / 1000))]),
  );
  print(
    `validate: ${grouped(perSecond.validateShapes)} patterns/s with shapes remembered (parse alone ${grouped(perSecond.parseShapes)}), ` +
      `${grouped(perSecond.validate)} without (parse alone ${grouped(perSecond.parse)})`,
  );
  return {
    distinct: distinct.length,
    findings: times.get('validate').result / (patterns.length / distinct.length),
    perSecond,
  };
}
