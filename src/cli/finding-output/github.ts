import { renderGithubCommand } from '../../diagnostics/render-github.js';
import type { Terminal } from '../terminal.js';
import type { FindingOutput } from './finding-output.js';

/** Workflow commands of GitHub Actions. */
export function createGithubOutput({ out }: Terminal): FindingOutput {
  return {
    add: async ({ findings }) => {
      for (const finding of findings) await out(`${renderGithubCommand(finding)}\n`);
    },
    finish: async (failure) => {
      if (failure !== undefined) await out(`${renderGithubCommand({ severity: 'error', message: failure })}\n`);
    },
  };
}
