import { createHash } from 'node:crypto';

function hash(algorithm, text) {
  return createHash(algorithm).update(text).digest('hex');
}

/**
 * A file of the story. There are no contents: its three hashes are those of the text `stix-pattern example file: <label>`.
 * `size` is in octets; `name` is what the mail or the share called it, and is absent for a body that a web server sent.
 */
export function file(label, size, mime, name) {
  const text = `stix-pattern example file: ${label}`;
  return { size, mime, name, md5: hash('md5', text), sha1: hash('sha1', text), sha256: hash('sha256', text) };
}

/**
 * A server certificate of the story; its fingerprints are those of the text `stix-pattern example certificate: <label>`.
 * `subject` and `issuer` are lists of [attribute, value] in the order in which Zeek prints them (most specific first).
 */
export function certificate(label, { subject, issuer = subject, names = [], notBefore, notAfter, keyLength = 2048 }) {
  const text = `stix-pattern example certificate: ${label}`;
  return {
    subject,
    issuer,
    names,
    keyLength,
    notBefore: Date.parse(notBefore) * 1000,
    notAfter: Date.parse(notAfter) * 1000,
    serial: hash('md5', text).slice(0, 16).toUpperCase(),
    sha1: hash('sha1', text),
    sha256: hash('sha256', text),
  };
}
