/** The two parts of `example.com:8080`, `[2001:db8::1]:443` or a bare name or address. */
export interface HostPort {
  /** Without brackets. */
  readonly host: string;
  readonly port: string | undefined;
}

/** Splits the port off the text of a Host header. Two colons without brackets are an IPv6 address, which has no port. */
export function splitHostPort(text: string): HostPort {
  if (text.startsWith('[')) {
    const close = text.indexOf(']');
    if (close < 0) return { host: text.slice(1), port: undefined };
    return { host: text.slice(1, close), port: text.startsWith(':', close + 1) ? text.slice(close + 2) : undefined };
  }
  const colon = text.indexOf(':');
  if (colon < 1 || colon !== text.lastIndexOf(':')) return { host: text, port: undefined };
  return { host: text.slice(0, colon), port: text.slice(colon + 1) };
}
