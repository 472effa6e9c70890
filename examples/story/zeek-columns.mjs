// The columns of each Zeek log that the story needs, in Zeek's order: name and type, as its `#fields` and `#types` lines say.
// They are those of Zeek 4 with the Community ID, SHA-256 and certificate validation scripts loaded.

const ID = 'ts:time uid:string id.orig_h:addr id.orig_p:port id.resp_h:addr id.resp_p:port';

function columns(text) {
  return text
    .trim()
    .split(/\s+/)
    .map((column) => {
      const at = column.indexOf(':');
      return { name: column.slice(0, at), type: column.slice(at + 1) };
    });
}

export const ZEEK_COLUMNS = {
  conn: columns(`${ID} proto:enum service:string duration:interval orig_bytes:count resp_bytes:count conn_state:string
    local_orig:bool local_resp:bool missed_bytes:count history:string orig_pkts:count orig_ip_bytes:count resp_pkts:count
    resp_ip_bytes:count tunnel_parents:set[string] community_id:string`),
  dns: columns(`${ID} proto:enum trans_id:count rtt:interval query:string qclass:count qclass_name:string qtype:count
    qtype_name:string rcode:count rcode_name:string AA:bool TC:bool RD:bool RA:bool Z:count answers:vector[string]
    TTLs:vector[interval] rejected:bool`),
  http: columns(`${ID} trans_depth:count method:string host:string uri:string referrer:string version:string
    user_agent:string origin:string request_body_len:count response_body_len:count status_code:count status_msg:string
    info_code:count info_msg:string tags:set[enum] username:string password:string proxied:set[string]
    orig_fuids:vector[string] orig_filenames:vector[string] orig_mime_types:vector[string] resp_fuids:vector[string]
    resp_filenames:vector[string] resp_mime_types:vector[string]`),
  ssl: columns(`${ID} version:string cipher:string curve:string server_name:string resumed:bool last_alert:string
    next_protocol:string established:bool ssl_history:string cert_chain_fps:vector[string]
    client_cert_chain_fps:vector[string] sni_matches_cert:bool validation_status:string`),
  files:
    columns(`ts:time fuid:string tx_hosts:set[addr] rx_hosts:set[addr] conn_uids:set[string] source:string depth:count
    analyzers:set[string] mime_type:string filename:string duration:interval local_orig:bool is_orig:bool seen_bytes:count
    total_bytes:count missing_bytes:count overflow_bytes:count timedout:bool parent_fuid:string md5:string sha1:string
    sha256:string extracted:string extracted_cutoff:bool extracted_size:count`),
  smtp: columns(`${ID} trans_depth:count helo:string mailfrom:string rcptto:set[string] date:string from:string
    to:set[string] cc:set[string] reply_to:string msg_id:string in_reply_to:string subject:string x_originating_ip:addr
    first_received:string second_received:string last_reply:string path:vector[addr] user_agent:string tls:bool
    fuids:vector[string]`),
  x509: columns(`ts:time fingerprint:string certificate.version:count certificate.serial:string certificate.subject:string
    certificate.issuer:string certificate.not_valid_before:time certificate.not_valid_after:time certificate.key_alg:string
    certificate.sig_alg:string certificate.key_type:string certificate.key_length:count certificate.exponent:string
    certificate.curve:string san.dns:vector[string] san.uri:vector[string] san.email:vector[string] san.ip:vector[addr]
    basic_constraints.ca:bool basic_constraints.path_len:count host_cert:bool client_cert:bool`),
};
