// Suricata's EVE log, with the community id and hardware addresses that its configuration offers. Whatever `plant` names is in the record, in a
// field from which an observation takes it; everything else is drawn.
import { sampler } from '../random.mjs';
import { LOG_STATISTICS } from '../statistics.mjs';
import { syllables } from '../words.mjs';
import { isoTime } from './world.mjs';

const { eveFlow, eveAlert, eveDns, eveHttp, zeekFiles, zeekSsl } = LOG_STATISTICS.kinds;
const draws = ({ categories }) =>
  Object.fromEntries(Object.entries(categories).map(([field, shares]) => [field, sampler(shares)]));
const [FLOW, ALERT, DNS, HTTP, FILES, TLS] = [eveFlow, eveAlert, eveDns, eveHttp, zeekFiles, zeekSsl].map(draws);
const LONGEST = 600;

const at = (time) => `${isoTime(time)}+0000`;

function head(line, type, time, { client, server, port, proto }) {
  const { draw } = line;
  return {
    timestamp: at(time),
    flow_id: draw.below(2 ** 50),
    in_iface: 'ens5',
    event_type: type,
    src_ip: client ?? line.client(),
    src_port: line.port(),
    dest_ip: server ?? line.address(),
    dest_port: port,
    proto,
    ether: { src_mac: line.hardware(), dest_mac: line.hardware() },
    community_id: `1:${line.identifier(27)}=`,
  };
}

/** A flow is written when it is over: its time is that of its beginning. */
function flow(line, plant) {
  const { draw } = line;
  const { present, numbers } = eveFlow;
  const number = (field) => Math.round(draw.quantile(numbers[field]));
  const age = Math.min(LONGEST, number('flow.age'));
  const start = line.time(age);
  const end = start + age * 1_000_000;
  const isTcp = FLOW.proto(draw) === 'TCP';
  const proto = isTcp ? 'TCP' : 'UDP';
  return {
    ...head(line, 'flow', end, { server: plant.address, port: plant.port ?? Number(FLOW.dest_port(draw)), proto }),
    ...(draw.chance(present.app_proto) && { app_proto: FLOW.app_proto(draw) }),
    flow: {
      pkts_toserver: number('flow.pkts_toserver'),
      pkts_toclient: number('flow.pkts_toclient'),
      bytes_toserver: number('flow.bytes_toserver'),
      bytes_toclient: number('flow.bytes_toclient'),
      start: at(start),
      end: at(end),
      age,
      state: FLOW['flow.state'](draw),
      reason: FLOW['flow.reason'](draw),
      alerted: false,
    },
    ...(isTcp && {
      tcp: {
        tcp_flags: FLOW['tcp.tcp_flags'](draw),
        tcp_flags_ts: '02',
        tcp_flags_tc: '14',
        syn: true,
        ack: true,
        state: FLOW['tcp.state'](draw),
      },
    }),
  };
}

function alert(line, plant) {
  const { draw } = line;
  const { numbers, lengths } = eveAlert;
  const time = line.time();
  const attacker = plant.address ?? line.address();
  let signature = 'ET';
  const length = draw.quantile(lengths['alert.signature']);
  while (signature.length < length) signature += ` ${syllables(draw, 4 + draw.below(8))}`;
  return {
    ...head(line, 'alert', time, {
      client: attacker,
      server: line.client(),
      port: Number(ALERT.dest_port(draw)),
      proto: 'TCP',
    }),
    alert: {
      action: 'allowed',
      gid: 1,
      signature_id: 2_000_000 + draw.below(900_000),
      rev: 1 + draw.below(80_000),
      signature,
      category: ALERT['alert.category'](draw),
      severity: Number(ALERT['alert.severity'](draw)),
      metadata: {
        affected_product: ['Any'],
        attack_target: ['Any'],
        created_at: ['2013_10_08'],
        deployment: ['Perimeter'],
        signature_severity: [ALERT['alert.metadata.signature_severity.0'](draw)],
        updated_at: ['2021_06_07'],
      },
    },
    flow: {
      pkts_toserver: Math.round(draw.quantile(numbers['flow.pkts_toserver'])),
      pkts_toclient: 0,
      bytes_toserver: Math.round(draw.quantile(numbers['flow.bytes_toserver'])),
      bytes_toclient: 0,
      start: at(time),
    },
  };
}

