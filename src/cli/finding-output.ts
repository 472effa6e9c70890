import type { Finding } from '../diagnostics/finding.js';
import { renderExcerpt } from '../diagnostics/render-excerpt.js';
import { renderJsonRecord } from '../diagnostics/render-json.js';
import type { Terminal } from './terminal.js';

export const FINDING_FORMATS = ['pretty', 'json'] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

/** Where findings go, each as it comes. */
export interface FindingOutput {
  readonly add: (finding: Finding) => Promise<void>;
  readonly finish: () => Promise<void>;
}

/** Prints findings to stdout: excerpts for people, or one JSON array. */
export function createFindingOutput(format: FindingFormat, terminal: Terminal): FindingOutput {
  let count = 0;
  if (format === 'pretty') {
    return {
      add: async (finding) => {
        await terminal.out(`${count > 0 ? '\n' : ''}${renderExcerpt(finding, { style: terminal.style })}\n`);
        count += 1;
      },
      finish: () => Promise.resolve(),
    };
  }
  return {
    add: async (finding) => {
      await terminal.out(`${count > 0 ? ',' : '['}\n${renderJsonRecord(finding)}`);
      count += 1;
    },
    finish: () => terminal.out(count > 0 ? '\n]\n' : '[]\n'),
  };
}
