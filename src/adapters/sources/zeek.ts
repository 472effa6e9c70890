import type { LogSource } from '../mapping.js';
import { ZEEK_CONN } from './zeek-conn.js';
import { ZEEK_DHCP } from './zeek-dhcp.js';
import { ZEEK_DNS } from './zeek-dns.js';
import { ZEEK_FILES } from './zeek-files.js';
import { ZEEK_FTP } from './zeek-ftp.js';
import { ZEEK_HTTP } from './zeek-http.js';
import { ZEEK_KERBEROS } from './zeek-kerberos.js';
import { ZEEK_NOTICE } from './zeek-notice.js';
import { ZEEK_NTLM } from './zeek-ntlm.js';
import { ZEEK_OTHER } from './zeek-other.js';
import { ZEEK_QUIC } from './zeek-quic.js';
import { ZEEK_RDP } from './zeek-rdp.js';
import { ZEEK_SMB_FILES, ZEEK_SMB_MAPPING } from './zeek-smb.js';
import { ZEEK_SMTP } from './zeek-smtp.js';
import { ZEEK_SOFTWARE } from './zeek-software.js';
import { ZEEK_SSH } from './zeek-ssh.js';
import { ZEEK_SSL } from './zeek-ssl.js';
import { ZEEK_X509 } from './zeek-x509.js';

/** The logs of Zeek, in JSON or as tables. A table's `#path` arrives as `_path`, as Zeek's own JSON streaming writes it. */
export const ZEEK: LogSource = {
  name: 'zeek',
  title: 'Zeek',
  layout: 'flat',
  kindField: '_path',
  sensor: { firstOf: ['_system_name', 'peer_descr'] },
  recognised: {
    all: [
      { field: 'ts' },
      { any: [{ field: '_path' }, { all: [{ any: [{ field: 'uid' }, { field: 'fuid' }] }, { field: 'id.orig_h' }] }] },
    ],
  },
  mappings: [
    ZEEK_CONN,
    ZEEK_DNS,
    ZEEK_HTTP,
    ZEEK_SSL,
    ZEEK_X509,
    ZEEK_FILES,
    ZEEK_SMTP,
    ZEEK_RDP,
    ZEEK_NTLM,
    ZEEK_SSH,
    ZEEK_SMB_FILES,
    ZEEK_SMB_MAPPING,
    ZEEK_DHCP,
    ZEEK_KERBEROS,
    ZEEK_FTP,
    ZEEK_NOTICE,
    ZEEK_QUIC,
    ZEEK_SOFTWARE,
  ],
  fallback: ZEEK_OTHER,
};