/** Queries, and answers with each record once in full and once by type, as version 2 of the record has them. */
function dns(line, plant) {
  const { draw } = line;
  const rrname = plant.name ?? line.name();
  const base = head(line, 'dns', line.time(), { server: '10.20.0.53', port: 53, proto: 'UDP' });
  if (!plant.address && DNS['dns.type'](draw) === 'query') {
    return {
      ...base,
      dns: { type: 'query', id: draw.below(65_536), rrname, rrtype: DNS['dns.rrtype'](draw), tx_id: 0 },
    };
  }
  const rrtype = plant.address?.includes(':') ? 'AAAA' : 'A';
  const alias = draw.chance(0.5) ? line.name() : undefined;
  const addresses = plant.address ? [plant.address] : [];
  const wanted = Math.min(6, Math.round(draw.quantile(eveDns.lengths['dns.answers'])));
  if (rrtype === 'A') while (addresses.length < wanted) addresses.push(line.address());
  const answers = addresses.map((rdata) => ({ rrname: alias ?? rrname, rrtype, ttl: draw.below(86_400), rdata }));
  if (alias) answers.unshift({ rrname, rrtype: 'CNAME', ttl: draw.below(86_400), rdata: alias });
  return {
    ...base,
    dns: {
      version: 2,
      type: 'answer',
      id: draw.below(65_536),
      flags: '8180',
      qr: true,
      rd: true,
      ra: true,
      rrname,
      rrtype,
      rcode: 'NOERROR',
      answers,
      grouped: { ...(addresses.length > 0 && { [rrtype]: addresses }), ...(alias && { CNAME: [alias] }) },
    },
  };
}

/** The sample has a single record of TLS and three of files: what they name is drawn from Zeek's records of the same. */
function tls(line, plant) {
  const { draw } = line;
  const issuer = syllables(draw, 8);
  return {
    ...head(line, 'tls', line.time(), { port: 443, proto: 'TCP' }),
    tls: {
      subject: `CN=${syllables(draw, 12)}`,
      issuerdn: `C=US, O=${issuer}, CN=${issuer} TLS`,
      serial: draw
        .hex(32)
        .toUpperCase()
        .replace(/..(?!$)/g, '$&:'),
      fingerprint: draw.hex(40).replace(/..(?!$)/g, '$&:'),
      sni: plant.name ?? line.name(),
      version: TLS.version(draw).replace('TLSv1', 'TLS 1.').replace('1.0', '1'),
      notbefore: '2026-01-15T00:00:00',
      notafter: '2026-12-15T00:00:00',
      ja3: { hash: draw.hex(32), string: '771,4865-4866-4867-49195-49199,0-23-65281-10-11-35-16,29-23-24,0' },
      ja3s: { hash: draw.hex(32), string: '771,4865,51-43' },
    },
  };
}

function request(line, { name, url }) {
  const { draw } = line;
  return {
    hostname: url?.host ?? name ?? line.name(),
    ...(url?.port !== undefined && { http_port: url.port }),
    url: url?.path ?? line.path(),
    http_user_agent: line.agent(),
    http_content_type: FILES.mime_type(draw),
    http_method: HTTP['http.http_method'](draw),
    protocol: 'HTTP/1.1',
    status: Number(HTTP['http.status'](draw)),
    length: Math.round(draw.quantile(eveHttp.numbers['http.length'])),
  };
}

function http(line, plant) {
  const { url } = plant;
  return {
    ...head(line, 'http', line.time(), { port: url?.port ?? 80, proto: 'TCP' }),
    tx_id: line.draw.below(4),
    http: request(line, plant),
  };
}

function fileinfo(line, plant) {
  const { draw } = line;
  const hash = (algorithm, length) => (plant.hash?.algorithm === algorithm ? plant.hash.value : draw.hex(length));
  return {
    ...head(line, 'fileinfo', line.time(), {
      client: line.address(),
      server: line.client(),
      port: line.port(),
      proto: 'TCP',
    }),
    http: request(line, plant),
    app_proto: 'http',
    fileinfo: {
      filename: `/files/${plant.fileName ?? line.file()}`,
      sid: [],
      gaps: false,
      state: 'CLOSED',
      md5: hash('MD5', 32),
      sha1: hash('SHA-1', 40),
      sha256: hash('SHA-256', 64),
      stored: false,
      size: Math.round(draw.quantile(zeekFiles.numbers.seen_bytes)),
      tx_id: 0,
    },
  };
}

export const SURICATA_KINDS = { flow, alert, dns, tls, http, fileinfo };

/** What the sample has of each, but for TLS, requests and files, of which it has next to none: there the shares are an assumption. */
const { flow: flows, alert: alerts, dns: queries } = LOG_STATISTICS.eveTypes;
export const SURICATA_SHARES = {
  flow: flows * 0.82,
  alert: alerts * 0.82,
  dns: queries * 0.82,
  tls: 0.08,
  http: 0.05,
  fileinfo: 0.05,
};
