import { addressScope } from '../../values/address-scope.js';
import { readAllowList, type AllowList } from './allow-list.js';

/**
 * What so many share that it says nothing: addresses that no server on the Internet has, resolvers that anyone may use, hosts that systems ask by
 * themselves, and hashes of nothing. Feeds hold them because some malware asked them, too. Hosts that serve their users' content (clouds, content
 * networks, code hosting) are not here: malware is served from them.
 */
const SHARED = `
# Public resolvers: Google, Cloudflare, Quad9, OpenDNS, AdGuard, Level 3
8.8.8.8
8.8.4.4
2001:4860:4860::8888
2001:4860:4860::8844
1.1.1.1
1.0.0.1
2606:4700:4700::1111
2606:4700:4700::1001
9.9.9.9
149.112.112.112
2620:fe::fe
2620:fe::9
208.67.222.222
208.67.220.220
94.140.14.14
94.140.15.15
4.2.2.1
4.2.2.2
dns.google
one.one.one.one
cloudflare-dns.com
dns.quad9.net
# Time
*.pool.ntp.org
time.windows.com
time.apple.com
time.google.com
time.cloudflare.com
time.nist.gov
# Whether there is a connection
connectivitycheck.gstatic.com
connectivitycheck.android.com
clients3.google.com
www.msftconnecttest.com
www.msftncsi.com
captive.apple.com
detectportal.firefox.com
nmcheck.gnome.org
# Certificates: revocation and chains
ocsp.digicert.com
crl3.digicert.com
crl4.digicert.com
crl.microsoft.com
ctldl.windowsupdate.com
ocsp.pki.goog
ocsp.sectigo.com
ocsp.globalsign.com
ocsp.apple.com
# This machine
localhost
localhost.localdomain
# Nothing: the empty file
d41d8cd98f00b204e9800998ecf8427e
da39a3ee5e6b4b0d3255bfef95601890afd80709
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e
`;

/** The list as an allow-list. */
export function sharedInfrastructure(): AllowList {
  const list = readAllowList(SHARED);
  return {
    size: list.size,
    has: (value) => {
      const scope = addressScope(value);
      return (scope !== undefined && scope !== 'public') || list.has(value);
    },
  };
}
