// Zeek's JSON logs as a sensor streams them, with the community id that most sites switch on. Whatever `plant` names is in the record, in a field
// from which an observation takes it; everything else is drawn.
import { sampler } from '../random.mjs';
import { LOG_STATISTICS } from '../statistics.mjs';
import { isoTime } from './world.mjs';

const { zeekConn, zeekDns, zeekHttp, zeekSsl } = LOG_STATISTICS.kinds;
const draws = ({ categories }) =>
  Object.fromEntries(Object.entries(categories).map(([field, shares]) => [field, sampler(shares)]));
const [CONN, DNS, HTTP, SSL] = [zeekConn, zeekDns, zeekHttp, zeekSsl].map(draws);
const QTYPES = { A: 1, NS: 2, SOA: 6, PTR: 12, TXT: 16, AAAA: 28, NBSTAT: 33, SRV: 33, AXFR: 252, '*': 255 };
const RCODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 };
const LONGEST = 600;

const at = (time) => `${isoTime(time)}Z`;
const microseconds = (seconds) => Math.round(seconds * 1e6) / 1e6;

function head({ identifier, client, port, draw }, kind, time, written, server, serverPort) {
  return {
    _path: kind,
    _system_name: 'sensor-01',
    _write_ts: at(written),
    ts: at(time),
    uid: `C${identifier(17)}`,
    'id.orig_h': client(),
    'id.orig_p': port(draw),
    'id.resp_h': server,
    'id.resp_p': serverPort,
  };
}

const communityId = ({ identifier }) => ({ community_id: `1:${identifier(27)}=` });

/** A connection is written when it ends: its time is that of its beginning. */
function conn(line, plant) {
  const { draw } = line;
  const { present, numbers } = zeekConn;
  const duration = microseconds(Math.min(LONGEST, draw.quantile(numbers.duration)));
  // A ping has no port.
  const proto = plant.port === undefined ? CONN.proto(draw) : 'tcp';
  const bytes = (field) => Math.round(draw.quantile(numbers[field]));
  const [sent, received, out, back] = ['orig_bytes', 'resp_bytes', 'orig_pkts', 'resp_pkts'].map(bytes);
  const start = line.time(duration);
  return {
    ...head(
      line,
      'conn',
      start,
      start + Math.round(duration * 1e6),
      plant.address ?? line.address(),
      plant.port ?? Number(CONN['id.resp_p'](draw)),
    ),
    proto,
    ...(draw.chance(present.service) && { service: CONN.service(draw) }),
    ...(draw.chance(present.duration) && { duration, orig_bytes: sent, resp_bytes: received }),
    conn_state: CONN.conn_state(draw),
    local_orig: true,
    local_resp: false,
    missed_bytes: 0,
    ...(draw.chance(present.history) && { history: CONN.history(draw) }),
    orig_pkts: out,
    orig_ip_bytes: sent + 28 * out,
    resp_pkts: back,
    resp_ip_bytes: received + 28 * back,
    orig_l2_addr: line.hardware(),
    resp_l2_addr: line.hardware(),
    ...communityId(line),
  };
}

function dns(line, plant) {
  const { draw } = line;
  const { present, numbers, lengths } = zeekDns;
  const type = plant.address?.includes(':') ? 'AAAA' : plant.address ? 'A' : DNS.qtype_name(draw);
  const answers = Array.from({ length: Math.round(draw.quantile(lengths.answers)) }, (_, index) =>
    index === 0 && draw.chance(0.5) ? line.name() : line.address(),
  );
  if (plant.address) answers.push(plant.address);
  const rcode = answers.length > 0 ? 'NOERROR' : draw.chance(present.rcode_name) ? DNS.rcode_name(draw) : undefined;
  const time = line.time();
  return {
    ...head(line, 'dns', time, time, `10.20.0.${53 + draw.below(2)}`, 53),
    proto: 'udp',
    trans_id: draw.below(65_536),
    ...(answers.length > 0 && { rtt: microseconds(draw.quantile(numbers.rtt)) }),
    query: plant.name ?? line.name(),
    qclass: 1,
    qclass_name: 'C_INTERNET',
    qtype: QTYPES[type],
    qtype_name: type,
    ...(rcode !== undefined && { rcode: RCODES[rcode], rcode_name: rcode }),
    AA: false,
    TC: false,
    RD: true,
    RA: answers.length > 0,
    Z: 0,
    ...(answers.length > 0 && { answers, TTLs: answers.map(() => draw.below(86_400)) }),
    rejected: false,
    ...communityId(line),
  };
}

function ssl(line, plant) {
  const { draw } = line;
  const { present, lengths } = zeekSsl;
  const chain = Math.round(draw.quantile(lengths.cert_chain_fps));
  const time = line.time();
  return {
    ...head(line, 'ssl', time, time, plant.address ?? line.address(), 443),
    ...(draw.chance(present.version) && {
      version: SSL.version(draw),
      cipher: SSL.cipher(draw),
      curve: SSL.curve(draw),
    }),
    ...((plant.name || draw.chance(present.server_name)) && { server_name: plant.name ?? line.name() }),
    resumed: draw.chance(0.2),
    ...(draw.chance(present.last_alert) && { last_alert: SSL.last_alert(draw) }),
    ...(draw.chance(present.next_protocol) && { next_protocol: SSL.next_protocol(draw) }),
    established: true,
    ssl_history: SSL.ssl_history(draw),
    ...(chain > 0 && {
      cert_chain_fps: Array.from({ length: chain }, () => draw.hex(64)),
      client_cert_chain_fps: [],
      validation_status: SSL.validation_status(draw),
    }),
    ja3: draw.hex(32),
    ja3s: draw.hex(32),
    ...communityId(line),
  };
}

function http(line, { name, url }) {
  const { draw } = line;
  const { present, numbers } = zeekHttp;
  const time = line.time();
  return {
    ...head(line, 'http', time, time, line.address(), url?.port ?? 80),
    trans_depth: Math.round(draw.quantile(numbers.trans_depth)),
    method: HTTP.method(draw),
    host: url?.host ?? name ?? line.name(),
    uri: url?.path ?? line.path(),
    ...(draw.chance(present.referrer) && { referrer: `http://${line.name()}/` }),
    version: HTTP.version(draw),
    ...(draw.chance(present.user_agent) && { user_agent: line.agent() }),
    request_body_len: Math.round(draw.quantile(numbers.request_body_len)),
    response_body_len: Math.round(draw.quantile(numbers.response_body_len)),
    status_code: Number(HTTP.status_code(draw)),
    status_msg: 'OK',
    tags: [],
    ...(draw.chance(present.resp_fuids) && {
      resp_fuids: [`F${line.identifier(17)}`],
      resp_mime_types: [HTTP['resp_mime_types.0'](draw)],
    }),
    ...communityId(line),
  };
}

/** The kinds of record; how frequent each is, is an assumption: the logs that were measured are of one kind each. */
export const ZEEK_KINDS = { conn, dns, ssl, http };
export const ZEEK_SHARES = { conn: 0.5, dns: 0.27, ssl: 0.15, http: 0.08 };
