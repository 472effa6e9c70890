import { certificate, file } from './artefacts.mjs';

// Who and what the story is about. Nothing here can belong to anyone: names are under .example and .test (RFC 6761),
// addresses outside the company are from RFC 5737 and RFC 3849, inside it from RFC 1918 (IPv6: RFC 3849 as well).

/** Fernhollow Instruments, the company. */
export const COMPANY = {
  domain: 'fernhollow.example',
  resolver: '10.20.0.53',
  mailGateway: '10.20.10.25',
  clients: '10.20.30.',
  servers: '10.20.40.',
  backup: '10.20.50.10',
  /** The first workstation that was taken over, and its IPv6 address. */
  patientZero: { v4: '10.20.30.117', v6: '2001:db8:20:30:9c4f:aa01:7e21:3d5c' },
  /** The administrator's workstation, whose remote desktop sessions are legitimate. */
  admin: '10.20.30.105',
  /** A printer with a public resolver in its settings. */
  printer: '10.20.30.125',
  fileServer: { v4: '10.20.40.11' },
  appServer: { v4: '10.20.40.22', v6: '2001:db8:20:40::22' },
};

/** Harbor Heron's infrastructure. */
export const HERON = {
  sender: 'billing@harborline-freight.example',
  mailServer: '203.0.113.25',
  subject: 'Delivery notice 4471: customs form missing',
  lure: { name: 'tracking.harborline-freight.example', v4: '198.51.100.23' },
  staging: { name: 'cdn.quayside-static.example', v4: '203.0.113.77', port: 8080 },
  control: { name: 'login.sable-metrics.example', v4: '198.51.100.140', v6: '2001:db8:5ab1::140' },
  fallback: { v6: '2001:db8:5ab1::141' },
  tunnel: { zone: 't.reedpipe-ns.example', nameServer: '203.0.113.53' },
  drop: { name: 'drop.cormorant-store.example', v4: '192.0.2.201' },
  loaderAgent: 'QuayUpdater/1.4',
};

export const FILES = {
  notice: file('notice', 48_213, 'application/pdf', 'Delivery-Notice-4471.pdf'),
  landing: file('landing', 6_421, 'text/html'),
  style: file('style', 2_208, 'text/css'),
  document: file('document', 131_584, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  check: file('check', 18, 'text/plain'),
  loader: file('loader', 412_672, 'application/x-dosexec'),
};

export const CERTIFICATES = {
  control: certificate('control', {
    subject: [
      ['CN', 'login.sable-metrics.example'],
      ['O', 'Sable Metrics'],
      ['C', 'ZZ'],
    ],
    notBefore: '2026-03-05T08:12:44Z',
    notAfter: '2027-03-05T08:12:44Z',
  }),
  drop: certificate('drop', {
    subject: [['CN', 'drop.cormorant-store.example']],
    issuer: [
      ['CN', 'Example Free CA R2'],
      ['O', 'Example Free CA'],
      ['C', 'ZZ'],
    ],
    names: ['drop.cormorant-store.example'],
    notBefore: '2026-03-10T21:40:00Z',
    notAfter: '2026-06-08T21:40:00Z',
  }),
};

/** The browser of the company's workstations. */
export const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/145.0.0.0 Safari/537.36';
