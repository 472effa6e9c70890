import { renderJsonRecord } from '../../diagnostics/render-json.js';
import type { Terminal } from '../terminal.js';
import type { FindingOutput } from './finding-output.js';

/** One JSON array. */
export function createJsonOutput({ out }: Terminal): FindingOutput {
  let isEmpty = true;
  return {
    add: async ({ findings }) => {
      for (const finding of findings) {
        await out(`${isEmpty ? '[' : ','}\n${renderJsonRecord(finding)}`);
        isEmpty = false;
      }
    },
    finish: () => out(isEmpty ? '[]\n' : '\n]\n'),
  };
}
