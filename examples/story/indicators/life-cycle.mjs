import { name } from '../probe.mjs';

/** Indicators whose life cycle, not whose pattern, decides. */
export const LIFE_CYCLE = [
  {
    key: 'revoked',
    name: 'assets.example.net (revoked: a content network, listed by mistake)',
    shows: 'Its name is in the logs, but a revoked indicator never matches.',
    indicates: 'campaign',
    phase: 'command-and-control',
    pattern: "[domain-name:value = 'assets.example.net']",
    seen: name('assets.example.net'),
    object: { revoked: true },
    skipped: 'revoked',
  },
  {
    key: 'expired',
    name: 'Staging server of SALTMARSH (expired two days before)',
    shows: 'Matches, and the match says that it lies outside valid_from to valid_until.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: "[domain-name:value = 'cdn.quayside-static.example']",
    seen: name('cdn.quayside-static.example'),
    object: { valid_from: '2025-12-10T00:00:00Z', valid_until: '2026-03-10T00:00:00Z' },
  },
  {
    key: 'sigma',
    name: 'SALTMARSH download, as a Sigma rule',
    shows: 'Skipped: its pattern is in another language.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: [
      'title: SALTMARSH download',
      'logsource:',
      '  category: proxy',
      'detection:',
      '  selection:',
      '    c-useragent: QuayUpdater/1.4',
      '  condition: selection',
      '',
    ].join('\n'),
    object: { pattern_type: 'sigma' },
    skipped: 'pattern_type sigma',
  },
];
