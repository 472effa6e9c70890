import { isIP } from 'node:net';
import { composed, fileHash, host, named, texts, type Found } from './scan-values.js';
import type { RawRecord } from './raw-records.js';

/**
 * What a record of a log says, by object path, read from the record itself. This is the other side of the comparison with the adapters, so it
 * shares nothing with them: it is written from the documentation of the two sensors and docs/log-sources.
 */
export function valuesOf(log: string, record: RawRecord): readonly Found[] {
  if (log.startsWith('suricata/')) return eveValues(record);
  const kind = /\/([a-z]+)/.exec(log)?.[1] ?? '';
  return [...zeekEnds(record, kind), ...(ZEEK[kind]?.(record) ?? [])];
}

const USER_AGENT = "network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*]";
const RESOLVES_TO = 'domain-name:resolves_to_refs[*].value';

function ends(from: unknown, to: unknown, ports: readonly [unknown, unknown]): readonly Found[] {
  const found: Found[] = [];
  for (const [address, path] of [
    [from, 'network-traffic:src_ref.value'],
    [to, 'network-traffic:dst_ref.value'],
  ] as const) {
    if (typeof address === 'string' && isIP(address) !== 0) found.push({ path, value: address }, ...host(address));
  }
  if (found.length === 0) return [];
  ports.forEach((port, side) => {
    if (typeof port === 'number')
      found.push({ path: `network-traffic:${side === 0 ? 'src' : 'dst'}_port`, value: port });
  });
  return found;
}

function zeekEnds(record: RawRecord, kind: string): readonly Found[] {
  // In a connection's record, type and code of ICMP stand where the ports would be.
  const hasPorts = kind !== 'conn' || record.proto !== 'icmp';
  const ports = hasPorts ? ([record['id.orig_p'], record['id.resp_p']] as const) : ([undefined, undefined] as const);
  return ends(record['id.orig_h'], record['id.resp_h'], ports);
}

const ZEEK: Readonly<Record<string, (record: RawRecord) => readonly Found[]>> = {
  dns: (record) => {
    const [query] = texts(record.query);
    return lookup(query, texts(record.answers));
  },
  ssl: (record) => [
    ...texts(record.server_name).flatMap(host),
    ...[...texts(record.cert_chain_fps), ...texts(record.client_cert_chain_fps)].flatMap((hash) =>
      fileHash('x509-certificate', hash),
    ),
  ],
  http: (record) => [
    ...texts(record.host).flatMap((text) => host(named(text).host)),
    ...composed(texts(record.host)[0] ?? record['id.resp_h'], record['id.resp_p'], record.uri),
    ...texts(record.user_agent).map((value) => ({ path: USER_AGENT, value })),
  ],
  files: (record) => {
    const hashes = [record.md5, record.sha1, record.sha256].flatMap(texts).flatMap((hash) => fileHash('file', hash));
    // STIX 6.7: a file has a name or a hash; one that has neither is no object, whatever else is known of it.
    const isObject = hashes.length > 0 || texts(record.filename).length > 0;
    return [
      ...[...texts(record.tx_hosts), ...texts(record.rx_hosts)].flatMap((text) => (isIP(text) ? host(text) : [])),
      ...hashes,
      ...(isObject ? texts(record.mime_type) : []).map((value) => ({ path: 'file:mime_type', value })),
    ];
  },
};

/** A name is seen when it is asked for or an answer; what is neither a name nor an address ("TXT 4 abc") is not seen. */
function lookup(query: string | undefined, answers: readonly string[]): readonly Found[] {
  const answered = answers.filter((answer) => !/\s/.test(answer));
  if (query === undefined) return answered.flatMap(host);
  return [
    { path: 'domain-name:value', value: query },
    ...answered.flatMap(host),
    ...answered.filter((answer) => answer !== query).map((value) => ({ path: RESOLVES_TO, value })),
  ];
}

interface EveRecord {
  readonly event_type?: string;
  readonly dest_ip?: string;
  readonly dest_port?: number;
  readonly dns?: { readonly rrname?: string; readonly answers?: readonly { readonly rdata?: string }[] };
  readonly tls?: { readonly sni?: string; readonly fingerprint?: string };
  readonly http?: EveRequest;
}

interface EveRequest {
  readonly hostname?: string;
  readonly url?: string;
  readonly http_port?: number;
  readonly http_user_agent?: string;
}

function eveValues(record: RawRecord & EveRecord): readonly Found[] {
  const { dns, tls, http } = record;
  const found = [...ends(record.src_ip, record.dest_ip, [record.src_port, record.dest_port])];
  if (dns)
    found.push(
      ...lookup(
        dns.rrname,
        (dns.answers ?? []).flatMap(({ rdata }) => texts(rdata)),
      ),
    );
  if (tls) {
    found.push(...texts(tls.sni).flatMap(host));
    found.push(...texts(tls.fingerprint).flatMap((hash) => fileHash('x509-certificate', hash.replaceAll(':', ''))));
  }
  if (http) found.push(...requestValues(record, http));
  return found;
}

function requestValues(
  { event_type: type, dest_ip: address, dest_port: port }: EveRecord,
  http: EveRequest,
): readonly Found[] {
  // A file comes from the server, so that its record's destination is the client; the port is the server's in a request alone.
  const server = http.hostname ?? (type === 'fileinfo' ? undefined : address);
  return [
    ...texts(http.hostname).flatMap((text) => host(named(text).host)),
    ...composed(server, http.http_port ?? (type === 'http' ? port : undefined), http.url),
    ...texts(http.http_user_agent).map((value) => ({ path: USER_AGENT, value })),
  ];
}
