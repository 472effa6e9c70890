// The innocent part of the internet: names and the addresses that they resolve to, chosen apart from Harbor Heron's. A site
// with a `mime` type speaks HTTP and has `paths`; the others speak TLS. `legacy` is TLS 1.2, whose certificate can be read.
export const SITES = {
  office: [
    { name: 'www.example.com', v4: '192.0.2.10' },
    { name: 'news.example.org', v4: '192.0.2.21', alias: 'news.edge.cachet.example' },
    { name: 'assets.example.net', v4: '192.0.2.30', alias: 'assets.edge.cachet.example' },
    { name: 'mail.example.com', v4: '203.0.113.202' },
    { name: 'maps.example.net', v4: '203.0.113.210', alias: 'tiles.edge.cachet.example' },
    { name: 'weather.example.org', v4: '192.0.2.44', legacy: true, organisation: 'Wetterdienst Übersee' },
    { name: 'shop.paper-and-post.example', v4: '192.0.2.12', legacy: true, organisation: 'Paper & Post\\, Inc.' },
    { name: 'video.example.net', v4: '203.0.113.240' },
    { name: 'search.example.com', v4: '203.0.113.230' },
    {
      name: 'ocsp.example-trust.test',
      v4: '192.0.2.80',
      mime: 'application/ocsp-response',
      paths: ['/MFEwTzBNMEswSTAJ', '/MFMwUTBPME0wSzAJ'],
    },
    { name: 'radio.example.org', v4: '198.51.100.205', mime: 'text/html', paths: ['/', '/programme?day=thu'] },
    {
      name: 'connectivity.example.net',
      v4: '198.51.100.210',
      mime: 'text/plain',
      paths: ['/check.txt'],
      agent: 'NetProbe/2.0',
    },
  ],
  servers: [
    { name: 'updates.vendor-one.example', v4: '198.51.100.220', alias: 'updates.edge.cachet.example' },
    { name: 'packages.example.org', v4: '203.0.113.244' },
    { name: 'licence.cad-suite.example', v4: '198.51.100.231', legacy: true, organisation: 'CAD Suite' },
    { name: 'telemetry.vendor-two.example', v4: '198.51.100.240' },
  ],
};
