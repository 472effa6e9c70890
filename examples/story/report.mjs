// Who, why and how: the objects of the feed that are not indicators, and how they hang together. Techniques and tools have
// their real names and numbers from MITRE ATT&CK; everything else is invented.

function reference(id, kind) {
  return [
    { source_name: 'mitre-attack', external_id: id, url: `https://attack.mitre.org/${kind}/${id.replace('.', '/')}` },
  ];
}

function technique(key, id, name, phase) {
  return {
    type: 'attack-pattern',
    key,
    name,
    external_references: reference(id, 'techniques'),
    kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: phase }],
  };
}

const TECHNIQUES = [
  technique('attachment', 'T1566.001', 'Spearphishing Attachment', 'initial-access'),
  technique('malicious-link', 'T1204.001', 'Malicious Link', 'execution'),
  technique('malicious-file', 'T1204.002', 'Malicious File', 'execution'),
  technique('tool-transfer', 'T1105', 'Ingress Tool Transfer', 'command-and-control'),
  technique('web', 'T1071.001', 'Web Protocols', 'command-and-control'),
  technique('dns', 'T1071.004', 'DNS', 'command-and-control'),
  technique('generated-names', 'T1568.002', 'Domain Generation Algorithms', 'command-and-control'),
  technique('remote-desktop', 'T1021.001', 'Remote Desktop Protocol', 'lateral-movement'),
  technique('admin-shares', 'T1021.002', 'SMB/Windows Admin Shares', 'lateral-movement'),
  technique('shared-drive', 'T1039', 'Data from Network Shared Drive', 'collection'),
  technique('exfiltration', 'T1048', 'Exfiltration Over Alternative Protocol', 'exfiltration'),
];

/** Everything in the feed but its indicators and relationships. */
export const ACTORS = [
  {
    type: 'identity',
    key: 'estuary',
    name: 'Estuary Threat Notes',
    description: 'The invented publisher of this feed.',
    identity_class: 'organization',
    sectors: ['technology'],
  },
  {
    type: 'identity',
    key: 'fernhollow',
    name: 'Fernhollow Instruments',
    description: 'The invented company that the intrusion is about.',
    identity_class: 'organization',
    sectors: ['manufacturing'],
  },
  {
    type: 'threat-actor',
    key: 'actor',
    name: 'Harbor Heron',
    description: 'An invented group that steals design drawings for whoever pays.',
    threat_actor_types: ['spy', 'crime-syndicate'],
    sophistication: 'intermediate',
    resource_level: 'organization',
    primary_motivation: 'organizational-gain',
  },
  {
    type: 'intrusion-set',
    key: 'intrusion-set',
    name: 'Harbor Heron operations',
    description: 'Mails about freight, a loader from a host of its own, a backdoor that speaks TLS and DNS.',
    first_seen: '2025-06-02T00:00:00Z',
    goals: ['design drawings'],
  },
  {
    type: 'campaign',
    key: 'campaign',
    name: 'Delivery Notice 4471',
    description: 'March 2026: instrument makers are told that a customs form is missing.',
    first_seen: '2026-03-10T00:00:00Z',
    last_seen: '2026-03-13T00:00:00Z',
  },
  {
    type: 'malware',
    key: 'saltmarsh',
    name: 'SALTMARSH',
    description: 'Loader: fetched by a document’s macro from port 8080, with a user agent of its own.',
    malware_types: ['downloader'],
    is_family: true,
  },
  {
    type: 'malware',
    key: 'reedpipe',
    name: 'REEDPIPE',
    description: 'Backdoor: calls every quarter of an hour over TLS, falls back to TXT records.',
    malware_types: ['backdoor', 'remote-access-trojan'],
    is_family: true,
  },
  {
    type: 'tool',
    key: 'psexec',
    name: 'PsExec',
    tool_types: ['remote-access'],
    external_references: reference('S0029', 'software'),
  },
  ...TECHNIQUES,
];

/** How they hang together: source, verb, target. */
export const LINKS = [
  ['campaign', 'attributed-to', 'intrusion-set'],
  ['intrusion-set', 'attributed-to', 'actor'],
  ['campaign', 'targets', 'fernhollow'],
  ['campaign', 'uses', 'saltmarsh'],
  ['campaign', 'uses', 'attachment'],
  ['campaign', 'uses', 'malicious-link'],
  ['intrusion-set', 'uses', 'saltmarsh'],
  ['intrusion-set', 'uses', 'reedpipe'],
  ['intrusion-set', 'uses', 'psexec'],
  ['intrusion-set', 'uses', 'remote-desktop'],
  ['intrusion-set', 'uses', 'admin-shares'],
  ['intrusion-set', 'uses', 'shared-drive'],
  ['intrusion-set', 'uses', 'exfiltration'],
  ['saltmarsh', 'uses', 'malicious-file'],
  ['saltmarsh', 'uses', 'tool-transfer'],
  ['saltmarsh', 'drops', 'reedpipe'],
  ['reedpipe', 'uses', 'web'],
  ['reedpipe', 'uses', 'dns'],
  ['reedpipe', 'uses', 'generated-names'],
];
