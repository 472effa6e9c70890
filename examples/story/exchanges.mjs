import { isIP } from 'node:net';
import { connection } from './connection.mjs';
import { between, fraction } from './random.mjs';
import { SECOND } from './time.mjs';

// The kinds of connection that the story is made of. Each function returns one connection with what the sensors read in it.

/** Octets of a DNS message about `name` with answers of `texts`; near enough. */
function messageSize(name, texts = []) {
  return 18 + name.length + texts.reduce((sum, text) => sum + 12 + (isIP(text) === 4 ? 4 : text.length), 0);
}

/**
 * One DNS question over UDP. `answers` is a list of `{ name?, type, data, ttl }` (`name` is the owner, the question's name
 * unless a CNAME went before); no answers and the code `NXDOMAIN` for a name that does not exist.
 */
export function lookup({ at, from, to, query, type = 'A', answers = [], code = 'NOERROR' }) {
  const roundTrip = between(400, 38_000, 'round trip', at, query);
  const dns = { query, type, answers, code, roundTrip, id: between(1, 65_535, 'dns id', at, query) };
  const received = messageSize(
    query,
    answers.map((answer) => answer.data),
  );
  const sent = messageSize(query);
  return connection({
    at,
    from,
    to,
    toPort: 53,
    proto: 'udp',
    service: 'dns',
    duration: roundTrip,
    sent,
    received,
    app: { dns },
  });
}

/**
 * HTTP/1.1 in clear. `requests` is a list of `{ after?, method?, host, uri, agent?, referrer?, status?, body?, upload? }`:
 * `after` seconds from the connection's start, `body` the file that came back, `upload` octets that were posted.
 */
export function web({ at, from, to, toPort = 80, requests }) {
  const http = requests.map((request) => ({ after: 0.04, method: 'GET', status: 200, upload: 0, ...request }));
  const sent = http.reduce(
    (sum, { uri, host, agent = '', upload }) => sum + 140 + uri.length + host.length + agent.length + upload,
    0,
  );
  const received = http.reduce((sum, { body }) => sum + 230 + (body?.size ?? 0), 0);
  const duration = Math.round((http.at(-1).after + 0.2 + fraction('web', at, from)) * SECOND);
  return connection({ at, from, to, toPort, service: 'http', duration, sent, received, app: { http } });
}

/**
 * TLS. Without a `certificate` the session is TLS 1.3, whose certificates no sensor can read; `resumed` is a TLS 1.2
 * session that was taken up again, which sends none. `duration` is in seconds.
 */
export function secure({
  at,
  from,
  to,
  toPort = 443,
  name,
  certificate,
  resumed = false,
  trusted = true,
  duration,
  sent,
  received,
}) {
  const tls = { name, certificate, resumed, trusted, old: certificate !== undefined };
  return connection({
    at,
    from,
    to,
    toPort,
    service: 'ssl',
    duration: Math.round(duration * SECOND),
    sent,
    received,
    app: { tls },
  });
}

/** One SMTP delivery in clear with at most one attachment. `to` is the receiving server, `recipient` the address. */
export function delivery({ at, from, to, hello, sender, display, recipient, subject, attachment }) {
  const mail = {
    hello,
    sender,
    display,
    recipient,
    subject,
    attachment,
    id: between(100_000, 999_999, 'mail', at, sender),
  };
  const sent = 2_400 + subject.length + Math.ceil((attachment?.size ?? 0) * 1.37);
  const duration = between(400_000, 2_900_000, 'mail duration', at, sender);
  return connection({ at, from, to, toPort: 25, service: 'smtp', duration, sent, received: 512, app: { mail } });
}

/** A connection that nothing but its envelope is logged of. `duration` is in seconds. */
export function plain({ duration, ...rest }) {
  return connection({ ...rest, duration: Math.round(duration * SECOND) });
}
