import { createRandom } from './random.mjs';

// Zeek's JSON logs as a sensor of a network with 400 computers would write them. Field by field the proportions are those of public
// captures (which protocols, how many answers, how long a name); sixty connections in a hundred records, half a kilobyte each.

const START = Date.UTC(2026, 2, 12, 8);
const ISSUED = 20_000;

/**
 * The lines of a log, without line breaks.
 *
 * @param {{ count: number, seed: number, plants: ReadonlyMap<number, { kind: string, value: string }> }} options `plants` says which record
 *   holds which constant; every other record holds none
 */
export function createZeekLines({ count, seed, plants }) {
  const network = createNetwork(createRandom(seed));
  return Array.from({ length: count }, (_, number) =>
    JSON.stringify(createRecord(network, number, plants.get(number))),
  );
}

/** What the computers of the network talk to: always the same names and addresses, a few of them most of the time. */
function createNetwork(random) {
  const names = Array.from({ length: ISSUED }, () => {
    const labels = [random.letters(4 + random.below(10)), random.pick(['com', 'net', 'org', 'io', 'de'])];
    if (random.chance(0.8)) labels.unshift(random.pick(['www', 'api', 'cdn', 'edge', random.letters(8)]));
    if (random.chance(0.2)) labels.unshift(random.letters(12));
    return labels.join('.');
  });
  const addresses = Array.from({ length: ISSUED }, () =>
    [random.pick([13, 23, 34, 52, 104, 142, 151, 172]), random.below(256), random.below(256), random.below(256)].join(
      '.',
    ),
  );
  const agents = Array.from(
    { length: 40 },
    () =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${90 + random.below(50)}.0.0.0 Safari/537.36`,
  );
  return {
    random,
    name: () => names[random.popular(ISSUED)],
    address: () => addresses[random.popular(ISSUED)],
    agent: () => random.pick(agents),
    client: () => `10.20.${30 + random.below(4)}.${1 + random.popular(100)}`,
  };
}

function createRecord(network, number, plant) {
  const { random } = network;
  if (plant?.kind === 'url') return http(network, number, plant);
  if (plant?.kind === 'name') return random.pick([dns, ssl, http])(network, number, plant);
  if (plant?.kind === 'address') return random.pick([conn, dns, ssl])(network, number, plant);
  const drawn = random.next();
  return (drawn < 0.6 ? conn : drawn < 0.85 ? dns : drawn < 0.94 ? ssl : http)(network, number);
}

function head({ random, client }, path, number, server, port) {
  const at = new Date(START + number * 40).toISOString();
  const micros = String(random.below(1000)).padStart(3, '0');
  return {
    _path: path,
    _system_name: 'sensor-01',
    _write_ts: at.replace('Z', `${micros}Z`),
    ts: at.replace('Z', `${String(random.below(1000)).padStart(3, '0')}Z`),
    uid: `C${random.identifier(17)}`,
    'id.orig_h': client(),
    'id.orig_p': 32_768 + random.below(28_000),
    'id.resp_h': server,
    'id.resp_p': port,
  };
}

const valueOf = (plant, kind) => (plant?.kind === kind ? plant.value : undefined);

function conn(network, number, plant) {
  const { random } = network;
  const [proto, service, port] = random.pick([
    ['tcp', 'ssl', 443],
    ['tcp', 'ssl', 443],
    ['tcp', 'http', 80],
    ['udp', 'dns', 53],
    ['udp', 'ntp', 123],
    ['tcp', undefined, 8443],
  ]);
  const [sent, received] = [random.size(200_000), random.size(5_000_000)];
  const [out, back] = [1 + Math.ceil(sent / 900), Math.ceil(received / 1400)];
  return {
    ...head(network, 'conn', number, valueOf(plant, 'address') ?? network.address(), port),
    proto,
    ...(service && { service }),
    duration: random.size(300_000_000) / 1e6,
    orig_bytes: sent,
    resp_bytes: received,
    conn_state: random.chance(0.8) ? 'SF' : random.pick(['S0', 'RSTO', 'OTH']),
    local_orig: true,
    local_resp: false,
    missed_bytes: 0,
    history: proto === 'tcp' ? 'ShADadFf' : 'Dd',
    orig_pkts: out,
    orig_ip_bytes: sent + 40 * out,
    resp_pkts: back,
    resp_ip_bytes: received + 40 * back,
    community_id: `1:${random.identifier(27)}=`,
  };
}

function dns(network, number, plant) {
  const { random } = network;
  const type = random.chance(0.7) ? [1, 'A'] : random.chance(0.8) ? [28, 'AAAA'] : [12, 'PTR'];
  const answered = plant?.kind === 'address' || random.chance(0.75);
  const alias = random.chance(0.5) ? [network.name()] : [];
  const addresses = Array.from({ length: 1 + random.popular(6) }, () => network.address());
  if (plant?.kind === 'address') addresses[0] = plant.value;
  const answers = [...alias, ...addresses];
  return {
    ...head(network, 'dns', number, `10.20.0.${53 + random.below(2)}`, 53),
    proto: 'udp',
    trans_id: random.below(65_536),
    ...(answered && { rtt: random.size(200_000) / 1e6 }),
    query: valueOf(plant, 'name') ?? network.name(),
    qclass: 1,
    qclass_name: 'C_INTERNET',
    qtype: type[0],
    qtype_name: type[1],
    rcode: answered ? 0 : 3,
    rcode_name: answered ? 'NOERROR' : 'NXDOMAIN',
    AA: false,
    TC: false,
    RD: true,
    RA: true,
    Z: 0,
    ...(answered && { answers, TTLs: answers.map(() => random.size(86_400)) }),
    rejected: false,
  };
}

function ssl(network, number, plant) {
  const { random } = network;
  return {
    ...head(network, 'ssl', number, valueOf(plant, 'address') ?? network.address(), 443),
    version: random.chance(0.7) ? 'TLSv13' : 'TLSv12',
    cipher: 'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    curve: 'x25519',
    server_name: valueOf(plant, 'name') ?? network.name(),
    resumed: random.chance(0.4),
    established: true,
    ssl_history: 'CsxknGIti',
    ...(random.chance(0.6) && { cert_chain_fps: [random.hex(64), random.hex(64)], client_cert_chain_fps: [] }),
    sni_matches_cert: true,
    ja3: random.hex(32),
    ja3s: random.hex(32),
  };
}

function http(network, number, plant) {
  const { random } = network;
  const planted = plant?.kind === 'url' ? new URL(plant.value) : undefined;
  return {
    ...head(network, 'http', number, network.address(), 80),
    trans_depth: 1,
    method: random.chance(0.85) ? 'GET' : 'POST',
    host: planted?.hostname ?? valueOf(plant, 'name') ?? network.name(),
    uri: planted?.pathname ?? `/${random.letters(6)}/${random.letters(9)}.js?v=${random.hex(8)}`,
    ...(random.chance(0.4) && { referrer: `http://${network.name()}/` }),
    version: '1.1',
    user_agent: network.agent(),
    request_body_len: 0,
    response_body_len: random.size(500_000),
    status_code: 200,
    status_msg: 'OK',
    tags: [],
    resp_fuids: [`F${random.identifier(17)}`],
    resp_mime_types: [random.pick(['text/html', 'text/javascript', 'image/png', 'application/json'])],
  };
}
