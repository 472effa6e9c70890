import { printable } from '../../report/index.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { findRoots, type FoundRoot } from '../taxii/find-collections.js';
import { toTaxiiServer, type ServerOptions } from '../taxii/server-options.js';
import { describeFailure, orUsageError } from '../stores/describe-failure.js';
import { useClient } from '../taxii/use-client.js';
import type { Terminal } from '../terminal.js';

export interface TaxiiListOptions {
  readonly server: ServerOptions;
  readonly json?: boolean;
}

/** `stix-pattern taxii discover`: what a server says of itself and of its API roots. */
export async function discoverCommand(url: string, options: TaxiiListOptions, terminal: Terminal): Promise<ExitCode> {
  const server = await toTaxiiServer(url, options.server);
  return orUsageError(() =>
    useClient(server, async (client) => {
      const entry = await client.entry();
      const roots = await findRoots(client);
      if (options.json === true) {
        const discovery = entry.kind === 'discovery' ? entry.discovery : undefined;
        const record = { version: client.version(), discovery, api_roots: roots.map(rootRecord) };
        await terminal.out(`${JSON.stringify(record, undefined, 2)}\n`);
        return EXIT.done;
      }
      const { bold, dim, yellow } = terminal.style;
      const lines: string[] = [];
      if (entry.kind === 'discovery') {
        const { title, description, contact } = entry.discovery;
        lines.push(`${bold(printable(title))}  ${dim(`TAXII ${client.version() ?? ''}`)}`);
        for (const text of [description, contact]) if (text !== undefined) lines.push(`  ${printable(text)}`);
      }
      for (const root of roots) {
        if ('failure' in root) {
          lines.push(`${root.url.href}  ${yellow(describeFailure(root.failure) ?? '')}`);
          continue;
        }
        const { title, maxContentLength } = root.apiRoot;
        const size = maxContentLength === undefined ? '' : `, takes up to ${number(maxContentLength)} bytes`;
        lines.push(`${root.url.href}  ${printable(title)}`);
        lines.push(dim(`  ${number(root.collections.length)} collections${size}`));
      }
      await terminal.out(lines.map((line) => `${line}\n`).join(''));
      return EXIT.done;
    }),
  );
}

/** `stix-pattern taxii collections`: what can be pulled from and pushed to. */
export async function collectionsCommand(
  url: string,
  options: TaxiiListOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const server = await toTaxiiServer(url, options.server);
  return orUsageError(() =>
    useClient(server, async (client) => {
      const roots = await findRoots(client);
      if (options.json === true) {
        await terminal.out(`${JSON.stringify(roots.map(rootRecord), undefined, 2)}\n`);
        return EXIT.done;
      }
      const { bold, dim } = terminal.style;
      for (const root of roots) {
        if ('failure' in root) {
          terminal.fail(`${root.url.href}: ${describeFailure(root.failure) ?? ''}`);
          continue;
        }
        for (const { id, title, alias, description, canRead, canWrite } of root.collections) {
          const may = `${canRead ? 'r' : '-'}${canWrite ? 'w' : '-'}`;
          const names = [title, ...(alias === undefined ? [] : [`alias ${alias}`])].map(printable).join('  ');
          await terminal.out(`${may}  ${printable(id)}  ${bold(names)}\n`);
          if (description !== undefined) await terminal.out(dim(`    ${printable(description)}\n`));
        }
      }
      return EXIT.done;
    }),
  );
}

function rootRecord(root: FoundRoot): unknown {
  if ('failure' in root) {
    const { code, message } = root.failure.diagnostic;
    return { url: root.url.href, failure: { code, message } };
  }
  const { title, description, versions, maxContentLength } = root.apiRoot;
  return {
    url: root.url.href,
    title,
    description,
    versions,
    max_content_length: maxContentLength,
    collections: root.collections.map(({ id, title: name, alias, canRead, canWrite, mediaTypes }) => ({
      id,
      title: name,
      alias,
      can_read: canRead,
      can_write: canWrite,
      media_types: mediaTypes,
    })),
  };
}

const number = (value: number): string => value.toLocaleString('en');
