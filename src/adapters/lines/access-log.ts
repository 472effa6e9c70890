import { lineByLine, mostlyOf, type LineFormat } from './line-format.js';
import { readSlashDate } from './log-date.js';
import { readRequestLine } from './request-line.js';
import { tokensOf, type Token } from './tokens.js';

/**
 * Access logs of web servers in the Common Log Format, the combined one, and either with the virtual host and its port before it (Apache,
 * "Log Files", `common`, `combined` and `vhost_combined`; nginx, `combined`). What follows the user agent is left alone but for a last word in
 * quotes, in which many have `X-Forwarded-For`.
 */
export const ACCESS_LOG_LINES: LineFormat = {
  source: 'access-log',
  recognises: mostlyOf((line) => readAccessLine(line) !== undefined),
  createDecoder: () => lineByLine(readAccessLine),
};

function readAccessLine(line: string): Readonly<Record<string, unknown>> | undefined {
  const tokens = tokensOf(line);
  const at = tokens?.findIndex(({ kind }) => kind === 'bracketed') ?? -1;
  if (!tokens || at < 3 || at > 4) return undefined;
  const [clock, request, status, bytes, referer, agent, forwarded] = tokens.slice(at);
  const time = readSlashDate(clock?.text ?? '');
  if (time === undefined || request?.kind !== 'quoted' || !/^\d{3}$/.test(status?.text ?? '')) return undefined;
  const [user, , client] = [...tokens.slice(0, at)].reverse();
  const host = at === 4 ? splitVirtualHost(tokens[0]?.text ?? '') : {};
  const read = readRequestLine(request.text);
  return {
    time,
    remote_host: client?.text,
    remote_user: user?.text,
    ...host,
    request: request.text,
    request_method: read?.method,
    request_target: read?.target,
    protocol: read?.version,
    status: status?.text,
    bytes: bytes?.text,
    referer: quoted(referer),
    user_agent: quoted(agent),
    forwarded_for: forwardedFor(forwarded),
  };
}

function splitVirtualHost(text: string): { readonly virtual_host: string; readonly server_port?: string } {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  return host === undefined || port === undefined ? { virtual_host: text } : { virtual_host: host, server_port: port };
}

function quoted(token: Token | undefined): string | undefined {
  return token?.kind === 'quoted' ? token.text : undefined;
}

/** The addresses of `X-Forwarded-For`: the client, then the proxies that passed its request on. */
function forwardedFor(token: Token | undefined): readonly string[] | undefined {
  const text = quoted(token);
  return text !== undefined && /^[0-9A-Fa-f.:, ]{3,500}$/.test(text) ? text.split(/, */) : undefined;
}
