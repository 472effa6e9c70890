import type { LogSource } from '../mapping.js';
import { SURICATA_ALERT } from './suricata-alert.js';
import { SURICATA_DHCP } from './suricata-dhcp.js';
import { SURICATA_DNS } from './suricata-dns.js';
import { SURICATA_FILE_ACCESS } from './suricata-file-access.js';
import { SURICATA_FILEINFO } from './suricata-fileinfo.js';
import { SURICATA_FLOW } from './suricata-flow.js';
import { SURICATA_FTP } from './suricata-ftp.js';
import { SURICATA_HTTP } from './suricata-http.js';
import { SURICATA_KRB5 } from './suricata-krb5.js';
import { SURICATA_NETFLOW } from './suricata-netflow.js';
import { SURICATA_OTHER } from './suricata-other.js';
import { SURICATA_QUIC } from './suricata-quic.js';
import { SURICATA_RDP } from './suricata-rdp.js';
import { SURICATA_SMB } from './suricata-smb.js';
import { SURICATA_SMTP } from './suricata-smtp.js';
import { SURICATA_SSH } from './suricata-ssh.js';
import { SURICATA_TLS } from './suricata-tls.js';

/** Suricata's EVE log. */
export const SURICATA: LogSource = {
  name: 'suricata',
  title: 'Suricata EVE',
  layout: 'nested',
  kindField: 'event_type',
  sensor: 'host',
  recognised: {
    all: [
      { field: 'timestamp' },
      { field: 'event_type' },
      { any: [{ field: 'flow_id' }, { field: 'src_ip' }, { field: 'stats' }, { field: 'engine' }] },
    ],
  },
  mappings: [
    SURICATA_FLOW,
    SURICATA_NETFLOW,
    SURICATA_DNS,
    SURICATA_HTTP,
    SURICATA_TLS,
    SURICATA_FILEINFO,
    SURICATA_SMTP,
    SURICATA_SSH,
    SURICATA_SMB,
    SURICATA_KRB5,
    SURICATA_FTP,
    SURICATA_DHCP,
    SURICATA_RDP,
    SURICATA_QUIC,
    SURICATA_FILE_ACCESS,
    SURICATA_ALERT,
  ],
  fallback: SURICATA_OTHER,
};
