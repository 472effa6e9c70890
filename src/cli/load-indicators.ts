import { readFeed, type FeedFault, type FeedIndicator } from '../feeds/index.js';
import { indicatorOfLine } from '../feeds/pattern-file.js';
import { expandInputs } from '../input/expand-inputs.js';
import { UsageError } from './exit-code.js';

/** What the `-i` and `-e` of a command line hold. */
export interface IndicatorsRead {
  readonly indicators: readonly FeedIndicator[];
  /** Files, and parts of files, that could not be read. */
  readonly faults: readonly FeedFault[];
}

/**
 * Reads the indicators of feeds and of patterns given on the command line.
 * @throws UsageError if a path that was named cannot be opened.
 */
export async function loadIndicators(inputs: readonly string[], patterns: readonly string[]): Promise<IndicatorsRead> {
  const { files, problems } = await expandInputs(inputs);
  const [problem] = problems;
  if (problem) throw new UsageError(`-i ${problem.input}: ${problem.reason}`);
  const indicators: FeedIndicator[] = [];
  const faults: FeedFault[] = [];
  for (const { path } of files) {
    for await (const batch of readFeed(path)) {
      for (const indicator of batch.indicators) indicators.push(indicator);
      for (const fault of batch.faults) faults.push(fault);
    }
  }
  patterns.forEach((pattern, index) => {
    const name = patterns.length === 1 ? '-e' : `-e ${index + 1}`;
    indicators.push({ indicator: indicatorOfLine(pattern, name), place: { file: name, line: 1, column: 1 } });
  });
  return { indicators, faults };
}
