import { inTurn } from './moments.mjs';
import { has, inNetwork, name, request, traffic } from './probe.mjs';

const TRACKING = name('tracking.harborline-freight.example');

/** The pattern file: entries as in `indicators/`, without the object around them. `comment` is the line above. */
export const WATCHLIST = [
  {
    comment: 'anything below the zone of the tunnel',
    pattern: "[domain-name:value LIKE '%.reedpipe-ns.example']",
    seen: (observation) => has(observation, 'domain-name', (object) => object.value.endsWith('.reedpipe-ns.example')),
  },
  {
    comment: "the campaign's other two names",
    pattern: "[domain-name:value IN ('cdn.quayside-static.example', 'drop.cormorant-store.example')]",
    seen: (observation) =>
      has(observation, 'domain-name', (object) =>
        ['cdn.quayside-static.example', 'drop.cormorant-store.example'].includes(object.value),
      ),
  },
  {
    comment: 'remote desktop that is not the administrator’s',
    pattern: "[network-traffic:dst_port = 3389 AND network-traffic:src_ref.value NOT IN ('10.20.30.105')]",
    seen: traffic((object, follow) => object.dst_port === 3389 && follow(object.src_ref).value !== '10.20.30.105'),
  },
  {
    comment: 'traffic to the hosting network of the staging server',
    pattern: "[network-traffic:dst_ref.value ISSUBSET '203.0.113.64/28']",
    seen: traffic((object, follow) => inNetwork(follow(object.dst_ref).value, '203.0.113.64/28')),
  },
  {
    comment: 'the subject, however it is capitalised',
    pattern: "[email-message:subject MATCHES '(?i)customs FORM']",
    seen: (observation) => has(observation, 'email-message', (object) => /customs form/i.test(object.subject)),
  },
  {
    comment: 'the lure, and then HTTP on port 8080 within five minutes',
    pattern:
      "([domain-name:value = 'tracking.harborline-freight.example'] FOLLOWEDBY [network-traffic:dst_port = 8080 AND network-traffic:extensions.'http-request-ext'.request_method = 'get']) WITHIN 300 SECONDS",
    leaves: [TRACKING, traffic((object) => object.dst_port === 8080 && request(object)?.request_method === 'get')],
    holds: (lists) => inTurn(lists, 300),
    expected: true,
    why: () => 'The lure is read at 17:21 and the loader fetched at 17:23.',
  },
  {
    comment: 'a name of another group: not seen here',
    pattern: "[domain-name:value = 'gate.winter-thrush.example']",
    seen: name('gate.winter-thrush.example'),
  },
];

const HEADING = [
  '# Patterns that a duty analyst keeps beside the feed: one a line.',
  '# A line that starts with # is a comment.',
  '',
];

/** The text of watchlist.stixp. */
export function watchlistText() {
  return [...HEADING, ...WATCHLIST.flatMap(({ comment, pattern }) => [`# ${comment}`, pattern]), ''].join('\n');
}
