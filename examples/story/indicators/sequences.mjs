import { FILES } from '../cast.mjs';
import { inTurn, mostWithin, pairsWithin, shortestChain, together } from '../moments.mjs';
import { address, has, name, traffic, value } from '../probe.mjs';
import { SECOND } from '../time.mjs';

const { document } = FILES;

const LURE = name('tracking.harborline-freight.example');
const CONTROL = name('login.sable-metrics.example');
const SENDER = value('email-addr', 'billing@harborline-freight.example');
const TUNNEL = (observation) =>
  has(observation, 'domain-name', (object) => object.value.endsWith('.t.reedpipe-ns.example'));
const DOCUMENT = (observation) => has(observation, 'file', ({ hashes }) => hashes['SHA-256'] === document.sha256);
const TO_CONTROL = traffic((object, follow) => follow(object.dst_ref).value === '198.51.100.140');
const TO_DROP = traffic(
  (object, follow) => follow(object.dst_ref).value === '192.0.2.201' && object.src_byte_count > 50_000_000,
);
const SHARES = traffic((object, follow) => object.dst_port === 445 && follow(object.src_ref).value === '10.20.30.117');
const DESKTOP = traffic(
  (object, follow) => object.dst_port === 3389 && follow(object.src_ref).value === '10.20.30.117',
);

const minutes = (microseconds) => Math.round(microseconds / (60 * SECOND));

/**
 * Indicators of more than one observation. `leaves` are the scans of the brackets from left to right, `holds` decides over
 * the records that each of them hits, `why` says it in a sentence.
 */
