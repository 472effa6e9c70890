import { CERTIFICATES, BROWSER, COMPANY, FILES, HERON } from './cast.mjs';
import { delivery, lookup, plain, secure, web } from './exchanges.mjs';
import { between, fraction, HEX, LOWER, word } from './random.mjs';
import { clock, MINUTE, SECOND } from './time.mjs';

// The intrusion, in order. Times are UTC; the company's clocks show an hour more.

const zero = COMPANY.patientZero;
const app = COMPANY.appServer;

function ask(at, from, query, answers, extra = {}) {
  return lookup({ at, from, to: COMPANY.resolver, query, answers, ...extra });
}

function address(data, ttl = 300) {
  return [{ type: data.includes(':') ? 'AAAA' : 'A', data, ttl }];
}

/** 16:58 Two employees get the same mail; the attached PDF holds nothing but a link. */
function phishing() {
  return [
    ['16:58:41', 'm.okafor'],
    ['16:58:44', 's.brandt'],
  ].map(([time, user]) =>
    delivery({
      at: clock(time),
      from: HERON.mailServer,
      to: COMPANY.mailGateway,
      hello: 'mail.relay-nine.example',
      sender: HERON.sender,
      display: 'Harborline Freight Billing',
      recipient: `${user}@${COMPANY.domain}`,
      subject: HERON.subject,
      attachment: FILES.notice,
    }),
  );
}

/** 17:21 One of them follows the link, reads the page and downloads the document. */
function lure() {
  const { name: host, v4: to } = HERON.lure;
  const page = `http://${host}/n/4471`;
  const browse = { agent: BROWSER, host };
  return [
    ask(clock('17:21:05'), zero.v4, host, address(to)),
    web({
      at: clock('17:21:06'),
      from: zero.v4,
      to,
      requests: [
        { ...browse, uri: '/n/4471', body: FILES.landing },
        { ...browse, after: 0.3, uri: '/n/4471/style.css', referrer: page, body: FILES.style },
      ],
    }),
    web({
      at: clock('17:21:39'),
      from: zero.v4,
      to,
      requests: [{ ...browse, uri: '/d/4471/invoice-4471.docm', referrer: page, body: FILES.document }],
    }),
  ];
}

/** 17:23 The document's macro asks whether the second stage is there, without a user agent, and fetches it by address. */
function staging() {
  const { name: host, v4: to, port: toPort } = HERON.staging;
  return [
    ask(clock('17:23:01'), zero.v4, host, address(to)),
    web({
      at: clock('17:23:02'),
      from: zero.v4,
      to,
      toPort,
      requests: [{ host, uri: '/a/hb.txt', body: FILES.check }],
    }),
    web({
      at: clock('17:23:04'),
      from: zero.v4,
      to,
      toPort,
      requests: [{ host: to, uri: '/a/update.bin', agent: HERON.loaderAgent, body: FILES.loader }],
    }),
  ];
}

/** Names that the backdoor computes and nobody has registered: twelve letters and digits, one question every few seconds. */
function generatedNames(start, from, count) {
  return Array.from({ length: count }, (_, index) => {
    const query = `${word(LOWER, 12, 'generated', start, index)}.${index % 2 === 0 ? 'example' : 'test'}`;
    return ask(clock(start) + index * 4 * SECOND + between(0, 900_000, start, index), from, query, [], {
      code: 'NXDOMAIN',
    });
  });
}

/** 17:25 to 21:25, every quarter of an hour with some jitter: the first computer calls its command and control. */
function beacons() {
  const { name, v4, v6 } = HERON.control;
  return Array.from({ length: 17 }, (_, index) => {
    const at = clock('17:25:10') + index * 15 * MINUTE + between(-20, 20, 'beacon', index) * SECOND;
    const overV6 = index % 6 === 4;
    const to = overV6 ? v6 : v4;
    const resumed = index % 4 !== 0;
    const call = secure({
      at,
      from: overV6 ? zero.v6 : zero.v4,
      to,
      name,
      certificate: CERTIFICATES.control,
      resumed,
      trusted: false,
      duration: 1 + fraction('beacon duration', index) * 4,
      sent: between(700, 1_900, 'beacon sent', index),
      received: between(1_100, 5_200, 'beacon received', index),
    });
    const asked = at - between(40_000, 90_000, 'beacon lookup', index);
    return resumed && !overV6
      ? [call]
      : [ask(asked, zero.v4, name, address(to), { type: overV6 ? 'AAAA' : 'A' }), call];
  }).flat();
}

