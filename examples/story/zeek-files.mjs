import { between } from './random.mjs';
import { SECOND } from './time.mjs';
import { isInside } from './connection.mjs';

/** The row of files.log for one file that `connection` carried: a page that came back, or a mail's attachment. */
export function fileRow(connection, { uid, fileId, body, index }) {
  const { mail, http } = connection.app;
  const duration = Math.min(connection.duration, Math.round(body.size * 1.9) + between(0, 900, 'file', fileId));
  const at = connection.at + (mail ? 52_000 : Math.round(http[index].after * SECOND) + 61_000);
  const [sender, receiver] = mail ? [connection.from, connection.to] : [connection.to, connection.from];
  const values = {
    ts: at,
    fuid: fileId,
    tx_hosts: [sender],
    rx_hosts: [receiver],
    conn_uids: [uid],
    source: mail ? 'SMTP' : 'HTTP',
    depth: mail ? 3 : 0,
    analyzers: ['MD5', 'SHA1', 'SHA256'],
    mime_type: body.mime,
    filename: body.name,
    duration,
    local_orig: isInside(sender),
    is_orig: mail !== undefined,
    seen_bytes: body.size,
    total_bytes: mail ? undefined : body.size,
    missing_bytes: 0,
    overflow_bytes: 0,
    timedout: false,
    md5: body.md5,
    sha1: body.sha1,
    sha256: body.sha256,
  };
  return { written: at + duration, values };
}
