import { isInside } from './connection.mjs';
import { BASE62, between, word } from './random.mjs';
import { SECOND } from './time.mjs';
import { fileRow } from './zeek-files.mjs';

// What a Zeek sensor writes about the connections that it sees.

const QUERY_TYPES = { A: 1, PTR: 12, TXT: 16, AAAA: 28 };
const REASONS = { 200: 'OK', 404: 'Not Found' };
const HISTORY = { SF: 'ShADadFf', S0: 'S', REJ: 'Sr' };

function envelope({ from, fromPort, to, toPort }, uid, at) {
  return { ts: at, uid, 'id.orig_h': from, 'id.orig_p': fromPort, 'id.resp_h': to, 'id.resp_p': toPort };
}

function connRow(connection, uid) {
  const { at, proto, service, duration, state, payload, packets, octets, communityId } = connection;
  const values = {
    ...envelope(connection, uid, at),
    proto,
    service,
    duration,
    orig_bytes: payload.sent,
    resp_bytes: payload.received,
    conn_state: state,
    local_orig: isInside(connection.from),
    local_resp: isInside(connection.to),
    missed_bytes: 0,
    history: proto === 'udp' ? 'Dd' : HISTORY[state],
    orig_pkts: packets.sent,
    orig_ip_bytes: octets.sent,
    resp_pkts: packets.received,
    resp_ip_bytes: octets.received,
    community_id: communityId,
  };
  return { written: connection.loggedAt, values };
}

/** Zeek prints the strings of a TXT answer behind the word TXT and their length. */
function answerText({ type, data }) {
  return type === 'TXT' ? `TXT ${data.length} ${data}` : data;
}

function dnsRow(connection, uid) {
  const { query, type, answers, code, roundTrip, id } = connection.app.dns;
  const found = answers.length > 0;
  const values = {
    ...envelope(connection, uid, connection.at),
    proto: connection.proto,
    trans_id: id,
    rtt: roundTrip,
    query,
    qclass: 1,
    qclass_name: 'C_INTERNET',
    qtype: QUERY_TYPES[type],
    qtype_name: type,
    rcode: code === 'NXDOMAIN' ? 3 : 0,
    rcode_name: code,
    AA: false,
    TC: false,
    RD: true,
    RA: true,
    Z: 0,
    answers: found ? answers.map(answerText) : undefined,
    TTLs: found ? answers.map(({ ttl }) => ttl * SECOND) : undefined,
    rejected: false,
  };
  return { written: connection.at + roundTrip + 12, values };
}

function httpRows(connection, uid, fileIds) {
  return connection.app.http.map((request, index) => {
    const at = connection.at + Math.round(request.after * SECOND);
    const { body } = request;
    const values = {
      ...envelope(connection, uid, at),
      trans_depth: index + 1,
      method: request.method,
      host: request.host,
      uri: request.uri,
      referrer: request.referrer,
      version: '1.1',
      user_agent: request.agent,
      request_body_len: request.upload,
      response_body_len: body?.size ?? 0,
      status_code: request.status,
      status_msg: REASONS[request.status],
      tags: [],
      resp_fuids: body && [fileIds[index]],
      resp_mime_types: body && [body.mime],
    };
    return { written: at + between(90_000, 200_000, 'reply', at), values };
  });
}

function sslRow(connection, uid) {
  const { name, certificate, resumed, trusted, old } = connection.app.tls;
  const shown = certificate !== undefined && !resumed;
  const values = {
    ...envelope(connection, uid, connection.at + 21_000),
    version: old ? 'TLSv12' : 'TLSv13',
    cipher: old ? 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384' : 'TLS_AES_128_GCM_SHA256',
    curve: resumed ? undefined : 'x25519',
    server_name: name,
    resumed,
    next_protocol: old ? undefined : 'h2',
    established: true,
    ssl_history: old ? (resumed ? 'CsiI' : 'CsxknGIti') : 'CsiI',
    cert_chain_fps: shown ? [certificate.sha256] : undefined,
    client_cert_chain_fps: shown ? [] : undefined,
    sni_matches_cert: shown ? true : undefined,
    validation_status: shown ? (trusted ? 'ok' : 'self signed certificate') : undefined,
  };
  return { written: connection.at + 64_000, values };
}

function distinguishedName(parts) {
  return parts.map(([attribute, value]) => `${attribute}=${value}`).join(',');
}

function x509Row(connection) {
  const { certificate } = connection.app.tls;
  const at = connection.at + 43_000;
  const values = {
    ts: at,
    fingerprint: certificate.sha256,
    'certificate.version': 3,
    'certificate.serial': certificate.serial,
    'certificate.subject': distinguishedName(certificate.subject),
    'certificate.issuer': distinguishedName(certificate.issuer),
    'certificate.not_valid_before': certificate.notBefore,
    'certificate.not_valid_after': certificate.notAfter,
    'certificate.key_alg': 'rsaEncryption',
    'certificate.sig_alg': 'sha256WithRSAEncryption',
    'certificate.key_type': 'rsa',
    'certificate.key_length': certificate.keyLength,
    'certificate.exponent': '65537',
    'san.dns': certificate.names.length > 0 ? certificate.names : undefined,
    'basic_constraints.ca': false,
    host_cert: true,
    client_cert: false,
  };
  return { written: at, values };
}

function smtpRow(connection, uid, fileIds) {
  const { hello, sender, display, recipient, subject, id } = connection.app.mail;
  const values = {
    ...envelope(connection, uid, connection.at + 31_000),
    trans_depth: 1,
    helo: hello,
    mailfrom: sender,
    rcptto: [recipient],
    from: `${display} <${sender}>`,
    to: [recipient],
    msg_id: `<${id}@${hello}>`,
    subject,
    last_reply: '250 2.0.0 Ok: queued',
    path: [connection.to, connection.from],
    tls: false,
    fuids: fileIds,
  };
  return { written: connection.at + connection.duration, values };
}

/**
 * The rows of every log of one Zeek sensor: a record of path to rows.
 *
 * `sensor` names it, because two sensors give the same connection different uids. A certificate is logged once a day,
 * as Zeek does.
 */
export function zeekRows(connections, sensor) {
  const logs = { conn: [], dns: [], http: [], ssl: [], files: [], smtp: [], x509: [] };
  const certificates = new Set();
  for (const connection of [...connections].sort((left, right) => left.at - right.at)) {
    const { dns, http, tls, mail } = connection.app;
    const uid = `C${word(BASE62, 17, 'uid', sensor, connection.communityId, connection.at)}`;
    const bodies = http?.map(({ body }) => body) ?? [mail?.attachment];
    const fileIds = bodies.map((body, index) => body && `F${word(BASE62, 17, 'fuid', sensor, uid, index)}`);
    logs.conn.push(connRow(connection, uid));
    if (dns) logs.dns.push(dnsRow(connection, uid));
    if (http) logs.http.push(...httpRows(connection, uid, fileIds));
    if (mail) logs.smtp.push(smtpRow(connection, uid, fileIds.filter(Boolean)));
    bodies.forEach((body, index) => {
      if (body) logs.files.push(fileRow(connection, { uid, fileId: fileIds[index], body, index }));
    });
    if (!tls) continue;
    logs.ssl.push(sslRow(connection, uid));
    if (tls.certificate && !tls.resumed && !certificates.has(tls.certificate.sha256)) {
      certificates.add(tls.certificate.sha256);
      logs.x509.push(x509Row(connection));
    }
  }
  return logs;
}
