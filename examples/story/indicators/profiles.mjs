import { FILES } from '../cast.mjs';
import { has, request, traffic } from '../probe.mjs';

const { document, notice } = FILES;

/**
 * Indicators that are spelled as about one in a hundred published ones is: they fire under the profile `detection` and are
 * silent under `spec`, which compares code points.
 */
export const PROFILES = [
  {
    key: 'upper-case-hash',
    name: 'invoice-4471.docm, hash in upper case',
    shows: 'Fires under the profile detection alone, which compares hash values without regard to case.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: `[file:hashes.'SHA-256' = '${document.sha256.toUpperCase()}']`,
    seen: (observation, profile) =>
      profile === 'detection' && has(observation, 'file', ({ hashes }) => hashes['SHA-256'] === document.sha256),
  },
  {
    key: 'upper-case-domain',
    name: 'Command and control, name in mixed case and with a final dot',
    shows: 'Fires under the profile detection alone, which folds names and ignores a final dot.',
    indicates: 'reedpipe',
    phase: 'command-and-control',
    pattern: "[domain-name:value = 'Login.Sable-Metrics.EXAMPLE.']",
    seen: (observation, profile) =>
      profile === 'detection' &&
      has(observation, 'domain-name', (object) => object.value === 'login.sable-metrics.example'),
  },
  {
    key: 'odd-hash-name',
    name: 'Delivery-Notice-4471.pdf, hash under a name of its own',
    shows: 'Fires under the profile detection alone, which knows sha256 to be SHA-256.',
    indicates: 'attachment',
    phase: 'initial-access',
    pattern: `[file:hashes.sha256 = '${notice.sha256}']`,
    seen: (observation, profile) =>
      profile === 'detection' && has(observation, 'file', ({ hashes }) => hashes['SHA-256'] === notice.sha256),
  },
  {
    key: 'agent-without-index',
    name: 'SALTMARSH user agent, without an index',
    shows: 'Fires under the profile detection alone, which looks into a list of strings without an index.',
    indicates: 'saltmarsh',
    phase: 'command-and-control',
    pattern: "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent' LIKE 'QuayUpdater/%']",
    seen: (observation, profile) =>
      profile === 'detection' &&
      traffic((object) =>
        request(object)?.request_header['User-Agent']?.some((agent) => agent.startsWith('QuayUpdater/')),
      )(observation),
  },
];
