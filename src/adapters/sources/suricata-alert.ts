import type { LogMapping } from '../mapping.js';
import { EVE_DNS_OBJECTS } from './suricata-dns.js';
import { EVE_ENDPOINTS, EVE_FLOW_COUNTERS, EVE_TIME, EVE_TRAFFIC } from './suricata-endpoints.js';
import { EVE_FILE_OBJECTS } from './suricata-fileinfo.js';
import { EVE_FTP_OBJECTS } from './suricata-ftp.js';
import { EVE_HTTP_EXTENSIONS, EVE_HTTP_OBJECTS } from './suricata-http.js';
import { EVE_KRB5_OBJECTS } from './suricata-krb5.js';
import { EVE_QUIC_OBJECTS } from './suricata-quic.js';
import { EVE_RDP_OBJECTS } from './suricata-rdp.js';
import { EVE_SMB_OBJECTS } from './suricata-smb.js';
import { EVE_SMTP_OBJECTS } from './suricata-smtp.js';
import { EVE_SSH_OBJECTS } from './suricata-ssh.js';
import { EVE_TLS_OBJECTS } from './suricata-tls.js';

/** Alerts, with whatever their protocol brought along. The flow's counters are what it had carried by then. */
export const SURICATA_ALERT: LogMapping = {
  name: 'suricata-alert',
  title: 'alert',
  kinds: ['alert', 'drop'],
  time: EVE_TIME,
  objects: {
    ...EVE_ENDPOINTS,
    ...EVE_DNS_OBJECTS,
    ...EVE_HTTP_OBJECTS,
    ...EVE_TLS_OBJECTS,
    ...EVE_FILE_OBJECTS,
    ...EVE_SMTP_OBJECTS,
    ...EVE_SSH_OBJECTS,
    ...EVE_SMB_OBJECTS,
    ...EVE_KRB5_OBJECTS,
    ...EVE_FTP_OBJECTS,
    ...EVE_RDP_OBJECTS,
    ...EVE_QUIC_OBJECTS,
    traffic: {
      type: 'network-traffic',
      properties: {
        ...EVE_TRAFFIC,
        ...EVE_FLOW_COUNTERS,
        start: 'flow.start',
        extensions: EVE_HTTP_EXTENSIONS,
      },
    },
  },
};
