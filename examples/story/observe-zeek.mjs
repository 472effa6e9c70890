import { createObjects, period, requestExtension, urlOf } from './objects.mjs';
import { utcText } from './time.mjs';

// One Zeek record, one observation. Every function fills the list of objects from one kind of log.

function ends(record, protocols) {
  return {
    from: record['id.orig_h'],
    fromPort: record['id.orig_p'],
    to: record['id.resp_h'],
    toPort: record['id.resp_p'],
    protocols,
  };
}

function hashesOf({ md5, sha1, sha256 }) {
  return { MD5: md5, 'SHA-1': sha1, 'SHA-256': sha256 };
}

const READERS = {
  conn(record, { addTraffic }) {
    addTraffic(ends(record, [record.proto, ...(record.service?.split(',') ?? [])]), {
      src_byte_count: record.orig_ip_bytes,
      dst_byte_count: record.resp_ip_bytes,
      src_packets: record.orig_pkts,
      dst_packets: record.resp_pkts,
      ...period(record.ts, record.ts + (record.duration ?? 0)),
    });
  },
  dns(record, { addTraffic, addName }) {
    addTraffic(ends(record, [record.proto, 'dns']));
    // The strings of a TXT answer are data, neither names nor addresses.
    addName(
      record.query,
      (record.answers ?? []).filter((answer) => !answer.startsWith('TXT ')),
    );
  },
  http(record, { add, addHost, addTraffic }) {
    const { method, host, uri, user_agent: agent, referrer } = record;
    addTraffic(ends(record, ['tcp', 'http']), requestExtension({ method, uri, host, agent, referrer }));
    addHost(host);
    add({ type: 'url', value: urlOf(host, record['id.resp_p'], uri) });
  },
  ssl(record, { addHost, addTraffic }) {
    addTraffic(ends(record, ['tcp', 'ssl']));
    if (record.server_name) addHost(record.server_name);
  },
  files(record, { add, addHost }) {
    [...record.tx_hosts, ...record.rx_hosts].forEach(addHost);
    const name = record.filename ? { name: record.filename } : {};
    add({ type: 'file', ...name, size: record.seen_bytes, mime_type: record.mime_type, hashes: hashesOf(record) });
  },
  smtp(record, { add, addTraffic }) {
    addTraffic(ends(record, ['tcp', 'smtp']));
    const [, display, sender] = /^(.*?) <(.*)>$/.exec(record.from);
    const from_ref = add({ type: 'email-addr', value: sender, display_name: display });
    const to_refs = record.to.map((value) => add({ type: 'email-addr', value }));
    add({ type: 'email-message', is_multipart: false, from_ref, to_refs, subject: record.subject });
  },
  x509(record, { add }) {
    add({
      type: 'x509-certificate',
      hashes: { 'SHA-256': record.fingerprint },
      serial_number: record['certificate.serial'],
      subject: record['certificate.subject'],
      issuer: record['certificate.issuer'],
      validity_not_before: utcText(record['certificate.not_valid_before']),
      validity_not_after: utcText(record['certificate.not_valid_after']),
    });
  },
};

/** A Zeek record (times and durations in microseconds, `_path` set) as `{ first, last, objects }`. */
export function observeZeek(record) {
  const list = createObjects();
  READERS[record._path](record, list);
  return { first: record.ts, last: record.ts + (record.duration ?? 0), objects: list.objects };
}
