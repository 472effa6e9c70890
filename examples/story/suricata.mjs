import { isIPv4 } from 'node:net';
import { alertOn } from './alerts.mjs';
import { octetsOf } from './connection.mjs';
import { between } from './random.mjs';
import { dateText, localText, SECOND } from './time.mjs';

// What Suricata writes to eve.json about the connections that it sees. An event is `[instant, fields]`.

const ETHERNET = 14;
const APPLICATIONS = { dns: 'dns', http: 'http', ssl: 'tls', ntp: 'ntp' };

/** Suricata prints IPv6 addresses in full: eight groups of four digits. */
function addressText(address) {
  return isIPv4(address) ? address : octetsOf(address).toString('hex').match(/.{4}/g).join(':');
}

/** The fields that all events of a connection share. `reversed` is an event about what the server sent. */
function common(connection, at, eventType, reversed = false) {
  const client = [addressText(connection.from), connection.fromPort];
  const server = [addressText(connection.to), connection.toPort];
  const [source, destination] = reversed ? [server, client] : [client, server];
  return {
    timestamp: localText(at),
    flow_id: between(2 ** 47, 2 ** 50, 'flow', connection.communityId, connection.at),
    in_iface: 'ens5f1',
    event_type: eventType,
    src_ip: source[0],
    src_port: source[1],
    dest_ip: destination[0],
    dest_port: destination[1],
    proto: connection.proto.toUpperCase(),
    community_id: connection.communityId,
  };
}

function flowEvent(connection) {
  const { packets, octets, duration } = connection;
  const end = connection.at + duration;
  // A flow is written when its timeout has passed, or at the next sweep after a close.
  const at = end + (connection.proto === 'udp' ? 60 : 5) * SECOND + between(0, 900_000, 'sweep', end);
  const flow = {
    pkts_toserver: packets.sent,
    pkts_toclient: packets.received,
    bytes_toserver: octets.sent + ETHERNET * packets.sent,
    bytes_toclient: octets.received + ETHERNET * packets.received,
    start: localText(connection.at),
    end: localText(end),
    age: Math.round(duration / SECOND),
    state: connection.proto === 'udp' ? 'established' : 'closed',
    reason: 'timeout',
    alerted: alertOn(connection) !== undefined,
  };
  return [at, { ...common(connection, at, 'flow'), app_proto: APPLICATIONS[connection.service] ?? 'failed', flow }];
}

function dnsEvents(connection) {
  const { query, type, answers, code, roundTrip, id } = connection.app.dns;
  const answeredAt = connection.at + roundTrip;
  const records = answers.map(({ name = query, type: rrtype, data, ttl }) => ({
    rrname: name,
    rrtype,
    ttl,
    rdata: data,
  }));
  const types = [...new Set(answers.map((answer) => answer.type))];
  const grouped = types.map((rrtype) => [
    rrtype,
    answers.filter((answer) => answer.type === rrtype).map(({ data }) => data),
  ]);
  const answer = {
    version: 2,
    type: 'answer',
    id,
    flags: '8180',
    qr: true,
    rd: true,
    ra: true,
    opcode: 0,
    rrname: query,
    rrtype: type,
    rcode: code,
    ...(records.length > 0 ? { answers: records, grouped: Object.fromEntries(grouped) } : {}),
  };
  const question = { type: 'query', id, rrname: query, rrtype: type, tx_id: 0, opcode: 0 };
  return [
    [connection.at, { ...common(connection, connection.at, 'dns'), dns: question }],
    [answeredAt, { ...common(connection, answeredAt, 'dns'), dns: answer }],
  ];
}

function httpFields(connection, { host, uri, agent, referrer, method, status, body }) {
  return {
    hostname: host,
    ...(connection.toPort === 80 ? {} : { http_port: connection.toPort }),
    url: uri,
    ...(agent ? { http_user_agent: agent } : {}),
    ...(body ? { http_content_type: body.mime } : {}),
    ...(referrer ? { http_refer: referrer } : {}),
    http_method: method,
    protocol: 'HTTP/1.1',
    status,
    length: body?.size ?? 0,
  };
}

function httpEvents(connection) {
  return connection.app.http.flatMap((request, index) => {
    const at = connection.at + Math.round((request.after + 0.15) * SECOND);
    const http = httpFields(connection, request);
    const { body } = request;
    const event = [at, { ...common(connection, at, 'http'), tx_id: index, http }];
    if (!body) return [event];
    const fileinfo = {
      filename: request.uri,
      gaps: false,
      state: 'CLOSED',
      md5: body.md5,
      sha1: body.sha1,
      sha256: body.sha256,
      stored: false,
      size: body.size,
      tx_id: index,
    };
    const fileAt = at + 240;
    return [event, [fileAt, { ...common(connection, fileAt, 'fileinfo', true), http, app_proto: 'http', fileinfo }]];
  });
}

/** Suricata prints a distinguished name from the general to the specific, with blanks, and serial and fingerprint with colons. */
function tlsFields({ name, certificate, resumed, old }) {
  const nameOf = (parts) =>
    parts
      .toReversed()
      .map(([attribute, value]) => `${attribute}=${value.replace('\\', '')}`)
      .join(', ');
  const colons = (hex) => hex.match(/../g).join(':');
  const shown = certificate && !resumed;
  return {
    ...(shown
      ? {
          subject: nameOf(certificate.subject),
          issuerdn: nameOf(certificate.issuer),
          serial: colons(certificate.serial),
          fingerprint: colons(certificate.sha1),
        }
      : {}),
    ...(resumed ? { session_resumed: true } : {}),
    sni: name,
    version: old ? 'TLS 1.2' : 'TLS 1.3',
    ...(shown ? { notbefore: dateText(certificate.notBefore), notafter: dateText(certificate.notAfter) } : {}),
  };
}

function tlsEvent(connection) {
  const at = connection.at + 64_000;
  return [at, { ...common(connection, at, 'tls'), tls: tlsFields(connection.app.tls) }];
}

/** An alert carries what was known of the application and of the flow when the rule fired. */
function alertEvent(connection, alert) {
  const { http, tls } = connection.app;
  const at = connection.at + (http ? 190_000 : 64_000);
  const application = http
    ? { http: httpFields(connection, http.at(-1)), app_proto: 'http' }
    : { tls: tlsFields(tls), app_proto: 'tls' };
  const flow = {
    pkts_toserver: 5,
    pkts_toclient: 4,
    bytes_toserver: 761,
    bytes_toclient: 1_904,
    start: localText(connection.at),
  };
  return [at, { ...common(connection, at, 'alert'), tx_id: 0, alert, ...application, flow }];
}

/**
 * The text of eve.json. Its threads write in the order in which they finish, so that neighbours may change places: an
 * event is put where its time plus up to two seconds says.
 */
export function eveText(connections) {
  const events = connections.flatMap((connection) => {
    const { dns, http, tls } = connection.app;
    const alert = alertOn(connection);
    return [
      ...(dns ? dnsEvents(connection) : []),
      ...(http ? httpEvents(connection) : []),
      ...(tls ? [tlsEvent(connection)] : []),
      ...(alert ? [alertEvent(connection, alert)] : []),
      flowEvent(connection),
    ];
  });
  const placed = events.map(([at, fields], index) => ({
    place: at + between(0, 2 * SECOND, 'thread', at, index),
    fields,
  }));
  const lines = placed.sort((left, right) => left.place - right.place).map(({ fields }) => JSON.stringify(fields));
  return [...lines, ''].join('\n');
}