/** Questions whose names carry data out and whose TXT answers carry commands in. */
function tunnel(start, step, count, from, to) {
  return Array.from({ length: count }, (_, index) =>
    lookup({
      at: clock(start) + index * step * SECOND + between(0, 2_500_000, 'tunnel', start, index),
      from,
      to,
      query: `${word(HEX, 28, 'tunnel', start, index)}.${HERON.tunnel.zone}`,
      type: 'TXT',
      answers: [{ type: 'TXT', data: word(LOWER, 24, 'tunnel answer', start, index), ttl: 1 }],
    }),
  );
}

/** 19:04 The first computer looks for file shares, finds two servers, reads one share and takes the other by remote desktop. */
function lateral() {
  const probes = Array.from({ length: 8 }, (_, index) => {
    const host = 11 + index;
    const state = host % 3 === 0 ? 'REJ' : 'S0';
    const at = clock('19:04:12') + index * 350_000;
    return plain({
      at,
      from: zero.v4,
      to: `${COMPANY.servers}${host}`,
      toPort: 445,
      duration: state === 'S0' ? 3 : 0.0004,
      sent: 0,
      received: 0,
      state,
    });
  }).filter(({ to }) => to !== COMPANY.fileServer.v4);
  const smb = { from: zero.v4, toPort: 445, service: 'gssapi,smb' };
  return [
    ...probes,
    plain({ ...smb, at: clock('19:04:13'), to: COMPANY.fileServer.v4, duration: 2.1, sent: 4_100, received: 5_900 }),
    plain({ ...smb, at: clock('19:06:30'), to: COMPANY.fileServer.v4, duration: 214, sent: 61_300, received: 388_400 }),
    plain({ ...smb, at: clock('19:12:48'), to: app.v4, duration: 41, sent: 431_900, received: 9_200 }),
    // Two hours long, so that a sensor which logs connections at their end writes it after much that came later.
    plain({
      at: clock('19:18:22'),
      from: zero.v4,
      to: app.v4,
      toPort: 3389,
      service: 'rdp,ssl',
      duration: 5_960,
      sent: 3_912_400,
      received: 48_770_100,
    }),
  ];
}

/** 19:42 to 21:12: the server calls as well, once over an IPv6 address that nothing else uses. */
function serverBeacons() {
  const { name, v4 } = HERON.control;
  const calls = Array.from({ length: 7 }, (_, index) => {
    const at = clock('19:42:05') + index * 15 * MINUTE + between(-20, 20, 'server beacon', index) * SECOND;
    const overV6 = index === 3;
    return secure({
      at,
      from: overV6 ? app.v6 : app.v4,
      to: overV6 ? HERON.fallback.v6 : v4,
      name,
      certificate: CERTIFICATES.control,
      resumed: index !== 0 && !overV6,
      trusted: false,
      duration: 1 + fraction('server beacon duration', index) * 3,
      sent: between(700, 1_900, 'server beacon sent', index),
      received: between(1_100, 4_800, 'server beacon received', index),
    });
  });
  return [ask(calls[0].at - 61_000, app.v4, name, address(v4)), ...calls];
}

/** 19:55 The server reads the drawings from the file server: 61, 118 and 143 million octets. */
function collection() {
  return [
    ['19:55:20', 61_204_480, 212],
    ['20:02:47', 118_030_336, 405],
    ['20:13:09', 143_654_912, 488],
  ].map(([time, received, duration]) =>
    plain({
      at: clock(time),
      from: app.v4,
      to: COMPANY.fileServer.v4,
      toPort: 445,
      service: 'gssapi,smb',
      duration,
      sent: Math.round(received / 90),
      received,
    }),
  );
}

/** 20:41 The drawings leave: 88, 97 and 31 million octets to a store that is not the command and control. */
function exfiltration() {
  const { name, v4 } = HERON.drop;
  const uploads = [
    ['20:41:30', 88_341_504, 341],
    ['20:48:02', 97_216_512, 377],
    ['20:55:16', 31_023_104, 122],
  ].map(([time, sent, duration], index) =>
    secure({
      at: clock(time),
      from: app.v4,
      to: v4,
      name,
      certificate: CERTIFICATES.drop,
      resumed: index > 0,
      duration,
      sent,
      received: Math.round(sent / 400),
    }),
  );
  return [ask(clock('20:41:29'), app.v4, name, address(v4)), ...uploads];
}

/** Every connection of the intrusion. */
export function intrusion() {
  return [
    ...phishing(),
    ...lure(),
    ...staging(),
    ...generatedNames('17:24:31', zero.v4, 9),
    ...beacons(),
    ...tunnel('18:31:00', 70, 10, zero.v4, COMPANY.resolver),
    ...tunnel('18:44:20', 65, 12, zero.v4, HERON.tunnel.nameServer),
    ...lateral(),
    ...serverBeacons(),
    ...collection(),
    ...generatedNames('20:01:10', app.v4, 5),
    ...tunnel('20:24:05', 40, 6, app.v4, COMPANY.resolver),
    ...exfiltration(),
  ];
}
