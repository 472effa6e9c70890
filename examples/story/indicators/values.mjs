import { FILES } from '../cast.mjs';
import { address, has, name, request, traffic, value } from '../probe.mjs';

const { document, loader } = FILES;

/** Indicators that compare one property with a constant, or with a list of them. */
export const VALUES = [
  {
    key: 'lure-domain',
    name: 'Lure site of the delivery notice',
    shows: 'Equality: a name that was asked for, or that an HTTP host or a TLS server was called by.',
    indicates: 'campaign',
    phase: 'initial-access',
    pattern: "[domain-name:value = 'tracking.harborline-freight.example']",
    seen: name('tracking.harborline-freight.example'),
  },
  {
    key: 'control-ipv4',
    name: 'REEDPIPE command and control, IPv4',
    shows: 'Equality on an address: as source, as destination, or in an answer.',
    indicates: 'reedpipe',
    phase: 'command-and-control',
    pattern: "[ipv4-addr:value = '198.51.100.140']",
    seen: address('198.51.100.140'),
  },
  {
    key: 'control-ipv6',
    name: 'REEDPIPE command and control, IPv6',
    shows: 'Equality on an IPv6 address in its short form.',
    indicates: 'reedpipe',
    phase: 'command-and-control',
    pattern: "[ipv6-addr:value = '2001:db8:5ab1::140']",
    seen: value('ipv6-addr', '2001:db8:5ab1::140'),
  },
  {
    key: 'loader-url',
    name: 'SALTMARSH download',
    shows: 'Equality on a URL whose host is an address and whose port is not the default one.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: "[url:value = 'http://203.0.113.77:8080/a/update.bin']",
    seen: value('url', 'http://203.0.113.77:8080/a/update.bin'),
  },
  {
    key: 'document-sha256',
    name: 'invoice-4471.docm',
    shows: 'Equality on a hash; a name with a hyphen is quoted in the path.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: `[file:hashes.'SHA-256' = '${document.sha256}']`,
    seen: (observation) => has(observation, 'file', ({ hashes }) => hashes['SHA-256'] === document.sha256),
  },
  {
    key: 'loader-md5',
    name: 'SALTMARSH, by MD5',
    shows: 'Equality on an older hash, as many feeds still have it.',
    indicates: 'saltmarsh',
    phase: 'execution',
    pattern: `[file:hashes.MD5 = '${loader.md5}']`,
    seen: (observation) => has(observation, 'file', ({ hashes }) => hashes.MD5 === loader.md5),
  },
  {
    key: 'loader-agent',
    name: 'SALTMARSH user agent',
    shows: 'A path into an extension: any element of a list of header values.',
    indicates: 'saltmarsh',
    phase: 'command-and-control',
    pattern: "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*] = 'QuayUpdater/1.4']",
    seen: traffic((object) => request(object)?.request_header['User-Agent']?.includes('QuayUpdater/1.4')),
  },
  {
    key: 'sender',
    name: 'Sender of the delivery notice',
    shows: 'Equality on a mail address.',
    indicates: 'attachment',
    phase: 'initial-access',
    pattern: "[email-addr:value = 'billing@harborline-freight.example']",
    seen: value('email-addr', 'billing@harborline-freight.example'),
  },
  {
    key: 'addresses',
    name: 'Addresses of the campaign',
    shows: 'IN: one of several constants.',
    indicates: 'campaign',
    phase: 'command-and-control',
    pattern: "[ipv4-addr:value IN ('198.51.100.23', '203.0.113.53', '203.0.113.77', '192.0.2.201')]",
    seen: (observation) =>
      has(observation, 'ipv4-addr', (object) =>
        ['198.51.100.23', '203.0.113.53', '203.0.113.77', '192.0.2.201'].includes(object.value),
      ),
  },
];
