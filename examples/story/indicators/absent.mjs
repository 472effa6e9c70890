import { file } from '../artefacts.mjs';
import { has, inNetwork, name } from '../probe.mjs';

const earlier = file('the loader of an earlier campaign', 398_336, 'application/x-dosexec');

/** Indicators of Harbor Heron's that are sound, and do not occur in these logs. */
export const ABSENT = [
  {
    key: 'earlier-lure',
    name: 'Lure site of an earlier campaign',
    shows: 'Not in these logs.',
    indicates: 'intrusion-set',
    phase: 'initial-access',
    pattern: "[domain-name:value = 'parcels.ferryman-post.example']",
    seen: name('parcels.ferryman-post.example'),
  },
  {
    key: 'earlier-network',
    name: 'Network of an earlier campaign, outside the mail servers',
    shows: 'Not in these logs; ISSUBSET with exceptions.',
    indicates: 'intrusion-set',
    phase: 'command-and-control',
    pattern:
      "[ipv4-addr:value ISSUBSET '198.51.100.64/27' AND ipv4-addr:value NOT IN ('198.51.100.70', '198.51.100.71')]",
    seen: (observation) =>
      has(
        observation,
        'ipv4-addr',
        (object) => inNetwork(object.value, '198.51.100.64/27') && !/\.7[01]$/.test(object.value),
      ),
  },
  {
    key: 'earlier-loader',
    name: 'SALTMARSH of an earlier campaign',
    shows: 'Not in these logs; either hash of the same file.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: `[file:hashes.'SHA-1' = '${earlier.sha1}' OR file:hashes.MD5 = '${earlier.md5}']`,
    seen: (observation) =>
      has(observation, 'file', ({ hashes }) => hashes['SHA-1'] === earlier.sha1 || hashes.MD5 === earlier.md5),
  },
  {
    key: 'earlier-upload',
    name: 'Upload form of an earlier campaign',
    shows: 'Not in these logs; LIKE with both of its wildcards.',
    indicates: 'intrusion-set',
    phase: 'exfiltration',
    pattern: "[url:value LIKE 'http://%/up/%.php?id=____']",
    seen: (observation) =>
      has(observation, 'url', (object) => /^http:\/\/.*\/up\/.*\.php\?id=.{4}$/s.test(object.value)),
  },
  {
    key: 'service-command',
    name: 'PsExec starts REEDPIPE (needs a log of processes)',
    shows: 'Not in these logs: no sensor on the network sees processes.',
    indicates: 'psexec',
    phase: 'lateral-movement',
    pattern: String.raw`[process:command_line MATCHES '(?i)psexe(c|svc)\\.exe .*reed\\.dll' OR process:image_ref.name = 'psexesvc.exe']`,
    seen: (observation) => has(observation, 'process', () => true),
  },
  {
    key: 'run-key',
    name: 'REEDPIPE in the Run key (needs a log of the registry)',
    shows: 'Not in these logs: no sensor on the network sees the registry.',
    indicates: 'reedpipe',
    phase: 'persistence',
    pattern: String.raw`[windows-registry-key:key = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run' AND windows-registry-key:values[*].name = 'QuayUpdate']`,
    seen: (observation) => has(observation, 'windows-registry-key', () => true),
  },
];
