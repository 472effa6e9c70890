import { renderExcerpt } from '../../diagnostics/render-excerpt.js';
import type { Terminal } from '../terminal.js';
import type { FindingOutput } from './finding-output.js';

/** Excerpts for people. */
export function createPrettyOutput({ out, style }: Terminal): FindingOutput {
  let isFirst = true;
  return {
    add: async ({ findings }) => {
      for (const finding of findings) {
        await out(`${isFirst ? '' : '\n'}${renderExcerpt(finding, { style })}\n`);
        isFirst = false;
      }
    },
    finish: () => Promise.resolve(),
  };
}
