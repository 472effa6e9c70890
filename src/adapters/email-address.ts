/**
 * Takes the address out of one mailbox of a From, To or Cc header (RFC 5322 3.4), leniently, for logs hold what was sent and not
 * what was allowed: `Ann <ann@example.com>`, `ann@example.com (Ann)`, `Group: ann@example.com;`. Undefined without an `@`.
 */
export function emailAddress(mailbox: string): string | undefined {
  const angles = angleBrackets(mailbox);
  const bare = angles ? mailbox.slice(angles.open + 1, angles.close) : withoutGroup(withoutComment(mailbox));
  const address = bare.trim();
  return address.includes('@') && !/\s/.test(address) ? address : undefined;
}

/** Takes the name that is shown for a mailbox: the words before `<`, or the comment. */
export function displayName(mailbox: string): string | undefined {
  const angles = angleBrackets(mailbox);
  if (angles) {
    const name = mailbox.slice(0, angles.open).trim();
    return (name.startsWith('"') && name.endsWith('"') ? name.slice(1, -1) : name) || undefined;
  }
  const open = mailbox.indexOf('(');
  const close = mailbox.lastIndexOf(')');
  return open < close && open >= 0 ? mailbox.slice(open + 1, close).trim() || undefined : undefined;
}

function angleBrackets(mailbox: string): { readonly open: number; readonly close: number } | undefined {
  const open = mailbox.lastIndexOf('<');
  const close = mailbox.indexOf('>', open);
  return open >= 0 && close > open ? { open, close } : undefined;
}

function withoutComment(mailbox: string): string {
  const open = mailbox.indexOf('(');
  return open < 0 ? mailbox : mailbox.slice(0, open) + mailbox.slice(mailbox.lastIndexOf(')') + 1 || mailbox.length);
}

function withoutGroup(mailbox: string): string {
  const member = mailbox.slice(mailbox.lastIndexOf(':') + 1).trim();
  return member.endsWith(';') ? member.slice(0, -1) : member;
}
