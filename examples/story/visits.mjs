import { certificate, file } from './artefacts.mjs';
import { BROWSER, COMPANY } from './cast.mjs';
import { lookup, secure, web } from './exchanges.mjs';
import { between, fraction, pick } from './random.mjs';
import { SITES } from './sites.mjs';
import { clock, MINUTE } from './time.mjs';

// People who browse and servers that update themselves: a question, and a connection to what the answer said.

const DUSK = clock('16:35:00');
const EVENING_MINUTES = 295;

/** An instant of the evening that belongs to `key`. */
export function sometime(...key) {
  return DUSK + Math.floor(fraction('sometime', ...key) * EVENING_MINUTES * MINUTE);
}

function answersFor(site) {
  const target = { type: 'A', data: site.v4, ttl: between(60, 3_600, 'ttl', site.name) };
  if (site.alias === undefined) return [target];
  return [
    { type: 'CNAME', data: site.alias, ttl: 300 },
    { ...target, name: site.alias },
  ];
}

function legacyCertificate(site) {
  return certificate(site.name, {
    subject: [['CN', site.name], ...(site.organisation ? [['O', site.organisation]] : []), ['C', 'ZZ']],
    issuer: [
      ['CN', 'Example Trust Services CA 4'],
      ['O', 'Example Trust Services'],
      ['C', 'ZZ'],
    ],
    names: [site.name, `www.${site.name}`],
    notBefore: '2025-09-01T00:00:00Z',
    notAfter: '2026-09-30T23:59:59Z',
  });
}

function page(site, key) {
  const sizes = {
    'text/html': between(2_000, 60_000, 'page', ...key),
    'application/ocsp-response': 471,
    'text/plain': 22,
  };
  return file([site.name, ...key].join(' '), sizes[site.mime], site.mime);
}

/** One visit: the question, and then a connection to what the answer said. */
function visit(from, site, ...key) {
  const at = sometime(from, site.name, ...key);
  const question = lookup({
    at: at - between(45_000, 95_000, 'ahead', ...key),
    from,
    to: COMPANY.resolver,
    query: site.name,
    answers: answersFor(site),
  });
  if (site.mime !== undefined) {
    const uri = pick(site.paths, from, ...key);
    const request = { host: site.name, uri, agent: site.agent ?? BROWSER, body: page(site, [uri]) };
    return [question, web({ at, from, to: site.v4, requests: [request] })];
  }
  const size = { sent: between(900, 24_000, 'sent', at), received: between(4_000, 900_000, 'received', at) };
  const legacy = site.legacy ? { certificate: legacyCertificate(site) } : {};
  return [
    question,
    secure({ at, from, to: site.v4, name: site.name, duration: 0.4 + fraction('length', at) * 60, ...size, ...legacy }),
  ];
}

/** The visits of the office's workstations. */
export function officeVisits() {
  const hosts = [101, 103, 105, 108, 112, 114, 117, 119, 121, 123, 128];
  return Array.from({ length: 36 }, (_, index) =>
    visit(`${COMPANY.clients}${pick(hosts, 'host', index)}`, pick(SITES.office, 'site', index), index),
  ).flat();
}

/** The visits of the servers. */
export function serverVisits() {
  const hosts = [11, 13, 14, 22];
  return Array.from({ length: 16 }, (_, index) =>
    visit(
      `${COMPANY.servers}${pick(hosts, 'server', index)}`,
      pick(SITES.servers, 'server site', index),
      'server',
      index,
    ),
  ).flat();
}
