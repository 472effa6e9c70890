import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createSarifLog } from '../../diagnostics/render-sarif.js';
import { readDiagnosticPage } from '../diagnostic-page.js';
import { packageVersion } from '../package-version.js';
import type { Terminal } from '../terminal.js';
import type { FindingOutput } from './finding-output.js';

/** A SARIF log. Files below the working directory are relative to it, which in CI is the root of the repository. */
export function createSarifOutput({ out }: Terminal): FindingOutput {
  const log = createSarifLog({ version: packageVersion(), pageOf: readDiagnosticPage, uriOf });
  let isBegun = false;
  const begin = async (): Promise<void> => {
    if (!isBegun) await out(log.head());
    isBegun = true;
  };
  return {
    add: async ({ findings }) => {
      await begin();
      for (const finding of findings) await out(log.result(finding));
    },
    finish: async () => {
      await begin();
      await out(log.tail());
    },
  };
}

function uriOf(file: string): string {
  const path = relative('', file);
  if (path.startsWith(`..${sep}`) || resolve(path) === path) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join('/');
}
