/**
 * What dnsmasq says with `log-queries` (dnsmasq(8)): `query[A] example.com from 10.0.0.1`, `reply example.com is 192.0.2.7`, `cached ... is ...`,
 * `config ... is ...`, `forwarded ... to ...`; with `log-queries=extra`, a serial number and the client before it. Undefined for anything else.
 */
export function readDnsmasq(message: string): Readonly<Record<string, unknown>> | undefined {
  const [, serial, client, port, text = ''] =
    /^(?:(\d{1,10}) ([0-9A-Fa-f.:]{2,45})\/(\d{1,5}) )?(\S.*)$/.exec(message) ?? [];
  const extra = { serial, client, client_port: port };
  const [, type, asked, from] = /^query\[([^\]\s]{1,20})\] (\S{1,1024}) from ([0-9A-Fa-f.:]{2,45})$/.exec(text) ?? [];
  if (asked !== undefined) return { ...extra, action: 'query', type, query: asked, client: client ?? from };
  const [, action, name, relation, value] = /^(\S{1,40}) (\S{1,1024}) (is|to) (\S{1,1024})$/.exec(text) ?? [];
  if (name === undefined || (action?.includes('/') ?? true)) return undefined;
  return relation === 'to'
    ? { ...extra, action, query: name, forwarder: value }
    : { ...extra, action, query: name, answer: answerOf(value) };
}

/** An address or a name; of `<CNAME>`, `NXDOMAIN`, `NODATA-IPv6` and the like there is no answer to name. */
function answerOf(value: string | undefined): string | undefined {
  return value !== undefined && /^[0-9A-Za-z][0-9A-Za-z._:-]*$/.test(value) && /[.:]/.test(value) ? value : undefined;
}
