// What real records look like, as numbers that a generator can draw from: node bench/statistics/measure-logs.mjs FOLDER
// FOLDER holds zeek-json/ and suricata/ (default: ../shared/data/logs beside the repository). Writes logs.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { oneLineLists } from '../json.mjs';
import { describeNames, isName } from './names.mjs';
import { mean, quantiles, share, shares, usage } from './summaries.mjs';

const SHARED = new URL('../../../shared/data/logs', import.meta.url);

/**
 * The fields that are measured, by kind of record: `categories` are few words of a protocol, `numbers` and `lists` (by their length) are
 * spread out. That a field is there at all is measured for each of them.
 */
const KINDS = {
  zeekConn: {
    file: 'zeek-json/conn-ocsf.ndjson',
    categories: ['proto', 'service', 'conn_state', 'history', 'id.resp_p'],
    numbers: ['duration', 'orig_bytes', 'resp_bytes', 'orig_pkts', 'resp_pkts'],
  },
  zeekDns: {
    file: 'zeek-json/dns.ndjson.gz',
    categories: ['qtype_name', 'rcode_name', 'proto'],
    numbers: ['rtt'],
    lists: ['answers'],
  },
  zeekHttp: {
    file: 'zeek-json/http-ocsf.ndjson',
    categories: ['method', 'status_code', 'resp_mime_types.0', 'version'],
    numbers: ['trans_depth', 'request_body_len', 'response_body_len'],
    texts: ['uri', 'user_agent', 'referrer', 'host'],
    lists: ['resp_fuids'],
  },
  zeekSsl: {
    file: 'zeek-json/ssl.ndjson.gz',
    categories: ['version', 'cipher', 'curve', 'ssl_history', 'validation_status', 'next_protocol', 'last_alert'],
    texts: ['server_name'],
    lists: ['cert_chain_fps'],
  },
  zeekFiles: { file: 'zeek-json/files-ocsf.ndjson', categories: ['mime_type'], numbers: ['seen_bytes'] },
  eveFlow: {
    file: 'suricata/eve.json.gz',
    only: 'flow',
    categories: ['proto', 'app_proto', 'flow.state', 'flow.reason', 'tcp.state', 'tcp.tcp_flags', 'dest_port'],
    numbers: ['flow.pkts_toserver', 'flow.pkts_toclient', 'flow.bytes_toserver', 'flow.bytes_toclient', 'flow.age'],
  },
  eveAlert: {
    file: 'suricata/eve.json.gz',
    only: 'alert',
    categories: ['alert.category', 'alert.severity', 'alert.metadata.signature_severity.0', 'dest_port'],
    texts: ['alert.signature'],
    numbers: ['flow.pkts_toserver', 'flow.bytes_toserver'],
  },
  eveDns: {
    file: 'suricata/eve.json.gz',
    only: 'dns',
    categories: ['dns.type', 'dns.rrtype', 'dns.rcode'],
    lists: ['dns.answers'],
  },
  eveHttp: {
    file: 'suricata/eve.json.gz',
    only: 'http',
    categories: ['http.http_method', 'http.protocol', 'http.status'],
    texts: ['http.url', 'http.http_user_agent'],
    numbers: ['http.length'],
  },
};

function measure(folder) {
  const read = (file) => {
    const bytes = readFileSync(join(folder, file));
    const text = file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
    return text.split('\n').filter((line) => line !== '');
  };
  const kinds = Object.fromEntries(
    Object.entries(KINDS).map(([kind, what]) => [kind, describeKind(read(what.file), what)]),
  );
  const dns = read(KINDS.zeekDns.file).map((line) => JSON.parse(line));
  const eve = read(KINDS.eveFlow.file).map((line) => JSON.parse(line));
  return {
    kinds,
    eveTypes: shares(eve.map((record) => record.event_type)),
    names: describeNames([...new Set(dns.map(({ query }) => query).filter(isName))]),
    nameUsage: usage(dns.map(({ query }) => query)),
    addressUsage: usage(dns.flatMap(({ answers = [] }) => answers.filter((one) => /^\d+\.\d+\.\d+\.\d+$/.test(one)))),
    clientUsage: usage(dns.map((record) => record['id.orig_h'])),
  };
}

function describeKind(lines, { only, categories = [], numbers = [], texts = [], lists = [] }) {
  const rows = lines.map((line) => ({ line, record: JSON.parse(line) }));
  const kept = only === undefined ? rows : rows.filter(({ record }) => record.event_type === only);
  const values = (path) => kept.flatMap(({ record }) => valueAt(record, path) ?? []);
  const each = (paths, describe) => Object.fromEntries(paths.map((path) => [path, describe(path)]));
  const all = [...categories, ...numbers, ...texts, ...lists];
  return {
    records: kept.length,
    bytes: mean(kept.map(({ line }) => line.length)),
    present: each(all, (path) => share(kept, ({ record }) => valueAt(record, path) !== undefined)),
    categories: each(categories, (path) => shares(values(path))),
    numbers: each(numbers, (path) => quantiles(values(path), path === 'rtt' || path === 'duration' ? 6 : 0)),
    lengths: {
      ...each(texts, (path) => quantiles(values(path).map(({ length }) => length))),
      ...each(lists, (path) => quantiles(kept.map(({ record }) => valueAt(record, path)?.length ?? 0))),
    },
  };
}

/** A field by its whole name, as Zeek writes it, or by the names on the way to it. */
function valueAt(record, path) {
  if (Object.hasOwn(record, path)) return record[path];
  return path.split('.').reduce((at, key) => (at && typeof at === 'object' ? at[key] : undefined), record);
}

const folder = argv[2] ?? fileURLToPath(SHARED);
const output = new URL('logs.json', import.meta.url);
writeFileSync(output, `${oneLineLists(JSON.stringify(measure(folder), null, 2))}\n`);
