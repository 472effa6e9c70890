import { file } from './artefacts.mjs';
import { COMPANY } from './cast.mjs';
import { delivery, lookup, plain, secure } from './exchanges.mjs';
import { between, pick } from './random.mjs';
import { clock, MINUTE, SECOND } from './time.mjs';
import { officeVisits, serverVisits, sometime } from './visits.mjs';

// What happens on any evening: people browse, machines update, mail arrives, servers talk to each other.

/** Questions that lead to nothing: a search suffix, a typing error, a mail gateway that looks a sender up. */
function idleQuestions() {
  const ask = (time, from, query, type, answers = [], code = 'NXDOMAIN') =>
    lookup({ at: clock(time), from, to: COMPANY.resolver, query, type, answers, code });
  return [
    ...[101, 112, 121].map((host, index) =>
      ask(`16:4${index}:1${index}`, `${COMPANY.clients}${host}`, `wpad.${COMPANY.domain}`, 'A'),
    ),
    ask('17:05:33', `${COMPANY.clients}108`, 'www.wether-online.example', 'A'),
    ask('16:58:42', COMPANY.mailGateway, '25.113.0.203.in-addr.arpa', 'PTR'),
    ask(
      '18:10:07',
      COMPANY.mailGateway,
      '11.2.0.192.in-addr.arpa',
      'PTR',
      [{ type: 'PTR', data: 'mx.paper-and-post.example', ttl: 3600 }],
      'NOERROR',
    ),
    // A comma inside an element: Zeek's text logs escape it, because commas separate the elements of a vector.
    ask(
      '18:10:08',
      COMPANY.mailGateway,
      '_dmarc.paper-and-post.example',
      'TXT',
      [
        {
          type: 'TXT',
          data: 'v=DMARC1; p=none; rua=mailto:a@paper-and-post.example,mailto:b@paper-and-post.example',
          ttl: 3600,
        },
      ],
      'NOERROR',
    ),
    ask(
      '19:31:20',
      `${COMPANY.servers}13`,
      `backup.${COMPANY.domain}`,
      'A',
      [{ type: 'A', data: COMPANY.backup, ttl: 60 }],
      'NOERROR',
    ),
    ask('19:59:41', `${COMPANY.servers}14`, `wpad.${COMPANY.domain}`, 'A'),
  ];
}

/** The printer's firmware knows one resolver on the internet and ignores the company's. */
function printerQuestions() {
  return ['16:50:02', '18:20:02', '19:50:02'].map((time) =>
    lookup({
      at: clock(time),
      from: COMPANY.printer,
      to: '192.0.2.53',
      query: 'status.inkwell-devices.example',
      answers: [{ type: 'A', data: '192.0.2.61', ttl: 600 }],
    }),
  );
}

function mail() {
  return [
    ['16:41:10', 'newsletter@tidings.example', 'Tidings', 'p.haas', 'This week in metrology'],
    ['17:12:55', 'orders@paper-and-post.example', 'Paper & Post', 's.brandt', 'Bestellung 20931 bestätigt'],
    ['18:10:06', 'orders@paper-and-post.example', 'Paper & Post', 's.brandt', 'Bestellung 20931 versandt'],
    ['18:47:31', 'noreply@calendar.example.com', 'Calendar', 'm.okafor', 'Reminder: calibration review, 13 March'],
    ['19:22:18', 'j.ferrer@lab-partners.example', 'J. Ferrer', 'p.haas', 'Re: drawings, revision C'],
    ['20:33:49', 'newsletter@tidings.example', 'Tidings', 'm.okafor', 'Tomorrow: two talks'],
  ].map(([time, sender, display, user, subject], index) =>
    delivery({
      at: clock(time),
      from: ['192.0.2.71', '192.0.2.11', '192.0.2.11', '203.0.113.201', '203.0.113.214', '192.0.2.71'][index],
      to: COMPANY.mailGateway,
      hello: `mx.${sender.split('@')[1]}`,
      sender,
      display,
      recipient: `${user}@${COMPANY.domain}`,
      subject,
      ...(index === 4 ? { attachment: file('drawing', 212_908, 'application/pdf', 'bracket-rev-C.pdf') } : {}),
    }),
  );
}

/** Inside the data centre: shares, two remote desktop sessions of the administrator, and a backup that is larger than the theft. */
function dataCentre() {
  const smb = { toPort: 445, service: 'gssapi,smb' };
  const shares = Array.from({ length: 14 }, (_, index) => {
    const from = `${COMPANY.clients}${pick([101, 103, 108, 112, 119, 123], 'share', index)}`;
    const received = between(3_000, 9_000_000, 'share size', index);
    return plain({
      ...smb,
      at: sometime('share', index),
      from,
      to: COMPANY.fileServer.v4,
      duration: between(2, 400, 'share time', index),
      sent: 2_000 + Math.round(received / 60),
      received,
    });
  });
  const desktop = { from: COMPANY.admin, toPort: 3389, service: 'rdp,ssl' };
  return [
    ...shares,
    plain({
      ...desktop,
      at: clock('17:02:40'),
      to: COMPANY.appServer.v4,
      duration: 1_312,
      sent: 1_204_000,
      received: 22_310_000,
    }),
    plain({
      ...desktop,
      at: clock('18:33:05'),
      to: `${COMPANY.servers}14`,
      duration: 640,
      sent: 611_000,
      received: 9_480_000,
    }),
    plain({
      at: clock('21:00:00'),
      from: COMPANY.fileServer.v4,
      to: COMPANY.backup,
      toPort: 8443,
      service: 'ssl',
      duration: 1_460,
      sent: 871_204_000,
      received: 2_411_000,
    }),
    plain({
      ...smb,
      at: clock('21:01:12'),
      from: `${COMPANY.servers}13`,
      to: COMPANY.fileServer.v4,
      duration: 96,
      sent: 241_000,
      received: 18_440_000,
    }),
  ];
}

/** Clocks: one packet out, one packet back. */
function timeService() {
  return Array.from({ length: 8 }, (_, index) => {
    const from = index < 5 ? `${COMPANY.clients}${101 + index * 4}` : `${COMPANY.servers}${index + 6}`;
    const at = clock('16:40:00') + index * 33 * MINUTE + between(0, 50, 'ntp', index) * SECOND;
    return plain({
      at,
      from,
      to: '203.0.113.223',
      toPort: 123,
      proto: 'udp',
      service: 'ntp',
      duration: 0.021,
      sent: 48,
      received: 48,
    });
  });
}

/** Connections over IPv6 that are nobody's fault. */
function newProtocol() {
  return ['17:44:09', '20:17:50'].map((time, index) =>
    secure({
      at: clock(time),
      from: index === 0 ? '2001:db8:20:30::4e1f' : '2001:db8:20:40::13',
      to: '2001:db8:c0de::80',
      name: 'mirror.example.org',
      duration: 4.2 + index,
      sent: 2_310,
      received: 88_400,
    }),
  );
}

/** Every connection that has nothing to do with the intrusion. */
export function background() {
  return [
    ...officeVisits(),
    ...serverVisits(),
    ...idleQuestions(),
    ...printerQuestions(),
    ...mail(),
    ...dataCentre(),
    ...timeService(),
    ...newProtocol(),
  ];
}