export const SEQUENCES = [
  {
    key: 'lure-then-document',
    name: 'Lure site, then the document, within five minutes',
    shows: 'FOLLOWEDBY and WITHIN.',
    indicates: 'malicious-link',
    phase: 'initial-access',
    pattern: `([domain-name:value = 'tracking.harborline-freight.example'] FOLLOWEDBY [file:hashes.'SHA-256' = '${document.sha256}']) WITHIN 300 SECONDS`,
    leaves: [LURE, DOCUMENT],
    // Suricata's record of the file names the site as well. One record cannot serve both brackets, so it serves the second.
    holds: ([lure, file]) => inTurn([lure.filter((hit) => !file.includes(hit)), file], 300),
    expected: true,
    why: () => 'The name is looked up at 17:21:05 and the document arrives at 17:21:39.',
  },
  {
    key: 'tunnel-burst',
    name: 'Ten names of the tunnel within ten minutes',
    shows: 'REPEATS and WITHIN: qualifiers apply from left to right, here to all ten.',
    indicates: 'dns',
    phase: 'command-and-control',
    pattern: "[domain-name:value LIKE '%.t.reedpipe-ns.example'] REPEATS 10 TIMES WITHIN 600 SECONDS",
    leaves: [TUNNEL],
    holds: ([hits]) => mostWithin(hits, 600) >= 10,
    expected: true,
    why: ([hits]) =>
      `Up to ${mostWithin(hits, 600)} records of the tunnel fall into ten minutes; a question that two sensors see counts for each of them.`,
  },
  {
    key: 'tunnel-flood',
    name: 'Five hundred names of the tunnel',
    shows: 'REPEATS with a number that is not reached.',
    indicates: 'dns',
    phase: 'command-and-control',
    pattern: "[domain-name:value LIKE '%.t.reedpipe-ns.example'] REPEATS 500 TIMES",
    leaves: [TUNNEL],
    holds: ([hits]) => hits.length >= 500,
    expected: false,
    why: ([hits]) => `There are ${hits.length} records of the tunnel in the whole evening.`,
  },
  {
    key: 'loader-and-control',
    name: 'Staging server and command and control within ten minutes, in any order',
    shows: 'AND between brackets: two observations in any order.',
    indicates: 'saltmarsh',
    phase: 'command-and-control',
    pattern:
      "([ipv4-addr:value = '203.0.113.77'] AND [domain-name:value = 'login.sable-metrics.example']) WITHIN 600 SECONDS",
    leaves: [address('203.0.113.77'), CONTROL],
    holds: (lists) => together(lists, 600),
    expected: true,
    why: () => 'The loader comes at 17:23:04 and calls about two minutes later.',
  },
  {
    key: 'mail-or-site',
    name: 'The mail or the site, then the command and control',
    shows: 'OR between brackets; the parentheses only say what precedence says anyway.',
    indicates: 'campaign',
    phase: 'initial-access',
    pattern:
      "([email-addr:value = 'billing@harborline-freight.example'] OR [domain-name:value = 'parcels.ferryman-post.example']) FOLLOWEDBY [domain-name:value = 'login.sable-metrics.example']",
    leaves: [SENDER, name('parcels.ferryman-post.example'), CONTROL],
    holds: ([mail, site, control]) => inTurn([[...mail, ...site], control]),
    expected: true,
    why: () =>
      'Nobody asks for the site of the earlier campaign, but the mail comes at 16:58 and the first call at 17:25.',
  },
  {
    key: 'lookup-then-call',
    name: 'Three times: the name of the command and control, then its address within five seconds',
    shows: 'REPEATS after WITHIN: three pairs, each within five seconds.',
    indicates: 'reedpipe',
    phase: 'command-and-control',
    pattern:
      "([domain-name:value = 'login.sable-metrics.example'] FOLLOWEDBY [network-traffic:dst_ref.value = '198.51.100.140']) WITHIN 5 SECONDS REPEATS 3 TIMES",
    leaves: [CONTROL, TO_CONTROL],
    holds: ([control, calls]) => pairsWithin(control, calls, 5) >= 3,
    expected: true,
    why: () =>
      'Every call is preceded by a lookup or logged by more than one sensor; at least three separate pairs lie within five seconds each.',
  },
  {
    key: 'share-scan',
    name: 'Six file servers tried within ten seconds',
    shows: 'REPEATS over a bracket with two comparisons.',
    indicates: 'admin-shares',
    phase: 'lateral-movement',
    pattern:
      "[network-traffic:dst_port = 445 AND network-traffic:src_ref.value = '10.20.30.117'] REPEATS 6 TIMES WITHIN 10 SECONDS",
    leaves: [SHARES],
    holds: ([hits]) => mostWithin(hits, 10) >= 6,
    expected: true,
    why: ([hits]) =>
      `The scan at 19:04:12 tries eight addresses; ${mostWithin(hits, 10)} records fall into ten seconds.`,
  },
  {
    key: 'whole-intrusion',
    name: 'Mail, site, command and control, remote desktop, upload: within five hours of that evening',
    shows: 'A chain of five observations from several logs, with every qualifier but REPEATS.',
    indicates: 'campaign',
    phase: 'exfiltration',
    pattern:
      "([email-addr:value = 'billing@harborline-freight.example'] FOLLOWEDBY [domain-name:value = 'tracking.harborline-freight.example'] FOLLOWEDBY [domain-name:value = 'login.sable-metrics.example'] FOLLOWEDBY [network-traffic:dst_port = 3389 AND network-traffic:src_ref.value = '10.20.30.117'] FOLLOWEDBY [network-traffic:dst_ref.value = '192.0.2.201' AND network-traffic:src_byte_count > 50000000]) WITHIN 18000 SECONDS START t'2026-03-12T16:00:00Z' STOP t'2026-03-12T23:00:00Z'",
    leaves: [SENDER, LURE, CONTROL, DESKTOP, TO_DROP],
    holds: (lists) => inTurn(lists, 18_000),
    expected: true,
    why: (lists) =>
      `All five steps are there, in this order, and the shortest way through them takes ${minutes(shortestChain(lists))} minutes.`,
  },
  {
    key: 'document-then-upload',
    name: 'The document, then the upload within an hour',
    shows: 'WITHIN that is too short.',
    indicates: 'exfiltration',
    phase: 'exfiltration',
    pattern: `([file:hashes.'SHA-256' = '${document.sha256}'] FOLLOWEDBY [network-traffic:dst_ref.value = '192.0.2.201' AND network-traffic:src_byte_count > 50000000]) WITHIN 3600 SECONDS`,
    leaves: [DOCUMENT, TO_DROP],
    holds: (lists) => inTurn(lists, 3_600),
    expected: false,
    why: (lists) => `Both are there and in order, but at least ${minutes(shortestChain(lists))} minutes apart.`,
  },
  {
    key: 'upload-then-mail',
    name: 'The store, then the mail',
    shows: 'FOLLOWEDBY in an order that did not happen.',
    indicates: 'campaign',
    phase: 'exfiltration',
    pattern:
      "[domain-name:value = 'drop.cormorant-store.example'] FOLLOWEDBY [email-addr:value = 'billing@harborline-freight.example']",
    leaves: [name('drop.cormorant-store.example'), SENDER],
    holds: (lists) => inTurn(lists),
    expected: false,
    why: () => 'Both are there, but the mail (16:58) comes before the store (20:41); FOLLOWEDBY wants the other order.',
  },
];
