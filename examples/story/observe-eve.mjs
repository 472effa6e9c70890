import { createObjects, period, requestExtension, urlOf } from './objects.mjs';
import { instantOf } from './time.mjs';

// One EVE record, one observation. A block (`http`, `tls`, `dns`, `fileinfo`) is read wherever it stands, in alerts as well.

const NAMED = new Set(['A', 'AAAA', 'CNAME', 'NS', 'PTR']);

function traffic(record, first, last) {
  const flow = record.event_type === 'flow' ? record.flow : undefined;
  const counts = flow && {
    src_byte_count: flow.bytes_toserver,
    dst_byte_count: flow.bytes_toclient,
    src_packets: flow.pkts_toserver,
    dst_packets: flow.pkts_toclient,
    ...period(first, last),
  };
  const { http } = record;
  const request =
    http &&
    requestExtension({
      method: http.http_method,
      uri: http.url,
      host: http.hostname,
      agent: http.http_user_agent,
      referrer: http.http_refer,
    });
  return { ...counts, ...request };
}

function protocolsOf({ proto, app_proto: application, event_type: event }) {
  const named = application ?? { dns: 'dns', http: 'http', tls: 'tls' }[event];
  return named && named !== 'failed' ? [proto, named] : [proto];
}

function certificateOf({ subject, issuerdn, serial, fingerprint, notbefore, notafter }) {
  return {
    type: 'x509-certificate',
    hashes: { 'SHA-1': fingerprint.replaceAll(':', '') },
    serial_number: serial,
    subject,
    issuer: issuerdn,
    validity_not_before: `${notbefore}Z`,
    validity_not_after: `${notafter}Z`,
  };
}

/** An EVE record as `{ first, last, objects }`, in microseconds; a flow's time is the flow's, not the record's. */
export function observeEve(record) {
  const isFlow = record.event_type === 'flow';
  const first = instantOf(isFlow ? record.flow.start : record.timestamp);
  const last = isFlow ? instantOf(record.flow.end) : first;
  const { objects, add, addHost, addName, addTraffic } = createObjects();
  const ends = { from: record.src_ip, fromPort: record.src_port, to: record.dest_ip, toPort: record.dest_port };
  addTraffic({ ...ends, protocols: protocolsOf(record) }, traffic(record, first, last));

  const { dns, http, tls, fileinfo } = record;
  if (dns)
    addName(
      dns.rrname,
      (dns.answers ?? []).filter(({ rrtype }) => NAMED.has(rrtype)).map(({ rdata }) => rdata),
    );
  if (http) {
    addHost(http.hostname);
    add({ type: 'url', value: urlOf(http.hostname, http.http_port ?? 80, http.url) });
  }
  if (tls) addHost(tls.sni);
  if (tls?.subject) add(certificateOf(tls));
  if (fileinfo) {
    const hashes = { MD5: fileinfo.md5, 'SHA-1': fileinfo.sha1, 'SHA-256': fileinfo.sha256 };
    add({ type: 'file', name: fileinfo.filename.split('/').at(-1), size: fileinfo.size, hashes });
  }
  return { first, last, objects };
}
