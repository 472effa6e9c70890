/** The parts of a request line: `GET /index.html HTTP/1.1`. */
export interface RequestLine {
  readonly method: string;
  readonly target: string;
  readonly version: string | undefined;
}

/** Takes a request line apart (RFC 9112 section 3); undefined for what is none, such as the first bytes of a TLS handshake. */
export function readRequestLine(text: string): RequestLine | undefined {
  const [, method, rest] = /^([A-Za-z][A-Za-z_-]{0,30}) (.+)$/s.exec(text) ?? [];
  if (method === undefined || rest === undefined) return undefined;
  // A target may have spaces in it, when a client does not encode them.
  const at = rest.lastIndexOf(' HTTP/');
  return at < 0
    ? { method, target: rest.trimEnd(), version: undefined }
    : { method, target: rest.slice(0, at), version: rest.slice(at + 1) };
}
